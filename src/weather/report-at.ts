import type { Instant } from '#platform/clock.ts';
import { nextLocalHour } from '#platform/zoned-time.ts';
import { rowDates } from './day-periods.ts';
import type { KeptSection } from './kept.ts';
import type { Place } from './place.ts';
import type { ForecastParts, ForecastProvider } from './provider.ts';
import type { WeatherReport } from './report.ts';
import { sunTimes } from './sun.ts';

const HOUR = 3_600_000;

/** Until when the report may be shown as it is: the next local 06:00, 18:00 or midnight, the next hour, the next turn of a section's age. */
function validUntil(parts: ForecastParts, place: Place, now: Instant): Instant {
  const turns = [parts.daily.turnsAt, parts.hourly.turnsAt, parts.current.turnsAt].flatMap((at) => (at !== null && at > now ? [at] : []));
  return Math.min(nextLocalHour(now, [0, 6, 18], place.timeZone), (Math.floor(now / HOUR) + 1) * HOUR, ...turns);
}

/**
 * The weather of a place as of `now`, from what is kept: by the first of `providers` (the station's order) that has a
 * daily table young enough, else by the first with hours, else by the first. Numbers of two sources are never blended.
 *
 * Pure; takes one or two milliseconds, so that pages share one report until `validUntil`. SI and UTC.
 */
export function reportAt(
  kept: readonly KeptSection[],
  place: Place,
  now: Instant,
  providers: readonly [ForecastProvider, ...ForecastProvider[]],
): WeatherReport {
  const all = providers.map((provider) => ({
    provider,
    parts: provider.parts(
      kept.filter((k) => k.source === provider.id),
      place,
      now,
    ),
  }));
  const usable = (part: 'daily' | 'hourly') => all.find(({ parts }) => parts[part].state.state !== 'unavailable');
  const chosen = usable('daily') ?? usable('hourly') ?? all[0];
  const provider = chosen?.provider ?? providers[0];
  const parts = chosen?.parts ?? provider.parts([], place, now);
  return {
    place,
    now,
    source: provider.source,
    recorded: provider.recorded,
    daily: parts.daily.value,
    hourly: parts.hourly.value,
    current: parts.current.value,
    sun: rowDates(now, place.timeZone).map((date) => sunTimes(date, place, place.timeZone)),
    sections: { daily: parts.daily.state, hourly: parts.hourly.state, current: parts.current.state },
    validUntil: validUntil(parts, place, now),
  };
}
