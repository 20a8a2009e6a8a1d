/**
 * SYNTHETIC answers in the true shape of Open-Meteo and MET Norway, for what was never recorded. The figures are made up.
 */

const HOUR = 3_600_000;

/** A temperature in °C for every hour, by its instant. */
export type Curve = (at: number) => number | null;

/** An Open-Meteo answer as the program asks for it: GMT, unix times, m/s. `columns` are added to `hourly` or replace what is there. */
export function openMeteoAnswer(
  start: number,
  hours: number,
  curve: Curve,
  columns: Readonly<Record<string, readonly unknown[]>> = {},
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const times = Array.from({ length: hours }, (_, i) => start + i * HOUR);
  const fill = (value: unknown): unknown[] => times.map(() => value);
  return {
    latitude: 47.95,
    longitude: -122.3,
    generationtime_ms: 0.2,
    utc_offset_seconds: 0,
    timezone: 'GMT',
    timezone_abbreviation: 'GMT',
    elevation: 5,
    hourly_units: {
      time: 'unixtime',
      temperature_2m: '°C',
      apparent_temperature: '°C',
      relative_humidity_2m: '%',
      precipitation: 'mm',
      precipitation_probability: '%',
      weather_code: 'wmo code',
      cloud_cover: '%',
      wind_speed_10m: 'm/s',
      wind_gusts_10m: 'm/s',
      wind_direction_10m: '°',
    },
    hourly: {
      time: times.map((at) => at / 1000),
      temperature_2m: times.map(curve),
      apparent_temperature: times.map(curve),
      relative_humidity_2m: fill(60),
      precipitation: fill(0),
      precipitation_probability: fill(0),
      weather_code: fill(3),
      cloud_cover: fill(95),
      wind_speed_10m: fill(3),
      wind_gusts_10m: fill(6),
      wind_direction_10m: fill(200),
      ...columns,
    },
    ...more,
  };
}

/** One element of a MET Norway time series; `ahead` is the length of what it tells of the time after it. */
export function metStep(
  at: number,
  temperature: number | null,
  ahead: 0 | 1 | 6,
  told: {
    readonly symbol?: string;
    readonly max?: number;
    readonly min?: number;
    readonly chance?: number;
    readonly amount?: number;
    readonly cover?: number;
  } = {},
): Record<string, unknown> {
  const details = { precipitation_amount: told.amount ?? 0, ...(told.chance === undefined ? {} : { probability_of_precipitation: told.chance }) };
  const extremes = {
    ...(told.max === undefined ? {} : { air_temperature_max: told.max }),
    ...(told.min === undefined ? {} : { air_temperature_min: told.min }),
  };
  const summary = { symbol_code: told.symbol ?? 'cloudy' };
  return {
    time: new Date(at).toISOString().replace('.000', ''),
    data: {
      instant: {
        details: { air_temperature: temperature, cloud_area_fraction: told.cover ?? 95, relative_humidity: 60, wind_speed: 3, wind_from_direction: 200 },
      },
      ...(ahead === 1 ? { next_1_hours: { summary, details } } : {}),
      ...(ahead === 6 ? { next_6_hours: { summary, details: { ...details, ...extremes } } } : {}),
    },
  };
}

/** A MET Norway answer of the given steps. */
export function metAnswer(
  updatedAt: number,
  timeseries: readonly unknown[],
  place: readonly [longitude: number, latitude: number] = [-122.3, 47.95],
): Record<string, unknown> {
  const units = {
    air_temperature: 'celsius',
    air_temperature_max: 'celsius',
    air_temperature_min: 'celsius',
    cloud_area_fraction: '%',
    precipitation_amount: 'mm',
    probability_of_precipitation: '%',
    relative_humidity: '%',
    wind_from_direction: 'degrees',
    wind_speed: 'm/s',
    wind_speed_of_gust: 'm/s',
  };
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [...place, 5] },
    properties: { meta: { updated_at: new Date(updatedAt).toISOString().replace('.000', ''), units }, timeseries },
  };
}
