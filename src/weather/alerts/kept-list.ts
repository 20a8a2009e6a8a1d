import type { Instant } from '#platform/clock.ts';

/** A feed's list of alerts as it is kept. The store's own type satisfies it. */
export type KeptAlertList = {
  readonly feed: string;
  /** The answer as it came; null where none ever came. */
  readonly body: string | null;
  /** When this body came. */
  readonly fetchedAt: Instant | null;
  /** When the source last said that it holds: with the body, or by "not modified". */
  readonly checkedAt: Instant | null;
  readonly lastModified: string | null;
  readonly etag: string | null;
  /** What went wrong since; cleared by the next good answer. */
  readonly problem: { readonly code: string; readonly detail: string; readonly at: Instant } | null;
};

/** What a poll wants kept for it. The store happens to do so. */
export type AlertKeeper = {
  list(feed: string): Promise<KeptAlertList | null>;
  /** The same without its body, which may be large. */
  head(feed: string): Promise<Omit<KeptAlertList, 'body'> | null>;
  /** A good answer: the list as it came. Clears the problem. */
  saveList(list: {
    readonly feed: string;
    readonly body: string;
    readonly at: Instant;
    readonly lastModified: string | null;
    readonly etag: string | null;
  }): Promise<void>;
  /** The source says that the list still holds. Clears the problem. */
  saveUnchanged(feed: string, at: Instant): Promise<void>;
  /** Notes a failure and leaves the last good list. */
  saveProblem(feed: string, problem: { readonly code: string; readonly detail: string; readonly at: Instant }): Promise<void>;
};

/** How long a list that nobody could confirm goes unmarked. */
const FRESH_MS = 5 * 60_000;

/** Whether a list must be marked as old at `now`: no good answer for five minutes, or never any. */
export function isMarked(list: Pick<KeptAlertList, 'checkedAt'> | null, now: Instant): boolean {
  return list === null || list.checkedAt === null || now - list.checkedAt > FRESH_MS;
}
