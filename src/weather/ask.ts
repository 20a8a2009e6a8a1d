import type { Instant } from '#platform/clock.ts';
import { problem, type Problem } from '#platform/problem.ts';
import { failed, type Result } from '#platform/result.ts';

/** What comes back for one request. Header names in lower case. */
export type HttpAnswer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly text: string };

/** The way out, as weather needs it: one GET with limits. A refusal is no answer at all (network, time, size). */
export type WeatherEgress = (request: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBytes: number;
  readonly timeoutMs: number;
}) => Promise<Result<HttpAnswer>>;

/**
 * What asking came to. `missing`: the source does not know this address (404) or does not cover the place (422); `refused`:
 * it does not want us (400, 401, 403). `pauseUntil`: it was asked too often (429) and wants to be left alone until then.
 */
export type Asked =
  | { readonly kind: 'answer'; readonly text: string; readonly lastModified: string | null; readonly expiresAt: Instant | null; readonly note?: string }
  | { readonly kind: 'unchanged'; readonly lastModified: string | null; readonly expiresAt: Instant | null }
  | { readonly kind: 'missing' | 'refused' | 'failed'; readonly problem: Problem; readonly pauseUntil?: Instant };

/** How one refresh asks. */
export type Asking = {
  readonly egress: WeatherEgress;
  readonly userAgent: string;
  readonly now: () => Instant;
  readonly sleep: (ms: number) => Promise<void>;
};

/** A grid of 230 KB is the largest answer ever seen. */
const MAX_BYTES = 4 * 1024 * 1024;
const TIMEOUT_MS = 10_000;
/** Waits before the second and third try. */
const PAUSES_MS = [1_000, 4_000];
/** Pause after 429 where the source names none. */
const THROTTLED_MS = 10 * 60_000;
/** A source's word on how long its answer holds is believed between these. */
const HOLDS_MS = [60_000, 6 * 3_600_000] as const;

/** Until when an answer holds by its own headers (Cache-Control, else Expires measured against its own Date), or null. */
export function expiryOf(headers: Readonly<Record<string, string>>, now: Instant): Instant | null {
  const maxAge = /(?:^|[,\s])max-age=(\d+)/i.exec(headers['cache-control'] ?? '')?.[1];
  const date = Date.parse(headers['date'] ?? '');
  const expires = Date.parse(headers['expires'] ?? '');
  const holds = maxAge === undefined ? expires - (Number.isNaN(date) ? now : date) : Number(maxAge) * 1000 - Number(headers['age'] ?? 0) * 1000;
  if (Number.isNaN(holds)) return null;
  return now + Math.min(Math.max(holds, HOLDS_MS[0]), HOLDS_MS[1]);
}

/** The source's own sentence on a fault, where it gave one in problem+json (Open-Meteo: in `reason`). */
function saidIn(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return null;
    const said = 'detail' in body ? body.detail : 'title' in body ? body.title : 'reason' in body ? body.reason : null;
    return typeof said === 'string' ? said.slice(0, 300) : null;
  } catch {
    return null;
  }
}

function outcomeOf({ status, headers, text }: HttpAnswer, now: Instant): Asked {
  const stamps = { lastModified: headers['last-modified'] ?? null, expiresAt: expiryOf(headers, now) };
  if (status === 304) return { kind: 'unchanged', ...stamps };
  if (status === 200) return { kind: 'answer', text, ...stamps };
  if (status === 203) return { kind: 'answer', text, ...stamps, note: 'The source calls this product deprecated (203).' };
  const said = saidIn(text);
  const detail = `The source answered with status ${status}${said === null ? '' : `: ${said}`}.`;
  if (status === 404 || status === 422) return { kind: 'missing', problem: problem('weather/not-covered', detail) };
  if (status === 400 || status === 401 || status === 403)
    return { kind: 'refused', problem: problem('weather/unavailable', `${detail} Is a contact set (CONTACT_EMAIL)?`) };
  const failure = problem('weather/unavailable', detail);
  return status === 429 ? { kind: 'failed', problem: failure, pauseUntil: pauseOf(headers, now) } : { kind: 'failed', problem: failure };
}

/** How long a source that is asked too often is left alone: as it says in seconds, between one minute and an hour. */
function pauseOf(headers: Readonly<Record<string, string>>, now: Instant): Instant {
  const said = Number(headers['retry-after'] ?? Number.NaN) * 1000;
  return now + (Number.isNaN(said) ? THROTTLED_MS : Math.min(Math.max(said, 60_000), 3_600_000));
}

async function once(asking: Asking, url: string, since: string | null): Promise<Result<HttpAnswer>> {
  try {
    return await asking.egress({
      url,
      maxBytes: MAX_BYTES,
      timeoutMs: TIMEOUT_MS,
      headers: {
        'user-agent': asking.userAgent,
        accept: 'application/geo+json, application/json;q=0.9',
        ...(since === null ? {} : { 'if-modified-since': since }),
      },
    });
  } catch (error) {
    return failed(problem('egress/failed', `Asking failed: ${error instanceof Error ? error.message : 'unknown'}`));
  }
}

/**
 * A polite way to ask for one refresh: one stable User-Agent with a contact, conditional requests, no parameters against
 * caches. Only 5xx and broken connections are tried again, twice with growing waits; after that further addresses of this
 * refresh get one try each, as it is the source that is down. A source that does not answer in time is not asked again in
 * this refresh: the next one comes within a minute, and other work waits.
 */
export function politeAsk(asking: Asking): (url: string, since: string | null) => Promise<Asked> {
  let pauses: readonly number[] = PAUSES_MS;
  let silent: Problem | null = null;
  return async (url, since) => {
    if (silent !== null) return { kind: 'failed', problem: silent };
    for (let attempt = 0; ; attempt++) {
      const answer = await once(asking, url, since);
      if (answer.ok && answer.value.status < 500) return outcomeOf(answer.value, asking.now());
      const outcome: Asked = answer.ok ? outcomeOf(answer.value, asking.now()) : { kind: 'failed', problem: answer.problem };
      if (!answer.ok && answer.problem.code === 'egress/timeout') silent = answer.problem;
      const pause = pauses[attempt];
      if (!answer.ok && answer.problem.code !== 'egress/failed') return outcome;
      if (pause === undefined) {
        pauses = [];
        return outcome;
      }
      await asking.sleep(pause);
    }
  };
}
