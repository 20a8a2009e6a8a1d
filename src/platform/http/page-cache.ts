import type { Clock, Instant } from '../clock.ts';
import { openBreaker, type Breaker } from './breaker.ts';
import { bytesOf, compressQuickly, type Finished } from './finished.ts';
import type { Made } from './made.ts';
import { openFlights, type Flights } from './flights.ts';
import { keptPages, type Kept, type KeptPages } from './kept-pages.ts';
import { purgeLog, type PurgeLog } from './purge-log.ts';

/** How long pages are good for, in milliseconds, and how many bytes of them are kept. */
export type CacheLimits = {
  readonly bytes: number;
  /** Fresh for at most this long, however quiet the station. */
  readonly maxAge: number;
  /** After that served for this long while one request makes it anew. Not past `turnsAt`. */
  readonly whileRevalidating: number;
  /** Served for this long after it was made where making it anew fails. */
  readonly ifError: number;
  /** A stale page is served when a new one takes longer than this. */
  readonly patience: number;
  /** Where there is none, a page that takes longer than this counts as failed. */
  readonly giveUp: number;
  /** After a failure, stale pages are served at once for this long before the next try. */
  readonly retryAfter: number;
  /**
   * How many new pages a second get their first compressed form before their first reader. In a flood of pages that nobody
   * has read yet, the rest go out plain and are compressed when they are asked for again: the core is for making pages.
   */
  readonly quickCompressions: number;
};

/** The limits a station starts with: see docs/performance.md. */
export const CACHE_LIMITS: CacheLimits = {
  bytes: 96 * 1024 * 1024,
  maxAge: 60_000,
  whileRevalidating: 10_000,
  ifError: 6 * 3_600_000,
  patience: 400,
  giveUp: 8000,
  retryAfter: 1000,
  quickCompressions: 200,
};

/** Finished pages, shared by the reader's pages and the feeds. */
export type PageCache = {
  /** The page of `key` where it may be served with no further question, for the hot path; else undefined. */
  peek(key: string): Finished | undefined;
  /**
   * The page of `key`: kept, or made by `make`, once however many ask. Rejects with `make`'s error where nothing may stand in.
   */
  get(key: string, make: () => Promise<Made>): Promise<Finished>;
  /**
   * Ends the freshness of every page that carries one of `tags`, those being made included. `hard`: something was withdrawn;
   * such pages are dropped at once and never stand in for anything, and `paths` are buried: until the store was asked again
   * nobody gets an answer of theirs.
   */
  purge(tags: readonly string[], options?: { readonly hard?: boolean; readonly paths?: readonly string[] }): void;
  /** Was `key` withdrawn, and not shown to be back since? */
  isBuried(key: string): boolean;
  /** Counts every purge: what else is derived from the store can compare it. */
  readonly purges: number;
  readonly figures: CacheFigures;
};

/** What the cache did since it was opened. */
export type CacheFigures = { hits: number; makes: number; failures: number; stale: number; pages: number; bytes: number };

/** What an open cache works with. */
type Core = {
  readonly clock: Clock;
  readonly limits: CacheLimits;
  readonly kept: KeptPages;
  readonly purged: PurgeLog;
  readonly source: Breaker;
  readonly flights: Flights;
  readonly figures: CacheFigures;
  readonly onAskedAgain: (answer: Finished, grown: () => void) => void;
};

/** Opens an empty cache. `onAskedAgain` hears of a page that is worth better forms; it calls `grown` once it added them. */
export function openPageCache(clock: Clock, limits: CacheLimits, onAskedAgain: Core['onAskedAgain'] = () => {}): PageCache {
  const kept = keptPages(limits.bytes);
  const purged = purgeLog();
  const source = openBreaker(limits.retryAfter);
  const quick = perSecond(limits.quickCompressions);
  const figures = {
    hits: 0,
    makes: 0,
    failures: 0,
    stale: 0,
    get pages() {
      return kept.count();
    },
    get bytes() {
      return kept.bytes();
    },
  };
  const flights = openFlights(purged, {
    worked() {
      figures.makes++;
      source.worked();
    },
    failed() {
      figures.makes++;
      figures.failures++;
      source.failed(clock.now());
    },
    landed(key, made, begun) {
      if (quick.take(clock.now())) compressQuickly(made.answer);
      if (made.answer.status < 400) purged.raise(key, begun);
      if (made.keep && !purged.isBuried(key)) kept.put(keptPage(key, made, clock.now(), limits));
    },
  });
  const core: Core = { clock, limits, kept, purged, source, flights, figures, onAskedAgain };
  return {
    figures,
    get purges() {
      return purged.count();
    },
    isBuried: purged.isBuried,
    peek: (key) => peek(core, key),
    get: (key, make) => get(core, key, make),
    purge(tags, { hard = false, paths = [] } = {}) {
      purged.add(tags, hard, paths);
      if (!hard) return kept.endTagged(tags);
      kept.dropTagged(tags);
      for (const path of paths) kept.drop(path);
    },
  };
}

