import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import { ok, refuse, type Result } from './result.ts';

/** A body may grow by this much when it is decompressed, above the first million bytes. Real feeds stay under 30. */
const MAX_RATIO = 200;

const DECODERS: Readonly<Record<string, (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
  // "deflate" is zlib by the standard and raw on some servers.
  deflate: (bytes, options) => ((bytes[0] ?? 0) % 16 === 8 ? promisify(inflate)(bytes, options) : promisify(inflateRaw)(bytes, options)),
};

/** Encodings that are asked for. */
export const ACCEPT_ENCODING = 'gzip, br, deflate';

/** Takes a body in up to `maxBytes`; stops the sender at one byte more with `egress/too-large`. `host` is for the message. */
export async function readBody(body: AsyncIterable<Uint8Array> & { destroy(): unknown }, maxBytes: number, host: string): Promise<Result<Uint8Array>> {
  const parts: Uint8Array[] = [];
  let total = 0;
  for await (const part of body) {
    total += part.length;
    if (total > maxBytes) {
      body.destroy();
      return refuse('egress/too-large', `The answer of ${host} has more than ${maxBytes} bytes.`);
    }
    parts.push(part);
  }
  return ok(Buffer.concat(parts, total));
}

/** Undoes one content encoding, with a stop by size and by ratio. Refuses several encodings on top of each other. */
export async function decodeBody(bytes: Uint8Array, encoding: string | undefined, maxBytes: number, host: string): Promise<Result<Uint8Array>> {
  const name = (encoding ?? '').trim().toLowerCase();
  if (name === '' || name === 'identity' || bytes.length === 0) return ok(bytes);
  const decoder = Object.hasOwn(DECODERS, name) ? DECODERS[name] : undefined;
  if (decoder === undefined) return refuse('egress/failed', `The answer of ${host} is encoded as "${name.slice(0, 40)}", which is not read.`);
  const maxOutputLength = Math.min(maxBytes, bytes.length * MAX_RATIO + 1_000_000);
  try {
    return ok(await decoder(bytes, { maxOutputLength }));
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      return refuse('egress/too-large', `The answer of ${host} has more than ${maxOutputLength} bytes once decompressed.`);
    return refuse('egress/failed', `The compressed answer of ${host} is damaged.`);
  }
}
