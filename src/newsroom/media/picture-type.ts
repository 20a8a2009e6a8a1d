/** The kinds of picture that are taken. */
export type PictureType = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif';

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/**
 * What the first bytes say a file is; null for anything that is not taken (SVG and HTML among it). Neither the name nor
 * the announced type is asked. Signatures: PNG 5.2, JPEG B.1.1, RIFF/WebP, GIF89a 17, AVIF 4 (ISO BMFF brands).
 */
export function pictureType(bytes: Uint8Array): PictureType | null {
  if (bytes.length < 16) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (bytes[0] === 0x89 && ascii(bytes, 1, 8) === 'PNG\r\n\u001a\n') return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  if (ascii(bytes, 0, 6) === 'GIF87a' || ascii(bytes, 0, 6) === 'GIF89a') return 'gif';
  if (ascii(bytes, 4, 8) === 'ftyp' && isAvif(bytes)) return 'avif';
  return null;
}

/** AVIF by its major or a compatible brand; HEIC has other ones and is not taken. */
function isAvif(bytes: Uint8Array): boolean {
  const size = Math.min(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), bytes.length, 256);
  for (let at = 8; at + 4 <= size; at += 4) if (at !== 12 && ascii(bytes, at, at + 4) === 'avif') return true;
  return false;
}
