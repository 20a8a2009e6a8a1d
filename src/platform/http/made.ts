import type { Instant } from '../clock.ts';
import type { Finished } from './finished.ts';

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
