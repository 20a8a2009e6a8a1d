import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openMeteoAnswer } from '../../../../test/model-answers.ts';
import { sharedData, tookFromShared } from '../../../../test/shared-data.ts';
import { decodeOpenMeteo } from './decode-open-meteo.ts';
import { openMeteoAddress } from './open-meteo.ts';
import { conditionOfCode } from './wmo-code.ts';

const HOUR = 3_600_000;
const start = Date.parse('2026-06-10T00:00:00Z');
const toronto = (): any => JSON.parse(readFileSync(join(import.meta.dirname, '../../../../test/fixtures/weather/open-meteo/toronto.json'), 'utf8'));
const value = (json: unknown): any => {
  const result = decodeOpenMeteo(json);
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
};

test('labels that are local already become instants by the one offset of the answer, also after a clock change', () => {
  const { steps, latitude, now } = value(toronto());
  expect(latitude).toBe(43.70455);
  expect(steps[0].start).toBe(Date.parse('2026-03-04T00:00:00-05:00'));
  expect(steps.at(-1).start).toBe(Date.parse('2026-03-12T00:00:00-04:00'));
  expect(steps.every((step: any, i: number) => i === 0 || step.start - steps[i - 1].start === HOUR)).toBe(true);
  expect(now.at).toBe(Date.parse('2026-03-05T21:00:00-05:00'));
});

test('°F, mp/h and inches are read by their units; a unit that is not known gives nothing', () => {
  const answer = toronto();
  const { steps } = value(answer);
  expect(steps[0].temperature).toBeCloseTo(0);
  expect(steps[0].windSpeed).toBeCloseTo(4 / 2.236936);
  answer.hourly_units = { ...answer.hourly_units, temperature_2m: 'degrees of warmth', wind_speed_10m: 'kn' };
  expect(value(answer).steps[0]).toMatchObject({ temperature: null });
  expect(value(answer).steps[0].windSpeed).toBeCloseTo((4 * 1.852) / 3.6);
});

test('unix times are instants, whatever offset the answer names', () => {
  const answer = openMeteoAnswer(start, 3, () => 10, {}, { utc_offset_seconds: -18_000 });
  expect(value(answer).steps.map((step: any) => step.start)).toEqual([start, start + HOUR, start + 2 * HOUR]);
});

test('what fell is told at the end of its hour: amount and chance go one hour back, temperature and code stay', () => {
  const { steps } = value(
    openMeteoAnswer(start, 3, (at) => (at - start) / HOUR, { precipitation: [1, 2, 3], precipitation_probability: [10, 20, null], weather_code: [61, 63, 65] }),
  );
  expect(steps.map((s: any) => [s.temperature, s.precipAmount, s.precipChance, s.condition.intensity])).toEqual([
    [0, 2, 20, 'light'],
    [1, 3, null, 'moderate'],
    [2, null, null, 'heavy'],
  ]);
});

test('errors, lists, and answers that are none', () => {
  expect(decodeOpenMeteo({ error: true, reason: 'Latitude must be in range of -90 to 90°.' })).toMatchObject({
    ok: false,
    problem: { code: 'weather/bad-answer', detail: 'Open-Meteo says: Latitude must be in range of -90 to 90°.' },
  });
  const [here, there] = [openMeteoAnswer(start, 2, () => 1), openMeteoAnswer(start, 2, () => 2, {}, { latitude: 43.7, longitude: -79.4 })];
  expect(value([here, there]).steps[0].temperature).toBe(1);
  expect(decodeOpenMeteo([here, there], { latitude: 43.6, longitude: -79.5 })).toMatchObject({ ok: true, value: { latitude: 43.7 } });
  for (const none of [null, [], 'x', {}, { hourly: {} }, { hourly: { time: 'no' } }, [null], { _status: 502, body: '<html>' }])
    expect(decodeOpenMeteo(none)).toMatchObject({ ok: false, problem: { code: 'weather/bad-answer' } });
  expect(decodeOpenMeteo({ hourly: { time: [] } })).toMatchObject({ ok: false, problem: { code: 'weather/unavailable' } });
  expect(value({ hourly: { time: [null, start / 1000], temperature_2m: [1] }, hourly_units: { temperature_2m: '°C' } }).steps).toMatchObject([
    { start, temperature: null, condition: null },
  ]);
});

test('a flood of hours is cut, in time', () => {
  const answer = openMeteoAnswer(start, 200_000, () => 1);
  const began = process.cpuUsage();
  expect(value(answer).steps).toHaveLength(3000);
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1000).toBeLessThan(500);
});

test('an hour without a code has the sky of its cover', () => {
  expect(value(openMeteoAnswer(start, 2, () => 1, { weather_code: [null, null], cloud_cover: [10, null] })).steps.map((s: any) => s.condition?.sky)).toEqual([
    'mostlyClear',
    undefined,
  ]);
});

