import type { Instant } from '#platform/clock.ts';
import type { Condition } from './condition.ts';

/** When a forecast was issued by its forecasters, and when a machine made the answer of it; either may be missing. */
export type Stamp = {
  readonly issuedAt: Instant | null;
  readonly madeAt: Instant | null;
};

/** A value that holds from `start` (inclusive) to `end` (exclusive). Kept as a triple: a grid has a thousand of them. */
export type Span<T> = readonly [start: Instant, end: Instant, value: T];

/** A wind as forecast for half a day: a range in m/s, kept as a range. Direction in degrees, null where calm or unknown. */
export type WindRange = { readonly from: number; readonly to: number; readonly direction: number | null };

/** Half a day as a source forecasts it. Temperature in °C: the high of a day, the low of a night. */
export type DayPeriod = {
  readonly start: Instant;
  readonly end: Instant;
  readonly part: 'day' | 'night';
  readonly temperature: number | null;
  /** Unit in which the source said whole degrees: a finer figure of the grid may stand for it. */
  readonly wholeDegrees: 'F' | 'C' | null;
  /** Percent. */
  readonly precipChance: number | null;
  readonly condition: Condition | null;
  /** The source's own words, whole. */
  readonly conditionText: string | null;
  /** The source's longer text, or null. */
  readonly detail: string | null;
  readonly wind: WindRange | null;
};

/** A forecast in halves of days. */
export type PeriodForecast = Stamp & { readonly periods: readonly DayPeriod[] };

/** One hour as a source forecasts it, in SI; `end` is an hour after `start` for every source so far. */
export type ForecastHour = {
  readonly start: Instant;
  readonly end: Instant;
  readonly temperature: number | null;
  readonly humidity: number | null;
  readonly precipChance: number | null;
  readonly windSpeed: number | null;
  readonly windDirection: number | null;
  readonly condition: Condition | null;
  readonly conditionText: string | null;
};

/** A forecast hour by hour. */
export type HourForecast = Stamp & { readonly hours: readonly ForecastHour[] };

/** The raw grid of a source: each layer runs on its own intervals, sorted by start, joined by time and never by index. SI. */
export type GridForecast = Stamp & {
  /** Middle of the cell. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly temperature: readonly Span<number>[];
  readonly feelsLike: readonly Span<number>[];
  readonly humidity: readonly Span<number>[];
  readonly windSpeed: readonly Span<number>[];
  readonly windGust: readonly Span<number>[];
  readonly windDirection: readonly Span<number>[];
  readonly precipChance: readonly Span<number>[];
  readonly skyCover: readonly Span<number>[];
  /** Totals over their interval, in mm of water, of snow and of ice. */
  readonly rain: readonly Span<number>[];
  readonly snow: readonly Span<number>[];
  readonly ice: readonly Span<number>[];
  /** Highs and lows of whole days, assigned to dates by the end of their interval (`day-periods.ts`). */
  readonly highs: readonly Span<number>[];
  readonly lows: readonly Span<number>[];
  /** What falls, thunders or veils, without the sky. */
  readonly weather: readonly Span<Condition>[];
};

/** What one station measured. SI. */
export type Observation = {
  readonly station: string;
  readonly stationName: string | null;
  readonly at: Instant;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly temperature: number | null;
  readonly feelsLike: number | null;
  readonly humidity: number | null;
  readonly windSpeed: number | null;
  readonly windGust: number | null;
  readonly windDirection: number | null;
  readonly condition: Condition | null;
  readonly conditionText: string | null;
};
