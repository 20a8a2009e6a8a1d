import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ContentCoding } from './content-coding.ts';
import type { HeaderList } from './security-headers.ts';

/** One form of a finished answer: its bytes, and its whole head as Node writes it. */
export type Form = { readonly body: Buffer; readonly head: string[] };

/**
 * A finished answer: ready to be sent any number of times. Its forms are made once for each version; better ones may be
 * added later (`addForm`). The entity tag is weak, because all forms share it.
 */
export type Finished = {
  readonly status: number;
  readonly etag: string;
  /** Heads of every form lead with these; the 304 carries them too. */
  readonly headers: HeaderList;
  readonly notModified: string[];
  readonly identity: Form;
  gzip: Form | null;
  br: Form | null;
  /** True once the small forms have been made with care. */
  settled: boolean;
};

/** Below this many bytes a compressed form gains nothing. */
const WORTH_COMPRESSING = 600;
const NO_BODY = Buffer.alloc(0);

/**
 * Makes an answer ready. `headers` are all but `ETag`, `Content-Length`, `Content-Encoding` and `Date`; `compress`: text,
 * which is kept in compressed forms and varies by `Accept-Encoding`.
 */
export function finish(answer: {
  readonly status: number;
  readonly body: string | Buffer;
  readonly headers: HeaderList;
  readonly compress: boolean;
}): Finished {
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  const etag = `W/"${hash('sha256', body, 'base64url').slice(0, 22)}"`;
  const headers = [...answer.headers, 'ETag', etag, ...(answer.compress ? ['Vary', 'Accept-Encoding'] : [])];
  return {
    status: answer.status,
    etag,
    headers,
    notModified: [...headers],
    identity: { body, head: [...headers, 'Content-Length', String(body.length)] },
    gzip: null,
    br: null,
    settled: !answer.compress || body.length < WORTH_COMPRESSING,
  };
}

/** Adds, or replaces by a smaller one, a compressed form. Kept only where it is smaller than the plain bytes. */
export function addForm(answer: Finished, coding: Exclude<ContentCoding, 'identity'>, body: Buffer): void {
  if (body.length >= (answer[coding] ?? answer.identity).body.length) return;
  answer[coding] = { body, head: [...answer.headers, 'Content-Encoding', coding, 'Content-Length', String(body.length)] };
}

/** Makes the first compressed form at once, fast rather than small: some 4 µs a kilobyte, half of it spared by small tables. */
export function compressQuickly(answer: Finished): void {
  if (answer.settled || answer.gzip !== null) return;
  addForm(answer, 'gzip', gzipSync(answer.identity.body, { level: 2, memLevel: 6, windowBits: 14, chunkSize: 32 * 1024 }));
}

/** The best form among those that the request allows. */
export function formFor(answer: Finished, accepted: readonly ContentCoding[]): Form {
  for (const coding of accepted) {
    const form = answer[coding];
    if (form !== null) return form;
  }
  return answer.identity;
}

/** Bytes of memory that the answer holds: its forms, and some for their heads. */
export function bytesOf(answer: Finished): number {
  return answer.identity.body.length + (answer.gzip?.body ?? NO_BODY).length + (answer.br?.body ?? NO_BODY).length + 4096;
}

/** The value of header `name` (any case), or null. */
export function headerOf(headers: HeaderList, name: string): string | null {
  for (let i = 0; i < headers.length; i += 2) if (headers[i]?.toLowerCase() === name.toLowerCase()) return headers[i + 1] ?? null;
  return null;
}
