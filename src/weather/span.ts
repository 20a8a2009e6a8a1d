import type { Instant } from '#platform/clock.ts';
import type { Span } from './forecast.ts';

/**
 * The value that holds at `at`, or null. Where intervals overlap (a first one that was cut), the one that starts last
 * holds, so that the order of the answer does not matter.
 */
export function valueAt<T>(spans: readonly Span<T>[], at: Instant): T | null {
  let found: Span<T> | null = null;
  for (const span of spans) {
    if (span[0] <= at && at < span[1] && (found === null || span[0] > found[0])) found = span;
  }
  return found === null ? null : found[2];
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
