import type { Instant } from '#platform/clock.ts';
import { instantOf } from './loose.ts';

/** `P1DT6H`, `PT1H`, `P8D`. Weeks, minutes and seconds were never seen and are taken; months and years have no length. */
const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** A `validTime` of the grid (`2026-03-04T15:00:00+00:00/P1DT6H`) as a half-open interval, or null where it is not one. */
export function intervalOf(validTime: unknown): { readonly start: Instant; readonly end: Instant } | null {
  if (typeof validTime !== 'string') return null;
  const [from, length = ''] = validTime.split('/');
  const start = instantOf(from);
  const parts = DURATION.exec(length);
  if (start === null || parts === null) return null;
  const [weeks, days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  const end = start + ((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000;
  return end > start ? { start, end } : null;
}
