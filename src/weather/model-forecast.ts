import type { Instant } from '#platform/clock.ts';
import type { Condition } from './condition.ts';
import type { Stamp } from './forecast.ts';

/**
 * One step of a model's forecast, in SI. Temperature, wind, humidity and cover are those of the instant `start`; what falls
 * and its chance are of [`start`, `end`). `end` is an hour later, six hours later, or `start` itself where nothing is said
 * of the time after it (the last step of MET Norway).
 */
export type ModelStep = {
  readonly start: Instant;
  readonly end: Instant;
  readonly temperature: number | null;
  readonly feelsLike: number | null;
  readonly humidity: number | null;
  readonly skyCover: number | null;
  readonly windSpeed: number | null;
  readonly windGust: number | null;
  readonly windDirection: number | null;
  readonly condition: Condition | null;
  readonly precipChance: number | null;
  /** mm over the step. */
  readonly precipAmount: number | null;
};

/** What is said of six hours at once: extremes in °C (the starting instant not among them), chance in percent. */
export type ModelBlock = {
  readonly start: Instant;
  readonly end: Instant;
  readonly highest: number | null;
  readonly lowest: number | null;
  readonly precipChance: number | null;
};

/** The model's value for now, which is an estimate and not a measurement. */
export type ModelNow = {
  readonly at: Instant;
  readonly temperature: number | null;
  readonly feelsLike: number | null;
  readonly humidity: number | null;
  readonly windSpeed: number | null;
  readonly windGust: number | null;
  readonly windDirection: number | null;
  readonly condition: Condition | null;
};

/** A high and a low of one date as they were told earlier, °C: for sources that forget the hours that have passed. */
export type EarlierExtremes = { readonly date: string; readonly hi: number | null; readonly lo: number | null };

/** A forecast by steps of a model; `steps` and `blocks` are sorted by start, each start once. */
export type ModelForecast = Stamp & {
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly steps: readonly ModelStep[];
  readonly blocks: readonly ModelBlock[];
  readonly now: ModelNow | null;
  /** Codes and symbols that are not known here; their sky is unknown. */
  readonly unknownCodes: readonly string[];
};

/** Which hours make the high and the low of a date: as NWS means them (day, and the night after it), or the calendar day. */
export type DayRule = 'day-and-night' | 'calendar-day';
