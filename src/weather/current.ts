import type { Instant } from '#platform/clock.ts';
import type { Observation } from './forecast.ts';
import type { CurrentConditions } from './report.ts';

/** Stations that are looked at, nearest first. */
export const STATIONS_ASKED = 3;

/** An observation older than this is not current. One Pacific station of three recorded there was nine hours old. */
const OBSERVATION_LIMIT_MS = 2 * 3_600_000;

/** How far a station's clock may run ahead of ours. */
const SKEW_MS = 10 * 60_000;

/**
 * The observation to show: of the nearest three stations the first whose newest reading with a temperature is young
 * enough, or null. `observations` stand in the order of their stations, nearest first; within a station any order.
 */
export function currentFrom(observations: readonly Observation[], now: Instant): CurrentConditions | null {
  const stations = [...new Set(observations.map((o) => o.station))].slice(0, STATIONS_ASKED);
  for (const station of stations) {
    const usable = observations.filter((o) => o.station === station && o.temperature !== null && o.at <= now + SKEW_MS && now - o.at <= OBSERVATION_LIMIT_MS);
    const newest = usable.reduce<Observation | null>((best, o) => (best === null || o.at > best.at ? o : best), null);
    if (newest !== null) {
      const { at, temperature, feelsLike, condition, conditionText, windSpeed, windGust, windDirection, humidity } = newest;
      return { station: newest.stationName ?? station, at, temperature, feelsLike, condition, conditionText, windSpeed, windGust, windDirection, humidity };
    }
  }
  return null;
}
