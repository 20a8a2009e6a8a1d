import type { Instant } from '#platform/clock.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { bareSky, skyOfCover } from '../../aggregate-condition.ts';
import { bodyOfAnswer, MOST_STEPS } from '../../model-answer.ts';
import type { ModelForecast, ModelNow, ModelStep } from '../../model-forecast.ts';
import type { Spot } from '../../sun.ts';
import { inSi } from '../../units.ts';
import { fieldsOf, list, numberOf, textOf } from '../nws/loose.ts';
import { conditionOfCode, type BesideCode } from './wmo-code.ts';

type Fields = Readonly<Record<string, unknown>>;
type Quantity = Parameters<typeof inSi>[2];

const HOUR = 3_600_000;
const SPEED = 'wind_speed_10m';
/** Columns of an hour that are read. */
const COLUMNS = [
  'temperature_2m',
  'apparent_temperature',
  'relative_humidity_2m',
  'cloud_cover',
  SPEED,
  'wind_gusts_10m',
  'wind_direction_10m',
  'precipitation',
  'precipitation_probability',
  'weather_code',
  'weathercode',
];

/** An instant: seconds since 1970, or a label that is local by the one offset of the whole answer. */
function instantOf(time: unknown, offsetSeconds: number): Instant | null {
  if (typeof time === 'number') return Number.isFinite(time) ? time * 1000 : null;
  if (typeof time !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(time)) return null;
  const label = Date.parse(`${time}Z`);
  return Number.isNaN(label) ? null : label - offsetSeconds * 1000;
}

/** A value in SI by the unit that the answer names for it; without a known unit there is none. */
function valueOf(values: Fields, units: Fields, name: string, quantity: Quantity): number | null {
  return inSi(numberOf(values[name]), textOf(units[name]), quantity);
}

/** What stands at one instant, without what falls. */
function instantValues(values: Fields, units: Fields): Omit<ModelNow, 'at' | 'condition'> & { readonly skyCover: number | null } {
  const windSpeed = valueOf(values, units, SPEED, 'speed');
  return {
    temperature: valueOf(values, units, 'temperature_2m', 'temperature'),
    feelsLike: valueOf(values, units, 'apparent_temperature', 'temperature'),
    humidity: valueOf(values, units, 'relative_humidity_2m', 'percent'),
    skyCover: valueOf(values, units, 'cloud_cover', 'percent'),
    windSpeed,
    windGust: valueOf(values, units, 'wind_gusts_10m', 'speed'),
    windDirection: windSpeed === null || windSpeed === 0 ? null : valueOf(values, units, 'wind_direction_10m', 'angle'),
  };
}

/** The columns of `hourly` as one record an hour, by instant; of two for one instant that which sorts first, whatever their order. */
function rowsOf(hourly: Fields, offsetSeconds: number): ReadonlyMap<Instant, Fields> {
  const columns = COLUMNS.flatMap((name) => (Array.isArray(hourly[name]) ? [[name, hourly[name] as readonly unknown[]] as const] : []));
  const rows = new Map<Instant, Fields>();
  for (const [i, time] of list.parse(hourly['time']).slice(0, MOST_STEPS).entries()) {
    const at = instantOf(time, offsetSeconds);
    if (at === null) continue;
    const row = Object.fromEntries(columns.map(([name, values]) => [name, numberOf(values[i])]));
    const known = rows.get(at);
    if (known === undefined || JSON.stringify(row) < JSON.stringify(known)) rows.set(at, row);
  }
  return rows;
}

function conditionOf(code: unknown, beside: BesideCode, unknown: Set<string>): ModelStep['condition'] {
  const number = numberOf(code);
  if (number === null) return beside.skyCover === null ? null : bareSky(skyOfCover(beside.skyCover));
  const { condition, known } = conditionOfCode(number, beside);
  if (!known) unknown.add(String(number));
  return condition;
}

/** What falls is told at the end of its hour: it belongs to the hour before its label. */
function stepsOf(rows: ReadonlyMap<Instant, Fields>, units: Fields, unknown: Set<string>): readonly ModelStep[] {
  return [...rows]
    .sort((a, b) => a[0] - b[0])
    .map(([start, row]) => {
      const fallen = rows.get(start + HOUR) ?? {};
      const values = instantValues(row, units);
      const precipChance = valueOf(fallen, units, 'precipitation_probability', 'percent');
      const precipAmount = valueOf(fallen, units, 'precipitation', 'depth');
      return {
        start,
        end: start + HOUR,
        ...values,
        precipChance,
        precipAmount,
        condition: conditionOf(row['weather_code'] ?? row['weathercode'], { skyCover: values.skyCover, precipChance, precipAmount }, unknown),
      };
    });
}

function nowOf(answer: Fields, offsetSeconds: number, unknown: Set<string>): ModelNow | null {
  const current = fieldsOf(answer['current']);
  const units = fieldsOf(answer['current_units']);
  const at = instantOf(current['time'], offsetSeconds);
  if (at === null) return null;
  const { skyCover, ...values } = instantValues(current, units);
  return {
    at,
    ...values,
    condition: conditionOf(current['weather_code'], { skyCover, precipChance: null, precipAmount: valueOf(current, units, 'precipitation', 'depth') }, unknown),
  };
}

/** Of an answer for several places the one nearest to `near`, else the first. */
function answerNear(answers: readonly unknown[], near: Spot | null): unknown {
  if (near === null) return answers[0];
  const away = (answer: unknown): number => {
    const { latitude, longitude } = fieldsOf(answer);
    const [lat, lon] = [numberOf(latitude), numberOf(longitude)];
    return lat === null || lon === null
      ? Number.POSITIVE_INFINITY
      : Math.hypot(lat - near.latitude, (lon - near.longitude) * Math.cos((near.latitude * Math.PI) / 180));
  };
  return answers.reduce((best, answer) => (away(answer) < away(best) ? answer : best), answers[0]);
}

/**
 * Reads an answer of Open-Meteo's `/v1/forecast`. Only `hourly` and `current` are read: its own days, sunrises and labels go
 * by one offset for the whole answer and are an hour wrong after a clock change, so that labels are turned back to instants.
 *
 * Refuses `weather/bad-answer` for an error (with the source's reason) or another answer, `weather/unavailable` where no hour has a time.
 */
export function decodeOpenMeteo(json: unknown, near: Spot | null = null): Result<ModelForecast> {
  const body = bodyOfAnswer(json);
  if (!body.ok) return body;
  const answer = fieldsOf(Array.isArray(body.value) ? answerNear(body.value, near) : body.value);
  if (answer['error'] === true || typeof answer['reason'] === 'string')
    return refuse('weather/bad-answer', `Open-Meteo says: ${(textOf(answer['reason']) ?? 'error').slice(0, 300)}`);
  const offset = numberOf(answer['utc_offset_seconds']) ?? 0;
  const hourly = fieldsOf(answer['hourly']);
  const unknown = new Set<string>();
  const now = nowOf(answer, offset, unknown);
  if (!Array.isArray(hourly['time']) && now === null) return refuse('weather/bad-answer', 'The answer has no hours of Open-Meteo.');
  const steps = stepsOf(rowsOf(hourly, offset), fieldsOf(answer['hourly_units']), unknown);
  if (steps.length === 0 && now === null) return refuse('weather/unavailable', 'The forecast is empty: no hour has a time.');
  const [latitude, longitude] = [numberOf(answer['latitude']), numberOf(answer['longitude'])];
  return ok({ issuedAt: null, madeAt: null, latitude, longitude, steps, blocks: [], now, unknownCodes: [...unknown].sort() });
}
