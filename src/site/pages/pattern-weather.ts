import { problem } from '#platform/problem.ts';
import type { Condition } from '#weather/condition.ts';
import type { Place } from '#weather/place.ts';
import type { DayRow, HourRow, SectionState, WeatherReport } from '#weather/report.ts';
import { fromFahrenheit } from '#weather/units.ts';
import { PATTERN_NOW } from './pattern-stories.ts';

const HOUR = 3_600_000;

/** The made-up place of the pattern page; its coordinates are in the open sea. */
export const PATTERN_PLACE: Place = {
  id: 'port-ellery',
  slug: 'port-ellery',
  name: 'Port Ellery',
  region: 'Wash.',
  latitude: 47.9,
  longitude: -125.5,
  timeZone: 'America/Los_Angeles',
};

const DRY: Condition = { sky: 'clear', precip: 'none', intensity: 'light', thunder: 'none', obscuration: 'none', wind: 'none', extreme: 'none' };
const SOME_SUN: Condition = { ...DRY, sky: 'partlyCloudy' };
const GRAY: Condition = { ...DRY, sky: 'cloudy' };
const SHOWERS: Condition = { ...DRY, sky: 'mostlyCloudy', precip: 'rainShowers' };

const celsius = (fahrenheit: number | null): number | null => (fahrenheit === null ? null : fromFahrenheit(fahrenheit));

const day = (
  date: string,
  hi: number | null,
  lo: number | null,
  condition: Condition | null,
  conditionText: string | null,
  precipChance: number | null,
): DayRow => ({
  date,
  hi: celsius(hi),
  lo: celsius(lo),
  condition,
  conditionText,
  precipChance,
  parts: hi === null ? 'nightOnly' : 'both',
});

const DAILY: readonly DayRow[] = [
  day('2025-05-08', null, 48, DRY, 'Clear', 0),
  day('2025-05-09', 64, 47, DRY, 'Sunny', 0),
  day('2025-05-10', 67, 51, SOME_SUN, 'Mostly Sunny', 4),
  day('2025-05-11', 61, 50, SHOWERS, 'Chance Rain Showers then Slight Chance Rain Showers', 42),
  day('2025-05-12', 57, 46, SHOWERS, 'Rain Showers Likely', 68),
  day('2025-05-13', 58, 44, GRAY, 'Cloudy', 20),
  day('2025-05-14', 62, 45, SOME_SUN, 'Partly Sunny', 9),
  day('2025-05-15', 65, null, null, null, null),
];

/** Hours of a report from `first` on, with a daily swing; rain comes on the second night. */
export function patternHours(first: number, count: number): readonly HourRow[] {
  return Array.from({ length: count }, (_, index): HourRow => {
    const start = first + index * HOUR;
    const utc = (start / HOUR) % 24; // the warmest hour there is about 22:00 UTC
    const swing = Math.cos(((utc - 22) / 24) * 2 * Math.PI);
    const fahrenheit = Math.round(55.5 + swing * 8 + Math.floor(index / 24) * 2);
    const isDay = utc >= 13 || utc < 4;
    const rain = Math.max(0, Math.round(70 - Math.abs(index - 34) * 12));
    return {
      start,
      temperature: fromFahrenheit(fahrenheit),
      feelsLike: fromFahrenheit(fahrenheit - (index % 24 > 8 ? 3 : 1)),
      condition: rain > 20 ? SHOWERS : DRY,
      conditionText: rain > 20 ? 'Chance Rain Showers' : isDay ? 'Sunny' : 'Clear',
      precipChance: rain,
      precipAmount: null,
      windSpeed: 1.5 + 3 * Math.abs(swing),
      windGust: null,
      windDirection: (230 + index * 6) % 360,
      humidity: 60 - Math.round(swing * 18),
      isDay,
    };
  });
}

const section = (state: SectionState['state'], hoursAgo: number | null): SectionState => ({
  state,
  issuedAt: hoursAgo === null ? null : PATTERN_NOW - hoursAgo * HOUR,
  fetchedAt: hoursAgo === null ? null : PATTERN_NOW - hoursAgo * HOUR + 240_000,
  problem: state === 'fresh' ? null : problem('weather/unavailable', 'The source did not answer.'),
});

const FRESH: WeatherReport = {
  place: PATTERN_PLACE,
  source: { id: 'nws', name: 'National Weather Service', url: 'https://www.weather.gov/' },
  now: PATTERN_NOW,
  recorded: false,
  daily: DAILY,
  hourly: patternHours(Math.floor(PATTERN_NOW / HOUR) * HOUR, 156),
  current: {
    station: 'Port Ellery Municipal Airport',
    at: PATTERN_NOW - 0.4 * HOUR,
    temperature: celsius(57),
    feelsLike: celsius(55),
    condition: DRY,
    conditionText: 'Clear',
    windSpeed: 4.1,
    windGust: 9.3,
    windDirection: 248,
    humidity: 62,
  },
  sun: DAILY.map(({ date }, index) => ({
    date,
    state: 'risesAndSets',
    rise: Date.parse(`${date}T12:42:00Z`) - index * 84_000,
    set: Date.parse(`${date}T12:42:00Z`) + 14.9 * HOUR + index * 80_000,
  })),
  sections: { daily: section('fresh', 1), hourly: section('fresh', 1), current: section('fresh', 0.4) },
  validUntil: PATTERN_NOW + HOUR,
};

/** The weather in each of its states. The first row of all has no high: it is evening. */
export const PATTERN_WEATHER = {
  fresh: FRESH,
  recorded: { ...FRESH, recorded: true },
  old: { ...FRESH, sections: { daily: section('old', 5), hourly: section('old', 5), current: section('old', 5) } },
  unavailable: {
    ...FRESH,
    daily: [],
    hourly: [],
    current: null,
    sections: { daily: section('unavailable', 30), hourly: section('unavailable', 30), current: section('unavailable', null) },
  },
  never: {
    ...FRESH,
    daily: [],
    hourly: [],
    current: null,
    sections: { daily: section('unavailable', null), hourly: section('unavailable', null), current: section('unavailable', null) },
  },
  /** No temperatures at all, a gap in the hours, and zero degrees Celsius from below. */
  holes: {
    ...FRESH,
    daily: DAILY.map((row, index) => ({
      ...row,
      hi: index === 1 ? -0.2 : null,
      lo: index < 3 ? row.lo : null,
      condition: null,
      conditionText: null,
      precipChance: null,
    })),
    hourly: FRESH.hourly
      .filter((_, index) => index < 9 || index > 13)
      .map((hour, index) => (index > 19 && index < 24 ? { ...hour, temperature: null, feelsLike: null, precipChance: null, windSpeed: null } : hour)),
  },
} as const satisfies Record<string, WeatherReport>;
