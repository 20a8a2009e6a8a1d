import { getPosition, getTimes } from 'suncalc';
import type { Instant } from '#platform/clock.ts';
import { instantOf } from '#platform/zoned-time.ts';
import type { SunTimes } from './report.ts';

/** Where the sun is looked at from: degrees, WGS 84. */
export type Spot = { readonly latitude: number; readonly longitude: number };

/** Height of the sun's middle, lifted by refraction, at the moment its upper rim meets the horizon. */
const HORIZON = -0.35;

/**
 * Sunrise and sunset of one calendar date at a place, to about a minute. Computed here: the sources' own can be those of
 * yesterday, null in the midnight sun, or an hour off after a clock change.
 */
export function sunTimes(date: string, spot: Spot, timeZone: string): SunTimes {
  const noon = instantOf(date, 12, 0, timeZone);
  const { sunrise, sunset, alwaysUp, alwaysDown } = getTimes(new Date(noon), spot.latitude, spot.longitude);
  if (alwaysUp === true || alwaysDown === true) return { date, rise: null, set: null, state: alwaysUp === true ? 'alwaysUp' : 'alwaysDown' };
  return { date, rise: sunrise?.getTime() ?? null, set: sunset?.getTime() ?? null, state: 'risesAndSets' };
}

/** Whether the sun is up at `at`. */
export function sunIsUp(at: Instant, spot: Spot): boolean {
  return getPosition(new Date(at), spot.latitude, spot.longitude).altitude > HORIZON;
}
