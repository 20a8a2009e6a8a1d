import type { Instant } from '../clock.ts';

/** Whether what pages are made from (the database) seems to be away, so that not every request has to find out by itself. */
export type Breaker = {
  failed(now: Instant): void;
  worked(): void;
  /** Several makings in a row failed, and none has worked since. */
  isDown(): boolean;
  /** Down, and it is not yet time for the next try. */
  isResting(now: Instant): boolean;
  /** Is it time for a try? True to one asker only, who is then to try. */
  mayTry(now: Instant): boolean;
};

/** So many failures in a row are more than one broken page. */
const FAILURES = 3;

/** A breaker that lets one try through every `retryAfter` ms. */
export function openBreaker(retryAfter: number): Breaker {
  let failures = 0;
  let nextTry = 0;
  return {
    failed(now) {
      if (++failures >= FAILURES) nextTry = now + retryAfter;
    },
    worked() {
      failures = 0;
    },
    isDown: () => failures >= FAILURES,
    isResting: (now) => failures >= FAILURES && now < nextTry,
    mayTry(now) {
      if (now < nextTry) return false;
      nextTry = now + retryAfter;
      return true;
    },
  };
}