function hit({ figures, onAskedAgain, kept }: Core, page: Kept): Finished {
  figures.hits++;
  if (page.hits++ === 0) {
    compressQuickly(page.answer);
    kept.weigh(page, bytesOf(page.answer));
    onAskedAgain(page.answer, () => kept.weigh(page, bytesOf(page.answer)));
  }
  return page.answer;
}

function standIn({ figures }: Core, page: Kept): Finished {
  figures.stale++;
  return page.answer;
}

/** Lets through at most `most` a second. */
function perSecond(most: number): { take(now: Instant): boolean } {
  let second = 0;
  let taken = 0;
  return {
    take(now) {
      const at = Math.floor(now / 1000);
      if (at !== second) [second, taken] = [at, 0];
      return taken++ < most;
    },
  };
}

/** The kept page, where it may still be shown to anyone at all. */
function usable({ kept, purged }: Core, key: string, now: Instant): Kept | undefined {
  const page = kept.find(key);
  if (page === undefined || purged.isBuried(key)) return undefined;
  if (now < page.dropAt && now < page.staleUntil) return page;
  kept.drop(key);
  return undefined;
}

function peek(core: Core, key: string): Finished | undefined {
  const page = core.kept.find(key);
  if (page === undefined) return undefined;
  const now = core.clock.now();
  if (now >= page.dropAt || core.purged.isBuried(key)) return undefined;
  if (now < page.freshUntil) return hit(core, page);
  if (now < page.revalidateUntil && core.flights.has(key)) return hit(core, page);
  return core.source.isResting(now) && now < page.staleUntil ? standIn(core, page) : undefined;
}

async function get(core: Core, key: string, make: () => Promise<Made>): Promise<Finished> {
  const { clock, limits, source, flights } = core;
  const now = clock.now();
  const page = usable(core, key, now);
  if (page === undefined) return inTime(flights.fresh(key, make), limits.giveUp, () => undefined);
  if (now < page.freshUntil) return hit(core, page);
  if (now < page.revalidateUntil) {
    flights.begin(key, make);
    return hit(core, page);
  }
  if (source.isDown()) {
    if (source.mayTry(now)) flights.begin(key, make);
    return standIn(core, page);
  }
  return inTime(flights.fresh(key, make), limits.patience, (late) => {
    if (late) source.failed(clock.now());
    const still = usable(core, key, clock.now());
    return still === undefined ? undefined : standIn(core, still);
  });
}

function keptPage(key: string, made: Made, now: Instant, limits: CacheLimits): Kept {
  const turn = made.turnsAt ?? Infinity;
  return {
    key,
    answer: made.answer,
    tags: made.tags,
    hits: 0,
    used: false,
    bytes: bytesOf(made.answer),
    freshUntil: Math.min(now + limits.maxAge, turn),
    revalidateUntil: Math.min(now + limits.maxAge + limits.whileRevalidating, turn),
    staleUntil: now + limits.ifError,
    dropAt: made.dropAt ?? Infinity,
  };
}

/** The page, or what `instead` gives where it fails or takes more than `ms`. Where that gives nothing either: the failure. */
async function inTime(making: Promise<Made>, ms: number, instead: (late: boolean) => Finished | undefined): Promise<Finished> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PageLate(`The page was not ready after ${ms} ms`)), ms);
  });
  making.catch(() => {}); // where it comes too late, nobody is left to hear of its failure
  try {
    return (await Promise.race([making, late])).answer;
  } catch (error) {
    const other = instead(error instanceof PageLate);
    if (other === undefined) throw error;
    return other;
  } finally {
    clearTimeout(timer);
  }
}

/** A page took too long, and no other could stand in. */
export class PageLate extends Error {}
