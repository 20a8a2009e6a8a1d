import { gunzipSync } from 'node:zlib';
import { ok, refuse, type Result } from '#platform/result.ts';
import { LIMITS } from './limits.ts';

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * Decompresses gzip, known by its first two bytes, never by a header or name (servers lie about both).
 * Refuses `wire/too-large` at the cap, before more is made, and `wire/broken` where the stream is cut or gzip holds gzip.
 */
export function unpack(bytes: Uint8Array): Result<Uint8Array> {
  if (bytes.length > LIMITS.bytes) {
    return refuse('wire/too-large', `It has ${bytes.length} bytes; at most ${LIMITS.bytes} are read.`);
  }
  if (!isGzip(bytes)) return ok(bytes);
  try {
    const plain = gunzipSync(bytes, { maxOutputLength: LIMITS.unpackedBytes });
    return isGzip(plain) ? refuse('wire/broken', 'It is compressed twice; such a file is not read.') : ok(plain);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      return refuse('wire/too-large', `Decompressed it has more than ${LIMITS.unpackedBytes} bytes.`);
    }
    return refuse('wire/broken', 'It is compressed with gzip, and the compressed data is damaged or cut off.');
  }
}
