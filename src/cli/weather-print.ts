import type { Problem } from '#platform/problem.ts';
import { hourLabel, weekdayName } from '#platform/zoned-time.ts';
import { conditionWords } from '#weather/condition-words.ts';
import type { NwsParts } from '#weather/providers/nws/parts.ts';
import type { DayRow } from '#weather/report.ts';
import { sunTimes, type Spot } from '#weather/sun.ts';
import { compassPoint, shownPercent, shownSpeed, shownTemperature, type Units } from '#weather/units.ts';

/** A bundle as it was read: what `weather read` prints. */
export type ReadWeather = NwsParts & {
  readonly source: string;
  readonly timeZone: string;
  readonly spot: Spot | null;
  readonly issuedAt: number | null;
  readonly now: number;
  readonly problems: readonly { readonly part: string; readonly problem: Problem }[];
};

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const point = (degrees: number | null): string | null => (degrees === null ? null : compassPoint(degrees));

/**
 * The contract of `weather read --json`: whole degrees, whole mph or km/h, percent, points of the compass, instants in UTC,
 * null for what is missing. `conditionText` is the source's own; `condition` the program's.
 */
export function weatherJson(weather: ReadWeather, units: Units): unknown {
  const { current, timeZone } = weather;
  const temperature = (celsius: number | null): number | null => shownTemperature(celsius, units);
  const speed = (metersPerSecond: number | null): number | null => shownSpeed(metersPerSecond, units);
  return {
    source: weather.source,
    timeZone,
    issuedAt: iso(weather.issuedAt),
    now: iso(weather.now),
    daily: weather.daily.map((row) => ({
      date: row.date,
      weekday: weekdayName(row.date, 'en-US'),
      hi: temperature(row.hi),
      lo: temperature(row.lo),
      condition: row.condition,
      conditionText: row.conditionText,
      precipChance: shownPercent(row.precipChance),
      ...(row.partial === true ? { partial: true } : {}),
    })),
    hourly: weather.hourly.map((hour) => ({
      start: iso(hour.start),
      localLabel: hourLabel(hour.start, timeZone),
      temperature: temperature(hour.temperature),
      feelsLike: temperature(hour.feelsLike),
      condition: hour.condition,
      precipChance: shownPercent(hour.precipChance),
      windSpeed: speed(hour.windSpeed),
      windDirection: point(hour.windDirection),
      humidity: shownPercent(hour.humidity),
    })),
    current: current && {
      station: current.station,
      at: iso(current.at),
      temperature: temperature(current.temperature),
      feelsLike: temperature(current.feelsLike),
      condition: current.condition,
      conditionText: current.conditionText,
      windSpeed: speed(current.windSpeed),
      windGust: speed(current.windGust),
      windDirection: point(current.windDirection),
      humidity: shownPercent(current.humidity),
      ...(current.estimated === true ? { estimated: true } : {}),
    },
    sun:
      weather.spot === null
        ? []
        : weather.daily
            .map((row) => sunTimes(row.date, weather.spot ?? { latitude: 0, longitude: 0 }, timeZone))
            .map((sun) => ({ ...sun, rise: iso(sun.rise), set: iso(sun.set) })),
    problems: weather.problems.map(({ part, problem }) => ({ part, code: problem.code, detail: problem.detail })),
  };
}

function line(row: DayRow, units: Units): string {
  const [year = '', month = '', day = ''] = row.date.split('-');
  const degrees = (celsius: number | null): string => `${shownTemperature(celsius, units) ?? '-'}°`;
  const words = row.conditionText ?? (row.condition === null ? '-' : conditionWords(row.condition, 'en', row.parts !== 'nightOnly'));
  const chance = row.precipChance === null ? '-' : `${shownPercent(row.precipChance)}%`;
  return `${weekdayName(row.date, 'en-US')} ${month}/${day}/${year}  ${words}  ${degrees(row.hi)} / ${degrees(row.lo)}  ${chance}\n`;
}

/** The daily table as a person reads it, a line a day: `Thursday 05/08/2025  Clear  -° / 63°  0%`. */
export function weatherTable(weather: ReadWeather, units: Units): string {
  return weather.daily.map((row) => line(row, units)).join('');
}
