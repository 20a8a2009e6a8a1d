import type { Instant } from '#platform/clock.ts';
import type { Span } from './forecast.ts';

/**
 * The value that holds at `at`, or null. Where intervals overlap (a first one that was cut), the one that starts last
 * holds. `spans` are sorted by their start, as decoders leave them.
 */
export function valueAt<T>(spans: readonly Span<T>[], at: Instant): T | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.[0] ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= 0; i--) {
    const span = spans[i];
    if (span !== undefined && at < span[1]) return span[2];
  }
  return null;
}

/** The largest value of the intervals that touch [`start`, `end`), or null where none does. */
export function maxOver(spans: readonly Span<number>[], start: Instant, end: Instant): number | null {
  let largest: number | null = null;
  for (const [from, to, value] of spans) {
    if (from < end && to > start && (largest === null || value > largest)) largest = value;
  }
  return largest;
}

/**
 * The total that is told for exactly [`start`, `end`), or null. A total over six hours says nothing of one of them, so it
 * is not spread.
 */
export function totalOf(spans: readonly Span<number>[], start: Instant, end: Instant): number | null {
  return spans.find(([from, to]) => from === start && to === end)?.[2] ?? null;
}
