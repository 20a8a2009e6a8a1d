import iconv from 'iconv-lite';
import { mendText } from './mend-text.ts';

/** Text of a delivery, which encoding it was read as, and what had to be mended. */
export type DecodedText = { readonly text: string; readonly encoding: string; readonly problems: readonly string[] };

/** Encodings whose text is plain ASCII bytes with escapes, so that "valid UTF-8" says nothing. */
const SEVEN_BIT = /^(iso-2022-|utf-?7|hz)/i;
const utf8Decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const windows1252 = new TextDecoder('windows-1252');
const MULTI_BYTE = /^(big5|gb|euc-|cs?euc|shift|s-?jis|x-sjis|ks_c|ks|windows-31j|ms_kanji|johab)/i;

const BOMS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

function byMark(bytes: Uint8Array): readonly [encoding: string, skip: number] | null {
  for (const [mark, encoding] of BOMS) if (mark.every((b, i) => bytes[i] === b)) return [encoding, mark.length];
  return null;
}

/** Wide encodings without a mark, by where the zeros stand around the first character (`<`, `{`, `[`). */
function byZeros(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0 && b === 0 && c === 0 && d !== 0) return 'utf-32be';
  if (a !== 0 && b === 0 && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be';
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  return null;
}

/** The encoding that the file says of itself in an XML declaration; null without one. */
function declaredInside(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 400)).toString('latin1');
  return /^\s*<\?[a-z]*xml[^>]*?\sencoding\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1]?.toLowerCase() ?? null;
}

function decodeAs(bytes: Uint8Array, encoding: string, strict: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: strict, ignoreBOM: false }).decode(bytes);
  } catch {
    if (strict || !iconv.encodingExists(encoding)) return null;
    return iconv.decode(Buffer.from(bytes), encoding);
  }
}

/** Does valid UTF-8 settle it? Not for a few two-byte sequences in text that declares an East Asian encoding. */
function utf8Wins(text: string, declared: string | null): boolean {
  if (declared === null) return true;
  if (SEVEN_BIT.test(declared)) return !text.includes('\u001b') && !/\+[A-Za-z0-9+/]{2,}-/.test(text);
  if (!MULTI_BYTE.test(declared)) return true;
  const wide = text.match(/[\u0080-\uffff]/g) ?? [];
  return wide.length === 0 || wide.length > 16 || wide.some((c) => c > '\u07ff');
}

const VALID =
  /[\u0000-\u007f]+|[\u00c2-\u00df][\u0080-\u00bf]|\u00e0[\u00a0-\u00bf][\u0080-\u00bf]|[\u00e1-\u00ec\u00ee\u00ef][\u0080-\u00bf]{2}|\u00ed[\u0080-\u009f][\u0080-\u00bf]|\u00f0[\u0090-\u00bf][\u0080-\u00bf]{2}|[\u00f1-\u00f3][\u0080-\u00bf]{3}|\u00f4[\u0080-\u008f][\u0080-\u00bf]{2}/y; // oxlint-disable-line no-control-regex

/**
 * A feed put together from parts: UTF-8, with a few bytes of a template in another encoding. Only where valid sequences
 * outnumber stray bytes three to one, which text of a single-byte encoding never does. Null otherwise.
 */
function mostlyUtf8(bytes: Uint8Array): string | null {
  const raw = Buffer.from(bytes).toString('latin1');
  const parts: string[] = [];
  let good = 0;
  let stray = 0;
  for (let at = 0; at < raw.length; ) {
    VALID.lastIndex = at;
    const run = VALID.exec(raw)?.[0];
    if (run === undefined) {
      stray++;
      parts.push(windows1252.decode(bytes.subarray(at, at + 1)));
      at++;
      if (stray > 50 && stray * 3 > good) return null;
    } else {
      if (run.charCodeAt(0) > 0x7f) good++;
      parts.push(utf8Decoder.decode(bytes.subarray(at, at + run.length)));
      at += run.length;
    }
  }
  return good >= stray * 3 ? parts.join('') : null;
}

function ladder(bytes: Uint8Array, httpCharset: string | null): DecodedText {
  const mark = byMark(bytes);
  if (mark !== null) {
    const rest = bytes.subarray(mark[1]);
    const text = decodeAs(rest, mark[0], false) ?? '';
    return { text, encoding: mark[0], problems: text.includes('\ufffd') ? [`bytes that are not ${mark[0]}, which the byte order mark says it is`] : [] };
  }
  const wide = byZeros(bytes);
  if (wide !== null) return { text: decodeAs(bytes, wide, false) ?? '', encoding: wide, problems: [] };
  const declared = declaredInside(bytes);
  const utf8 = decodeAs(bytes, 'utf-8', true);
  if (utf8 !== null && utf8Wins(utf8, httpCharset ?? declared)) {
    return { text: utf8, encoding: 'utf-8', problems: [] };
  }
  const mixed = utf8 === null && !MULTI_BYTE.test(httpCharset ?? declared ?? '') ? mostlyUtf8(bytes) : null;
  if (mixed !== null)
    return { text: mixed, encoding: 'utf-8', problems: ['UTF-8 with single bytes of another encoding among it: those are read as windows-1252'] };
  for (const name of [httpCharset, declared]) {
    // A false "utf-16" (the zeros would have shown) and a false "utf-8" (strict reading failed) are passed over.
    if (name === null || /^(utf-?(8|16|32)|ucs|iso-10646)/i.test(name)) continue;
    const text = decodeAs(bytes, name, false);
    if (text !== null)
      return { text, encoding: name.toLowerCase(), problems: text.includes('\ufffd') ? [`bytes that are not ${name}, which it declares`] : [] };
  }
  const why = declared === null ? 'it names no encoding and is not UTF-8' : `it declares ${declared} and is not`;
  return { text: decodeAs(bytes, 'windows-1252', false) ?? '', encoding: 'windows-1252', problems: [`${why}: read as windows-1252`] };
}

/**
 * Bytes to text by the ladder of wire rule X-1: byte order mark → zeros of UTF-16/32 → strict UTF-8 → HTTP charset →
 * XML declaration → windows-1252. Then mends what is damaged throughout and removes characters XML has no place for.
 */
export function bytesToText(bytes: Uint8Array, httpCharset: string | null = null): DecodedText {
  const read = ladder(bytes, httpCharset);
  const mended = mendText(read.text);
  return { text: mended.text, encoding: read.encoding, problems: [...read.problems, ...mended.problems] };
}
