import type { Instant } from '#platform/clock.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { feelsLike } from '../../feels-like.ts';
import { bodyOfAnswer, MOST_STEPS } from '../../model-answer.ts';
import type { ModelBlock, ModelForecast, ModelStep } from '../../model-forecast.ts';
import { inSi } from '../../units.ts';
import { fieldsOf, instantOf, list, numberOf, textOf } from '../nws/loose.ts';
import { conditionOfSymbol } from './symbol.ts';

type Fields = Readonly<Record<string, unknown>>;
type Quantity = Parameters<typeof inSi>[2];
type Read = { readonly units: Fields; readonly unknown: Set<string> };

const HOUR = 3_600_000;

/** A value in SI by the unit that `meta.units` names; without a known unit there is none. */
function valueOf(details: Fields, units: Fields, name: string, quantity: Quantity): number | null {
  return inSi(numberOf(details[name]), textOf(units[name]), quantity);
}

const detailsOf = (period: unknown): Fields => fieldsOf(fieldsOf(period)['details']);

/** What the step tells of the time after it: an hour, six hours, or nothing (the last step). */
function aheadOf(data: Fields): { readonly hours: number; readonly period: unknown } {
  for (const hours of [1, 6]) {
    const period = data[`next_${hours}_hours`];
    if (typeof period === 'object' && period !== null) return { hours, period };
  }
  return { hours: 0, period: null };
}

function stepOf(start: Instant, data: Fields, { units, unknown }: Read): ModelStep {
  const instant = detailsOf(data['instant']);
  const { hours, period } = aheadOf(data);
  const ahead = detailsOf(period);
  const skyCover = valueOf(instant, units, 'cloud_area_fraction', 'percent');
  const symbol = textOf(fieldsOf(fieldsOf(period)['summary'])['symbol_code']);
  const told = symbol === null ? null : conditionOfSymbol(symbol, skyCover);
  if (symbol !== null && told?.known === false) unknown.add(symbol);
  const temperature = valueOf(instant, units, 'air_temperature', 'temperature');
  const humidity = valueOf(instant, units, 'relative_humidity', 'percent');
  const windSpeed = valueOf(instant, units, 'wind_speed', 'speed');
  return {
    start,
    end: start + hours * HOUR,
    temperature,
    humidity,
    skyCover,
    windSpeed,
    feelsLike: feelsLike(temperature, humidity, windSpeed),
    windGust: valueOf(instant, units, 'wind_speed_of_gust', 'speed'),
    windDirection: windSpeed === null || windSpeed === 0 ? null : valueOf(instant, units, 'wind_from_direction', 'angle'),
    condition: told?.condition ?? null,
    precipChance: valueOf(ahead, units, 'probability_of_precipitation', 'percent'),
    precipAmount: valueOf(ahead, units, 'precipitation_amount', 'depth'),
  };
}

function blockOf(start: Instant, data: Fields, units: Fields): ModelBlock[] {
  const period = data['next_6_hours'];
  if (typeof period !== 'object' || period === null) return [];
  const details = detailsOf(period);
  return [
    {
      start,
      end: start + 6 * HOUR,
      highest: valueOf(details, units, 'air_temperature_max', 'temperature'),
      lowest: valueOf(details, units, 'air_temperature_min', 'temperature'),
      precipChance: valueOf(details, units, 'probability_of_precipitation', 'percent'),
    },
  ];
}

/** The steps by instant, sorted; of two for one instant that which sorts first, whatever their order. */
function seriesOf(timeseries: readonly unknown[], read: Read): readonly (readonly [Instant, Fields])[] {
  const found = new Map<Instant, Fields>();
  const told = (data: Fields): string => JSON.stringify([stepOf(0, data, read), blockOf(0, data, read.units)]);
  for (const element of timeseries.slice(0, MOST_STEPS)) {
    const at = instantOf(fieldsOf(element)['time']);
    const data = fieldsOf(fieldsOf(element)['data']);
    if (at === null) continue;
    const known = found.get(at);
    if (known === undefined || told(data) < told(known)) found.set(at, data);
  }
  return [...found].sort((a, b) => a[0] - b[0]);
}

/**
 * Reads an answer of MET Norway's `locationforecast/2.0/complete` (`compact` too, which has neither extremes nor chances):
 * steps of an hour, later of six, and what is said of six hours at once. Whatever a step does not tell stays missing.
 *
 * Refuses `weather/bad-answer` for another answer, `weather/unavailable` where no step has a time.
 */
export function decodeMet(json: unknown): Result<ModelForecast> {
  const body = bodyOfAnswer(json);
  if (!body.ok) return body;
  const answer = fieldsOf(body.value);
  const properties = fieldsOf(answer['properties']);
  if (!Array.isArray(properties['timeseries'])) return refuse('weather/bad-answer', 'The answer has no time series of MET Norway.');
  const meta = fieldsOf(properties['meta']);
  const read: Read = { units: fieldsOf(meta['units']), unknown: new Set() };
  const series = seriesOf(list.parse(properties['timeseries']), read);
  if (series.length === 0) return refuse('weather/unavailable', 'The forecast is empty: no step has a time.');
  const [longitude, latitude] = list.parse(fieldsOf(answer['geometry'])['coordinates']).map(numberOf);
  return ok({
    issuedAt: instantOf(meta['updated_at']),
    madeAt: null,
    latitude: latitude ?? null,
    longitude: longitude ?? null,
    steps: series.map(([at, data]) => stepOf(at, data, read)),
    blocks: series.flatMap(([at, data]) => blockOf(at, data, read.units)),
    now: null,
    unknownCodes: [...read.unknown].sort(),
  });
}
