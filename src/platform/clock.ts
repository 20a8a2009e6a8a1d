/** An instant: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** Where a part of the program reads the time. Handed in, so that a test can stop it. */
export type Clock = { now(): Instant };

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that a test or a command sets: stands at `start` until `set` or `advance`. */
export function steppedClock(start: Instant): Clock & { set(at: Instant): void; advance(ms: number): void } {
  let at = start;
  return {
    now: () => at,
    set: (next) => {
      at = next;
    },
    advance: (ms) => {
      at += ms;
    },
  };
}
