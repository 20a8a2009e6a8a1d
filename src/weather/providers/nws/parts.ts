import type { Instant } from '#platform/clock.ts';
import { currentFrom } from '../../current.ts';
import { dailyFromPeriods } from '../../daily-from-periods.ts';
import type { GridForecast, HourForecast, Observation, PeriodForecast } from '../../forecast.ts';
import { hourlyRows } from '../../hourly.ts';
import type { CurrentConditions, DayRow, HourRow } from '../../report.ts';
import type { Spot } from '../../sun.ts';

/** What NWS said of a place, decoded; a part that failed is null. `observations` stand in the order of their stations, nearest first. */
export type NwsSections = {
  readonly periods: PeriodForecast | null;
  readonly hours: HourForecast | null;
  readonly grid: GridForecast | null;
  readonly observations: readonly Observation[];
};

/** The rows of a report, in SI. */
export type NwsParts = { readonly daily: readonly DayRow[]; readonly hourly: readonly HourRow[]; readonly current: CurrentConditions | null };

/** Puts the sections together as of `now`. Pure: the same sections in any order give the same parts. */
export function nwsParts(sections: NwsSections, place: Spot & { readonly timeZone: string }, now: Instant): NwsParts {
  return {
    daily: dailyFromPeriods(sections, place.timeZone, now),
    hourly: hourlyRows(sections, place, now),
    current: currentFrom(sections.observations, now),
  };
}
