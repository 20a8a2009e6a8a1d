import type { Clock, Instant } from '../clock.ts';
import { openBreaker } from './breaker.ts';
import { bytesOf, type Finished } from './finished.ts';
import { keptPages, type Kept } from './kept-pages.ts';
import { purgeLog } from './purge-log.ts';

/** A page that was just made, with what it depends on. */
export type Made = {
  readonly answer: Finished;
  /** `story:ID`, `section:SLUG`, `front`, `place:ID` …: purging any of them ends this page's freshness. */
  readonly tags: readonly string[];
  /** The next instant at which it would read differently by itself (a schedule, the turn of a forecast). From then on it is stale. */
  readonly turnsAt: Instant | null;
  /** From then on it is never served again, not even while everything else is down (rights that expire). */
  readonly dropAt: Instant | null;
  /** False: given to those who wait for it, and not kept (404, redirects). */
  readonly keep: boolean;
};

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
};

/** The limits a station starts with: see docs/performance.md. */
export const CACHE_LIMITS: CacheLimits = {
  bytes: 96 * 1024 * 1024, maxAge: 60_000, whileRevalidating: 10_000, ifError: 6 * 3_600_000, patience: 400, giveUp: 8000, retryAfter: 1000,
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

type Flight = { readonly promise: Promise<Made>; readonly begun: number };
const MOST_TRIES = 4;

/** Opens an empty cache. `onAskedAgain` hears of a page that is worth better forms; it calls `grown` once it added them. */
export function openPageCache(clock: Clock, limits: CacheLimits, onAskedAgain: (answer: Finished, grown: () => void) => void = () => {}): PageCache {
  const kept = keptPages(limits.bytes);
  const purged = purgeLog();
  const source = openBreaker(limits.retryAfter);
  const flights = new Map<string, Flight>();
  const figures = { hits: 0, makes: 0, failures: 0, stale: 0, get pages() { return kept.count(); }, get bytes() { return kept.bytes(); } };

  const hit = (page: Kept): Finished => {
    figures.hits++;
    if (page.hits++ === 0) onAskedAgain(page.answer, () => kept.weigh(page, bytesOf(page.answer)));
    return page.answer;
  };

  const standIn = (page: Kept): Finished => {
    figures.stale++;
    return page.answer;
  };

  const usable = (key: string, now: Instant): Kept | undefined => {
    const page = kept.find(key);
    if (page === undefined || purged.isBuried(key)) return undefined;
    if (now < page.dropAt && now < page.staleUntil) return page;
    kept.drop(key);
    return undefined;
  };

  const fly = (key: string, make: () => Promise<Made>): Flight => {
    const running = flights.get(key);
    if (running !== undefined) return running;
    const begun = purged.count();
    figures.makes++;
    const promise = make().then(
      (made) => {
        flights.delete(key);
        source.worked();
        if (purged.touched(made.tags, begun) !== 'no') return made;
        if (made.answer.status < 400) purged.raise(key, begun);
        if (made.keep && !purged.isBuried(key)) kept.put(keptPage(key, made, clock.now(), limits));
        return made;
      },
      (error: unknown) => {
        flights.delete(key);
        figures.failures++;
        source.failed(clock.now());
        throw error;
      },
    );
    const flight = { promise, begun };
    flights.set(key, flight);
    return flight;
  };

  /** Waits for a page that no purge made old before it was ready: the store was asked after the last of them. */
  const fresh = async (key: string, make: () => Promise<Made>): Promise<Finished> => {
    for (let tries = 1; ; tries++) {
      const flight = fly(key, make);
      const made = await flight.promise;
      const touched = purged.touched(made.tags, flight.begun);
      if (touched === 'no' || (touched === 'soft' && tries >= MOST_TRIES)) return made.answer;
      if (tries >= 2 * MOST_TRIES) throw new Error(`${key} was withdrawn again and again while it was being made`);
    }
  };

  const inBackground = (key: string, make: () => Promise<Made>): void => {
    fly(key, make).promise.catch(() => {}); // counted in `figures`; whoever asks once no stale page is left hears of it
  };

  return {
    figures,
    get purges() {
      return purged.count();
    },
    isBuried: purged.isBuried,
    peek(key) {
      const page = kept.find(key);
      if (page === undefined) return undefined;
      const now = clock.now();
      if (now >= page.dropAt || purged.isBuried(key)) return undefined;
      if (now < page.freshUntil) return hit(page);
      if (now < page.revalidateUntil && flights.has(key)) return hit(page);
      return source.isResting(now) && now < page.staleUntil ? standIn(page) : undefined;
    },
    async get(key, make) {
      const now = clock.now();
      const page = usable(key, now);
      if (page === undefined) return inTime(fresh(key, make), limits.giveUp, () => undefined);
      if (now < page.freshUntil) return hit(page);
      if (now < page.revalidateUntil) {
        inBackground(key, make);
        return hit(page);
      }
      if (source.isDown()) {
        if (source.mayTry(now)) inBackground(key, make);
        return standIn(page);
      }
      return inTime(fresh(key, make), limits.patience, (late) => {
        if (late) source.failed(clock.now());
        const still = usable(key, clock.now());
        return still === undefined ? undefined : standIn(still);
      });
    },
    purge(tags, options = {}) {
      const paths = options.paths ?? [];
      purged.add(tags, options.hard === true, paths);
      if (options.hard !== true) return kept.endTagged(tags);
      kept.dropTagged(tags);
      for (const path of paths) kept.drop(path);
    },
  };
}

function keptPage(key: string, made: Made, now: Instant, limits: CacheLimits): Kept {
  const turn = made.turnsAt ?? Infinity;
  return {
    key, answer: made.answer, tags: made.tags, hits: 0, used: false,
    bytes: bytesOf(made.answer),
    freshUntil: Math.min(now + limits.maxAge, turn),
    revalidateUntil: Math.min(now + limits.maxAge + limits.whileRevalidating, turn),
    staleUntil: now + limits.ifError,
    dropAt: made.dropAt ?? Infinity,
  };
}

/** `page`, or what `instead` gives where it fails or takes more than `ms`. Where that gives nothing either: the failure. */
async function inTime(page: Promise<Finished>, ms: number, instead: (late: boolean) => Finished | undefined): Promise<Finished> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PageLate(`The page was not ready after ${ms} ms`)), ms);
  });
  page.catch(() => {}); // where it comes too late, nobody is left to hear of its failure
  try {
    return await Promise.race([page, late]);
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
