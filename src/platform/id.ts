const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's base 32: no i, l, o, u

function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text;
}

/** A new identifier: 26 lower-case characters, sorted by `at` (milliseconds), 80 random bits. */
export function newId(at: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 5, rest = at; i >= 0; i--, rest = Math.floor(rest / 256)) bytes[i] = rest % 256;
  return base32(bytes);
}

/** An unguessable token of 128 random bits, for addresses of files and one-time links. */
export function newToken(): string {
  return base32(crypto.getRandomValues(new Uint8Array(16)));
}