test('hours in another order, and an hour told twice', () => {
  const answer = openMeteoAnswer(start, 5, (at) => (at - start) / HOUR) as any;
  const reversed = { ...answer, hourly: Object.fromEntries(Object.entries(answer.hourly).map(([name, list]) => [name, [...(list as unknown[])].reverse()])) };
  expect(value(reversed)).toEqual(value(answer));
  const twice = {
    ...answer,
    hourly: Object.fromEntries(Object.entries(answer.hourly).map(([name, list]) => [name, [...(list as unknown[]), ...(list as unknown[])]])),
  };
  expect(value(twice)).toEqual(value(answer));
});

test.each([
  [0, { sky: 'cloudy', precip: 'none' }],
  [45, { obscuration: 'fog' }],
  [48, { obscuration: 'freezingFog' }],
  [51, { precip: 'drizzle', intensity: 'light' }],
  [55, { precip: 'drizzle', intensity: 'heavy' }],
  [56, { precip: 'freezingDrizzle', intensity: 'light' }],
  [57, { precip: 'freezingDrizzle', intensity: 'heavy' }],
  [63, { precip: 'rain', intensity: 'moderate' }],
  [66, { precip: 'freezingRain', intensity: 'light' }],
  [67, { precip: 'freezingRain', intensity: 'heavy' }],
  [75, { precip: 'snow', intensity: 'heavy' }],
  [77, { precip: 'snow', intensity: 'light' }],
  [82, { precip: 'rainShowers', intensity: 'heavy' }],
  [86, { precip: 'snowShowers', intensity: 'heavy' }],
  [95, { precip: 'rain', thunder: 'likely' }],
  [96, { precip: 'hail', thunder: 'likely' }],
  [99, { precip: 'hail', thunder: 'likely' }],
])('code %i', (code, expected) => {
  expect(conditionOfCode(code, { skyCover: 90, precipChance: 50, precipAmount: 1 })).toMatchObject({ known: true, condition: { sky: 'cloudy', ...expected } });
});

test('the sky is that of the cover, else that of the code; light drizzle neither likely nor wet is not told; other codes are unknown', () => {
  const beside = { skyCover: null, precipChance: null, precipAmount: null };
  expect([0, 1, 2, 3].map((code) => conditionOfCode(code, beside).condition.sky)).toEqual(['clear', 'mostlyClear', 'partlyCloudy', 'cloudy']);
  expect([5, 25, 50, 87, 88].map((skyCover) => conditionOfCode(3, { ...beside, skyCover }).condition.sky)).toEqual([
    'clear',
    'mostlyClear',
    'partlyCloudy',
    'mostlyCloudy',
    'cloudy',
  ]);
  const drizzle = (precipChance: number | null, precipAmount: number | null): string =>
    conditionOfCode(51, { skyCover: 90, precipChance, precipAmount }).condition.precip;
  expect([drizzle(19, 0.05), drizzle(20, 0.05), drizzle(19, 0.1), drizzle(null, 0.05)]).toEqual(['none', 'drizzle', 'drizzle', 'drizzle']);
  expect(conditionOfCode(58, { ...beside, skyCover: 0 })).toMatchObject({ known: false, condition: { sky: 'unknown', precip: 'none' } });
  expect(value(openMeteoAnswer(start, 2, () => 1, { weather_code: [58, 4] })).unknownCodes).toEqual(['4', '58']);
});

test('asked for in GMT with unix times and at most four decimals; a key goes to the customers’ host', () => {
  const address = openMeteoAddress({ latitude: 47.123456, longitude: -122.3 }, {});
  expect(address).toMatch(/^https:\/\/api\.open-meteo\.com\/v1\/forecast\?latitude=47\.1235&longitude=-122\.3&hourly=temperature_2m,/);
  for (const part of ['timezone=GMT', 'timeformat=unixtime', 'forecast_days=9', 'past_days=1', 'cloud_cover', 'precipitation_probability'])
    expect(address).toContain(part);
  expect(openMeteoAddress({ latitude: 1, longitude: 2 }, { key: 'a b' })).toMatch(/^https:\/\/customer-api\.open-meteo\.com\/.*&apikey=a%20b$/);
  expect(openMeteoAddress({ latitude: 1, longitude: 2 }, { host: 'https://weather.example/' })).toMatch(/^https:\/\/weather\.example\/v1\//);
});

const folder = sharedData('weather/open-meteo');
test.skipIf(folder === null)('every recorded answer is read or refused with a reason', () => {
  const names = readdirSync(folder ?? '').filter((name) => name.endsWith('.json'));
  for (const name of names) {
    const result = decodeOpenMeteo(JSON.parse(readFileSync(join(folder ?? '', name), 'utf8')));
    if (result.ok) expect(result.value.unknownCodes, name).toEqual([]);
    else expect(result.problem.detail, name).toBe('The answer has no hours of Open-Meteo.');
  }
  tookFromShared('weather/open-meteo', names.length);
});
