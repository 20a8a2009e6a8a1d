import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { metAnswer, metStep } from '../../../../test/model-answers.ts';
import { sharedData, tookFromShared } from '../../../../test/shared-data.ts';
import { decodeMet } from './decode-met.ts';
import { metNorwayAddress } from './met-norway.ts';
import { conditionOfSymbol } from './symbol.ts';

const HOUR = 3_600_000;
const start = Date.parse('2026-06-10T00:00:00Z');
const berlin = (): any => JSON.parse(readFileSync(join(import.meta.dirname, '../../../../test/fixtures/weather/met-norway/berlin.json'), 'utf8'));
const value = (json: unknown): any => {
  const result = decodeMet(json);
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
};

test('hours, six hours, and a last step of which only the instant is told', () => {
  const { steps, blocks, issuedAt, latitude, longitude } = value(berlin());
  expect({ issuedAt: new Date(issuedAt).toISOString(), latitude, longitude }).toEqual({ issuedAt: '2022-08-02T15:41:37.000Z', latitude: 53.5, longitude: 13 });
  const lengths = steps.map((step: any) => (step.end - step.start) / HOUR);
  expect([lengths.filter((l: number) => l === 1).length, lengths.filter((l: number) => l === 6).length, lengths.at(-1)]).toEqual([56, 27, 0]);
  expect(steps.length - blocks.length).toBe(6);
  expect(steps[0]).toMatchObject({
    temperature: 25.4,
    skyCover: 97.7,
    humidity: 31.8,
    windSpeed: 3.1,
    windGust: 7.2,
    windDirection: 249.5,
    precipChance: 0,
    precipAmount: 0,
    feelsLike: 25.4,
  });
  expect(steps.at(-1)).toMatchObject({ temperature: 22.1, condition: null, precipChance: null, precipAmount: null });
  expect(blocks[0]).toEqual({ start: steps[0].start, end: steps[0].start + 6 * HOUR, highest: 25.1, lowest: 18.1, precipChance: 0 });
});

test('without a chance there is none, without a known unit there is no value', () => {
  const answer = metAnswer(start, [metStep(start, 10, 1), metStep(start + HOUR, 250, 1)]) as any;
  expect(value(answer).steps.map((s: any) => [s.temperature, s.precipChance])).toEqual([
    [10, null],
    [null, null],
  ]);
  answer.properties.meta.units.air_temperature = 'cold';
  expect(value(answer).steps[0].temperature).toBeNull();
});

test('errors and answers that are none', () => {
  for (const none of [
    null,
    [],
    'x',
    {},
    { properties: {} },
    { properties: { timeseries: 'no' } },
    { _status: 502, body: '<html>' },
    { status_code: 422, data: null },
  ])
    expect(decodeMet(none)).toMatchObject({ ok: false, problem: { code: 'weather/bad-answer' } });
  expect(decodeMet({ properties: { timeseries: [{ time: 'yesterday' }, null] } })).toMatchObject({ ok: false, problem: { code: 'weather/unavailable' } });
  expect(value({ properties: { timeseries: [{ time: '2026-06-10T00:00:00Z' }] } }).steps).toMatchObject([{ start, end: start, temperature: null }]);
});

test('a step told twice is one, whichever comes first, and however deep its nonsense', () => {
  const [warm, cold] = [metStep(start, 12, 1), metStep(start, 10, 1)];
  const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
  expect(value(metAnswer(start, [warm, cold, { ...warm, data: { ...(warm['data'] as object), deep } }])).steps).toHaveLength(1);
  expect(value(metAnswer(start, [warm, cold]))).toEqual(value(metAnswer(start, [cold, warm])));
});

const FALLS = ['rain', 'sleet', 'snow'].flatMap((kind) =>
  ['', 'light', 'heavy'].flatMap((strength) =>
    ['', 'showers'].flatMap((showers) => ['', 'andthunder'].map((thunder) => `${strength}${kind}${showers}${thunder}`)),
  ),
);
const ALL = ['clearsky', 'fair', 'partlycloudy', 'cloudy', 'fog', ...FALLS];

test('all 41 symbols in all variants', () => {
  expect(ALL).toHaveLength(41);
  for (const symbol of ALL)
    for (const variant of ['', '_day', '_night', '_polartwilight', ' '])
      expect(conditionOfSymbol(`${symbol}${variant}`, null).known, `${symbol}${variant}`).toBe(true);
});

test.each([
  ['clearsky_polartwilight', { sky: 'clear' }],
  ['fair_day', { sky: 'mostlyClear' }],
  ['partlycloudy_night', { sky: 'partlyCloudy' }],
  ['cloudy', { sky: 'cloudy' }],
  ['fog', { obscuration: 'fog' }],
  ['lightssleetshowersandthunder ', { precip: 'rainSnow', intensity: 'light', thunder: 'likely' }],
  ['lightssnowshowersandthunder_day', { precip: 'snowShowers', intensity: 'light', thunder: 'likely' }],
  ['sleet', { precip: 'rainSnow', intensity: 'moderate', thunder: 'none' }],
  ['heavyrain', { precip: 'rain', intensity: 'heavy' }],
  ['rainshowersandthunder_night', { precip: 'rainShowers', thunder: 'likely' }],
  ['heavysnow', { precip: 'snow', intensity: 'heavy' }],
])('%s', (symbol, expected) => {
  expect(conditionOfSymbol(symbol, null).condition).toMatchObject(expected);
});

test('the sky is that of the cover where it is known; a symbol that is not MET’s has no sky and is noted', () => {
  expect(conditionOfSymbol('clearsky_day', 90).condition.sky).toBe('cloudy');
  expect(conditionOfSymbol('rain', 90).condition).toMatchObject({ sky: 'cloudy', precip: 'rain' });
  for (const symbol of ['', 'raining', 'constructor', 'lightfog', 'showers', 'sun_day'])
    expect(conditionOfSymbol(symbol, 0)).toMatchObject({ known: false, condition: { sky: 'unknown', precip: 'none' } });
  expect(value(metAnswer(start, [metStep(start, 1, 1, { symbol: 'frogs_day' })])).unknownCodes).toEqual(['frogs_day']);
});

test('asked for as complete, with at most four decimals', () => {
  expect(metNorwayAddress({ latitude: 47.123456, longitude: -122.30001 }, {})).toBe(
    'https://api.met.no/weatherapi/locationforecast/2.0/complete?lat=47.1235&lon=-122.3',
  );
});

const folder = sharedData('weather/met-norway');
test.skipIf(folder === null)('every recorded answer is read without an unknown symbol, and the published legend is known', () => {
  const names = readdirSync(folder ?? '').filter((name) => /(compact|complete)/.test(name));
  for (const name of names) expect(value(JSON.parse(readFileSync(join(folder ?? '', name), 'utf8'))).unknownCodes, name).toEqual([]);
  const legend = readFileSync(join(folder ?? '', 'legend.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0] ?? '');
  for (const symbol of legend) expect(conditionOfSymbol(symbol, null).known, symbol).toBe(true);
  tookFromShared('weather/met-norway', names.length + legend.length);
});
