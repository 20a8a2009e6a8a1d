import type { Instant } from '#platform/clock.ts';
import type { Problem } from '#platform/problem.ts';
import type { Condition } from './condition.ts';
import type { Place } from './place.ts';

/** Who forecast it, as the credit line says. */
export type ForecastSource = {
  readonly id: 'nws' | 'open-meteo' | 'met-norway';
  readonly name: string;
  readonly url: string;
  /** The credit that the source's terms ask for, where it is not the bare name, with the license it names. */
  readonly credit?: string;
  readonly license?: { readonly name: string; readonly url: string };
};

/** One row of the daily table: a calendar date of the place. Temperatures in °C, null where missing (never 0). */
export type DayRow = {
  /** YYYY-MM-DD in the place's zone. */
  readonly date: string;
  readonly hi: number | null;
  readonly lo: number | null;
  readonly condition: Condition | null;
  /** The source's own words, whole ("Chance Rain then Sunny"), or null where it has none. */
  readonly conditionText: string | null;
  /** Percent, 0 to 100. */
  readonly precipChance: number | null;
  /** Night only: today after its daytime has ended. */
  readonly parts: 'both' | 'dayOnly' | 'nightOnly' | 'none';
  /** True: high or low of what remains of the day only, as the source has forgotten the hours before. */
  readonly partial?: true;
};

/** One hour. SI: °C, m/s, percent, degrees (0 = north), mm. */
export type HourRow = {
  readonly start: Instant;
  readonly temperature: number | null;
  readonly feelsLike: number | null;
  readonly condition: Condition | null;
  readonly conditionText: string | null;
  readonly precipChance: number | null;
  readonly precipAmount: number | null;
  readonly windSpeed: number | null;
  readonly windGust: number | null;
  /** Degrees the wind comes from; null where calm or unknown. */
  readonly windDirection: number | null;
  readonly humidity: number | null;
  /** By the computed sun, not by the 06–18 clock of the source. */
  readonly isDay: boolean;
};

/** What was measured last near the place, or what a model says of now. */
export type CurrentConditions = {
  readonly station: string;
  readonly at: Instant;
  readonly temperature: number | null;
  readonly feelsLike: number | null;
  readonly condition: Condition | null;
  readonly conditionText: string | null;
  readonly windSpeed: number | null;
  readonly windGust: number | null;
  readonly windDirection: number | null;
  readonly humidity: number | null;
  /** True: a model's value, not a measurement; `station` then names the source. */
  readonly estimated?: true;
};

/** Sunrise and sunset of one local date, computed here. */
export type SunTimes = {
  readonly date: string;
  readonly rise: Instant | null;
  readonly set: Instant | null;
  readonly state: 'risesAndSets' | 'alwaysUp' | 'alwaysDown';
};

/** How a part of the report stands: when it was issued and last asked for, and what is wrong with it. */
export type SectionState = {
  /** `fresh`; `old`: shown and marked; `unavailable`: older than its limit or never had. */
  readonly state: 'fresh' | 'old' | 'unavailable';
  readonly issuedAt: Instant | null;
  readonly fetchedAt: Instant | null;
  readonly problem: Problem | null;
};

/** The weather of one place as of `now`, in SI and UTC; pages convert. Made by `reportAt`. */
export type WeatherReport = {
  readonly place: Place;
  readonly source: ForecastSource;
  readonly now: Instant;
  /** True: replayed from a recording, and to be marked so wherever it is shown. */
  readonly recorded: boolean;
  /** Eight rows from today. */
  readonly daily: readonly DayRow[];
  /** From the hour that contains `now`. */
  readonly hourly: readonly HourRow[];
  readonly current: CurrentConditions | null;
  /** One per daily row. */
  readonly sun: readonly SunTimes[];
  readonly sections: { readonly daily: SectionState; readonly hourly: SectionState; readonly current: SectionState };
  /** Until when a page may show this as it is: next of 06:00, 18:00, 00:00 local and the turn of a section's age. */
  readonly validUntil: Instant;
};
