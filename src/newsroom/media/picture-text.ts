/** What a picture file says of itself, for the form; nothing of it reaches readers unasked. */
export type PictureText = { readonly caption: string | null; readonly credit: string | null };

function words(bytes: Uint8Array): string | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes);
  }
  const clean = text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 2000);
  return clean === '' ? null : clean;
}

/** IPTC-IIM 4.2: data sets `1C 02 NUMBER LENGTH(2) …`. 80 byline, 110 credit, 116 copyright, 120 caption. */
function fromIptc(block: Uint8Array): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (let at = 0; at + 5 <= block.length; ) {
    const length = ((block[at + 3] ?? 0) << 8) | (block[at + 4] ?? 0);
    if (block[at] !== 0x1c || block[at + 1] !== 2 || length > 0x7fff || at + 5 + length > block.length) {
      at += 1;
      continue;
    }
    const text = words(block.subarray(at + 5, at + 5 + length));
    const number = block[at + 2] ?? 0;
    if (text !== null && !found.has(number)) found.set(number, text);
    at += 5 + length;
  }
  return found;
}

/** EXIF 2.3, first directory only: 010E image description, 013B artist, 8298 copyright; all are ASCII entries (type 2). */
function fromExif(block: Uint8Array): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const tiff = String.fromCharCode(...block.subarray(0, 4)) === 'Exif' ? block.subarray(6) : block;
  if (tiff.length < 14) return found;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  const little = tiff[0] === 0x49;
  const first = view.getUint32(4, little);
  if (first + 2 > tiff.length) return found;
  const count = Math.min(view.getUint16(first, little), 200);
  for (let i = 0; i < count; i++) {
    const at = first + 2 + i * 12;
    if (at + 12 > tiff.length) break;
    const tag = view.getUint16(at, little);
    const length = view.getUint32(at + 4, little);
    if (view.getUint16(at + 2, little) !== 2 || ![0x010e, 0x013b, 0x8298].includes(tag)) continue;
    const start = length <= 4 ? at + 8 : view.getUint32(at + 8, little);
    if (start + length > tiff.length) continue;
    const text = words(tiff.subarray(start, start + length));
    if (text !== null) found.set(tag, text);
  }
  return found;
}

/** Caption and credit from IPTC, else from EXIF; null where the file has none. Never throws, whatever the blocks hold. */
export function pictureText(blocks: { readonly iptc?: Uint8Array | undefined; readonly exif?: Uint8Array | undefined }): PictureText {
  const iptc = fromIptc(blocks.iptc ?? new Uint8Array());
  const exif = fromExif(blocks.exif ?? new Uint8Array());
  return {
    caption: iptc.get(120) ?? exif.get(0x010e) ?? null,
    credit: iptc.get(110) ?? iptc.get(80) ?? exif.get(0x013b) ?? iptc.get(116) ?? exif.get(0x8298) ?? null,
  };
}
