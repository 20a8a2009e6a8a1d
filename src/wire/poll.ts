import type { Clock, Instant } from '#platform/clock.ts';
import type { Egress, EgressAnswer } from '#platform/egress.ts';
import type { Result } from '#platform/result.ts';
import type { Decoded } from './decode/decode.ts';
import type { DecodeHints } from './decode/decoder.ts';
import { retryAfter, pauseAfterFailure, pauseAfterSuccess } from './poll-pause.ts';
import type { Source } from './source.ts';

/** What polling needs, handed in. `decode` is the worker of `decode/in-worker.ts`; `random` (0 to 1) spreads the polls. */
export type PollParts = {
  readonly egress: Egress;
  readonly files: { put(bytes: Uint8Array): Promise<string> };
  readonly decode: (bytes: Uint8Array, hints: DecodeHints) => Promise<Result<Decoded>>;
  readonly clock: Clock;
  readonly random: () => number;
};

/** What one poll came to. `source` is to be saved as it stands; `lastArrivalAt` is for whoever takes the items in. */
export type Polled = {
  readonly source: Source;
  readonly outcome: 'read' | 'unchanged' | 'failed' | 'gone';
  /** When to poll again; null for a source that is gone. */
  readonly nextAt: Instant | null;
  /** The delivery, where one was read. */
  readonly delivery: { readonly decoded: Decoded; readonly rawHash: string } | null;
  /** Where the source says it has moved for good; the address is changed by a person (F-2), so this is only told. */
  readonly movedTo: string | null;
};

const EIGHT_DAYS = 8 * 86_400_000;
/** F-4: as sent and decompressed. */
const MAX_BYTES = 50_000_000;
const TIMEOUT_MS = 60_000;

/**
 * ETag and Last-Modified as a pair. Once in eight days they are left out: some servers say "not modified" for ever
 * (F-1). The days are counted from 1970, so that nothing needs to be remembered for it.
 */
function validators(source: Source, now: Instant): Record<string, string> {
  const { etag, lastModified, lastPolledAt } = source;
  if (lastPolledAt === null || Math.floor(lastPolledAt / EIGHT_DAYS) !== Math.floor(now / EIGHT_DAYS)) return {};
  return { ...(etag === null ? {} : { 'if-none-match': etag }), ...(lastModified === null ? {} : { 'if-modified-since': lastModified }) };
}

function charsetOf(headers: Readonly<Record<string, string>>): string | null {
  return /;\s*charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? null;
}

function failed(source: Source, problem: string, parts: PollParts, after: number | null = null): Polled {
  const now = parts.clock.now();
  const failures = source.failures + 1;
  const pause = after ?? pauseAfterFailure(failures, source.intervalSeconds, parts.random());
  return { source: { ...source, failures, problem, lastPolledAt: now }, outcome: 'failed', nextAt: now + pause, delivery: null, movedTo: null };
}

/** Reads what came: the bytes are on the disk before anything can fail. */
async function read(source: Source, answer: EgressAnswer, parts: PollParts): Promise<Polled> {
  const rawHash = await parts.files.put(answer.bytes);
  const decoded = await parts.decode(answer.bytes, { url: answer.finalUrl, charset: charsetOf(answer.headers), sourceZone: source.timeZone });
  // The validators of a delivery that could not be read are not kept: it is asked for whole again.
  if (!decoded.ok) return failed({ ...source, etag: null, lastModified: null }, decoded.problem.detail, parts);
  const now = parts.clock.now();
  const stale = answer.headers['expires'] === '0';
  return {
    source: {
      ...source,
      etag: stale ? null : (answer.headers['etag'] ?? null),
      lastModified: stale ? null : (answer.headers['last-modified'] ?? null),
      lastPolledAt: now,
      failures: 0,
      problem: null,
    },
    outcome: 'read',
    nextAt: now + pauseAfterSuccess(source.intervalSeconds, parts.random()),
    delivery: { decoded: decoded.value, rawHash },
    movedTo: answer.permanentRedirect,
  };
}

/**
 * Asks a source once (F-1 to F-4): conditional GET, limits, back-off with jitter, Retry-After. 304: nothing new. 410:
 * polling ends, stories stay. Says nothing about what is new: that is `ingest.ts`, by identity and content, never by
 * date. Never rejects for what the other side does; rejects where the raw bytes cannot be kept.
 */
export async function poll(source: Source, parts: PollParts): Promise<Polled> {
  const now = parts.clock.now();
  const headers = {
    accept: 'application/rss+xml, application/atom+xml, application/json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5',
    ...validators(source, now),
  };
  const asked = await parts.egress.request(source.url, { headers, maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS });
  if (!asked.ok) return failed(source, asked.problem.detail, parts);
  const answer = asked.value;
  if (answer.status === 304) {
    const pause = pauseAfterSuccess(source.intervalSeconds, parts.random());
    return {
      source: { ...source, lastPolledAt: now, failures: 0, problem: null },
      outcome: 'unchanged',
      nextAt: now + pause,
      delivery: null,
      movedTo: answer.permanentRedirect,
    };
  }
  if (answer.status === 410) {
    return {
      source: {
        ...source,
        enabled: false,
        lastPolledAt: now,
        problem: 'The source says that it is gone for good (410). It is not asked any more; its stories stay.',
      },
      outcome: 'gone',
      nextAt: null,
      delivery: null,
      movedTo: null,
    };
  }
  if (answer.status === 200) return read(source, answer, parts);
  const after = answer.status === 429 || answer.status === 503 ? retryAfter(answer.headers['retry-after'], now) : null;
  return failed(source, statusWords(answer.status), parts, after);
}

function statusWords(status: number): string {
  if (status === 401 || status === 403) return `The source refuses us (${status}): check its address and our permission.`;
  if (status === 404) return 'There is nothing at this address (404).';
  if (status === 429) return 'The source asks for fewer requests (429).';
  if (status >= 500) return `The source has a fault of its own (${status}).`;
  return `The source answered with status ${status} instead of a feed.`;
}
