import type { Clock, Instant } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import { problem as problemOf, type Problem } from '#platform/problem.ts';
import { failed, ok, type Result } from '#platform/result.ts';
import type { AlertList } from '../alert.ts';
import type { HttpAnswer, WeatherEgress } from '../ask.ts';
import type { AlertKeeper } from './kept-list.ts';
import { readAlerts } from './read-alerts.ts';

/** A feed of alerts: the whole country's list in one answer. */
export type AlertFeed = { readonly id: string; readonly url: string; readonly accept: string };

/** Every alert in force in the United States, as api.weather.gov gives it. */
export const NWS_ALERTS: AlertFeed = { id: 'nws', url: 'https://api.weather.gov/alerts/active?status=actual', accept: 'application/geo+json' };

/** What a poll works with; all of it is handed in. */
export type PollParts = {
  readonly keeper: AlertKeeper;
  readonly egress: WeatherEgress;
  readonly clock: Clock;
  readonly log: Log;
  readonly userAgent: string;
  /** From 0 to 1; spreads the polls of many stations. */
  readonly random: () => number;
  /** Language that is chosen where a message has several. */
  readonly language: string;
};

/** What a poll came to. `list` where a new one came; a failure leaves the last one standing. */
export type Polled = { readonly nextAt: Instant; readonly list: AlertList | null; readonly problem: Problem | null };

/** The source lets answers be kept for 30 s. */
const EVERY_MS = 30_000;
/** A national list of a stormy day is 2 MB. */
const MAX_BYTES = 16 * 1024 * 1024;
const TIMEOUT_MS = 15_000;

type Kept = Awaited<ReturnType<AlertKeeper['head']>>;

async function ask(feed: AlertFeed, kept: Kept, { egress, userAgent }: PollParts): Promise<Result<HttpAnswer>> {
  // Without a list of our own "not modified" would leave us with none.
  const since =
    kept === null || kept.fetchedAt === null
      ? {}
      : { ...(kept.etag === null ? {} : { 'if-none-match': kept.etag }), ...(kept.lastModified === null ? {} : { 'if-modified-since': kept.lastModified }) };
  try {
    return await egress({ url: feed.url, maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS, headers: { 'user-agent': userAgent, accept: feed.accept, ...since } });
  } catch (error) {
    return failed(problemOf('egress/failed', `Asking failed: ${error instanceof Error ? error.message : 'unknown'}`));
  }
}

/** How long a source that is asked too often, or is down for a while, wants to be left alone: at most five minutes are granted. */
function pauseAsked({ headers, status }: HttpAnswer): number {
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  return (status === 429 || status === 503) && seconds > 0 ? Math.min(seconds * 1000, 5 * 60_000) : 0;
}

/** Keeps what an answer brought: the new list, word that the old one holds, or the failure. */
async function keep(feed: AlertFeed, answer: Result<HttpAnswer>, kept: Kept, parts: PollParts): Promise<Result<AlertList | null>> {
  const { keeper, clock, language } = parts;
  if (!answer.ok) return answer;
  const { status, headers, text } = answer.value;
  const now = clock.now();
  if (status === 304 && kept !== null && kept.fetchedAt !== null) {
    await keeper.saveUnchanged(feed.id, now);
    return ok(null);
  }
  if (status !== 200) return failed(problemOf('weather/unavailable', `The source of alerts answered with status ${status}.`));
  const list = readAlerts(text, { language, now });
  // A list of which nothing can be read says nothing of what holds: it must not wipe out the one we have.
  if (list.ok && list.value.alerts.length === 0 && list.value.refused.length > 0)
    return failed(problemOf('weather/bad-answer', `None of ${list.value.refused.length} alerts can be read.`));
  if (list.ok) await keeper.saveList({ feed: feed.id, body: text, at: now, lastModified: headers['last-modified'] ?? null, etag: headers['etag'] ?? null });
  return list;
}

/**
 * The body of the job that keeps a feed's alerts: asks once, conditionally, keeps what came and notes what did not. The next
 * poll is the next try. Never throws for a source's fault; throws where nothing can be kept.
 */
export async function pollAlerts(feed: AlertFeed, parts: PollParts): Promise<Polled> {
  const { keeper, clock, log } = parts;
  const begun = clock.now();
  const kept = await keeper.head(feed.id);
  const answer = await ask(feed, kept, parts);
  const list = await keep(feed, answer, kept, parts);
  const pause = Math.max(EVERY_MS, answer.ok ? pauseAsked(answer.value) : 0);
  const nextAt = Math.round(Math.max(clock.now() + 1000, begun + pause * (1 + 0.05 * parts.random())));
  if (list.ok) {
    for (const { id, reason } of list.value?.refused ?? []) log.warn({ feed: feed.id, alert: id, reason }, 'an alert cannot be read');
    return { nextAt, list: list.value, problem: null };
  }
  const { code, detail } = list.problem;
  await keeper.saveProblem(feed.id, { code, detail, at: clock.now() });
  log.warn({ feed: feed.id, code, detail }, 'the alerts did not come');
  return { nextAt, list: null, problem: list.problem };
}
