import { cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gridAnswer, hourlyAnswer, layer, observationFeature, pointAnswer } from '../../test/nws-answers.ts';
import { sharedData, tookFromShared } from '../../test/shared-data.ts';
import { weatherCommand } from './weather.ts';

const FIXTURES = join(import.meta.dirname, '../../test/fixtures/weather');
const SEATTLE = ['--bundle', join(FIXTURES, 'seattle'), '--at', '2026-03-04T14:38:46-08:00'];

type Output = { status: number; out: string; err: string };
async function run(...args: string[]): Promise<Output> {
  const io = { out: '', err: '' };
  const status = await weatherCommand(args, { out: (text) => void (io.out += text), err: (text) => void (io.err += text), cwd: FIXTURES });
  return { status, ...io };
}
const read = (...args: string[]): Promise<Output> => run('read', '--source', 'nws', ...args);
const json = async (...args: string[]): Promise<any> => JSON.parse((await read(...args, '--json')).out);
function bundleOf(files: Record<string, unknown>, from?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  if (from !== undefined) cpSync(join(FIXTURES, from), folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return folder;
}

describe('the table as a person reads it', () => {
  test('a line a day, with a dash for the high that is gone and for what is missing', async () => {
    const { status, out } = await read('--bundle', 'billings', '--at', '2024-03-04T18:03:29-07:00', '--zone', 'America/Denver');
    expect(status).toBe(0);
    expect(out.split('\n')).toEqual([
      'Monday 03/04/2024  Slight Chance Snow Showers then Mostly Cloudy  -° / 21°  20%',
      'Tuesday 03/05/2024  Partly Sunny then Chance Light Snow  41° / 23°  40%',
      'Wednesday 03/06/2024  Slight Chance Light Snow then Mostly Sunny  41° / 22°  20%',
      'Thursday 03/07/2024  Mostly Sunny  43° / 21°  -',
      'Friday 03/08/2024  Sunny  47° / 26°  -',
      'Saturday 03/09/2024  Sunny  56° / 31°  -',
      'Sunday 03/10/2024  Mostly Sunny  57° / 31°  -',
      'Monday 03/11/2024  Partly Sunny  60° / -°  -',
      '',
    ]);
  });
  test('metric figures and words for the row that only the grid has', async () => {
    const { out } = await read(...SEATTLE, '--units=metric');
    expect(out.split('\n')[0]).toBe('Wednesday 03/04/2026  Showers And Thunderstorms  12° / 6°  91%');
    expect(out.split('\n')[7]).toBe('Wednesday 03/11/2026  Light Rain And Snow  8° / 3°  90%');
  });
});

describe('the JSON contract', () => {
  test('keys, eight rows, whole numbers, instants in UTC', async () => {
    const all = await json(...SEATTLE);
    expect(Object.keys(all)).toEqual(['source', 'timeZone', 'issuedAt', 'now', 'daily', 'hourly', 'current', 'sun', 'problems']);
    expect(all).toMatchObject({
      source: 'nws',
      timeZone: 'America/Los_Angeles',
      issuedAt: '2026-03-04T21:25:29.000Z',
      now: '2026-03-04T22:38:46.000Z',
      problems: [],
      current: null,
    });
    expect(all.daily).toHaveLength(8);
    expect(Object.keys(all.daily[0])).toEqual(['date', 'weekday', 'hi', 'lo', 'condition', 'conditionText', 'precipChance']);
    expect(all.daily[0]).toMatchObject({
      date: '2026-03-04',
      weekday: 'Wednesday',
      hi: 53,
      lo: 43,
      conditionText: 'Showers And Thunderstorms',
      precipChance: 91,
    });
    expect(all.daily[7]).toMatchObject({ date: '2026-03-11', hi: 47, lo: 38, conditionText: null, condition: { precip: 'rainSnow' } });
    expect(all.sun).toHaveLength(8);
    expect(all.sun[0]).toMatchObject({ date: '2026-03-04', state: 'risesAndSets', rise: expect.stringMatching(/^2026-03-04T14:43/) });
  });

  test('hours and current conditions of a bundle with tokens', async () => {
    const all = await json('--bundle', join(import.meta.dirname, '../../sample/weather'), '--at', '2026-07-01T13:00:00-07:00');
    expect(all.hourly[0]).toEqual({
      start: '2026-07-01T20:00:00.000Z',
      localLabel: '1 PM',
      temperature: expect.any(Number),
      feelsLike: expect.any(Number),
      condition: expect.any(Object),
      precipChance: expect.any(Number),
      windSpeed: 5,
      windDirection: 'S',
      humidity: expect.any(Number),
    });
    expect(all.current).toMatchObject({ station: 'Port Ellery Harbor', at: '2026-07-01T19:53:00.000Z', windGust: null });
    const calm = hourlyAnswer(Date.parse('2026-03-04T22:38:00Z'), 'America/Los_Angeles') as { properties: { periods: Record<string, unknown>[] } };
    Object.assign(calm.properties.periods[0] ?? {}, { windSpeed: '0 mph', windDirection: '' });
    const { hourly } = await json('--bundle', bundleOf({ 'forecast-hourly.json': calm }, 'seattle'), '--at', '2026-03-04T14:38:46-08:00');
    expect(hourly[0]).toMatchObject({ windSpeed: 0, windDirection: null });
  });

  test('observations: nearest of stations.json first, else nearest by distance', async () => {
    const t = '2026-03-04T22:25:00Z';
    const files = {
      'observation-AAA.json': observationFeature('AAA', t, {}, [-123, 48]),
      'observation-BBB.json': observationFeature('BBB', t, {}, [-122.33, 47.6]),
      'observation-CCC.json': '<html>',
    };
    const near = await json('--bundle', bundleOf(files, 'seattle'), '--at', '2026-03-04T14:38:46-08:00');
    expect(near.current.station).toBe('BBB');
    expect(near.problems).toEqual([{ part: 'observation-CCC.json', code: 'weather/bad-answer', detail: 'The answer is a web page, not a forecast.' }]);
    const stations = { features: ['AAA', 'BBB'].map((id) => ({ properties: { stationIdentifier: id } })) };
    expect((await json('--bundle', bundleOf({ ...files, 'stations.json': stations }, 'seattle'), '--at', '2026-03-04T14:38:46-08:00')).current.station).toBe(
      'AAA',
    );
  });

  test('each file may be bad or missing: its part is left out and said', async () => {
    const noForecast = await json('--bundle', bundleOf({ 'forecast.json': '{"type":"Feature","prop' }, 'seattle'), '--at', '2026-03-04T14:38:46-08:00');
    expect(noForecast.daily.map((row: { hi: number; lo: number }) => `${row.hi}/${row.lo}`).slice(0, 2)).toEqual(['53/43', '50/44']);
    expect(noForecast.problems).toMatchObject([{ part: 'forecast.json', code: 'weather/bad-answer' }]);
    const noGrid = await json('--bundle', bundleOf({ 'gridpoint.json': 'null' }, 'seattle'), '--at', '2026-03-04T14:38:46-08:00');
    expect(noGrid.daily[7]).toMatchObject({ hi: null, lo: null, precipChance: null, condition: null, conditionText: null });
    const empty = await json(
      '--bundle',
      bundleOf({ 'forecast.json': { properties: { periods: [] } }, 'point.json': pointAnswer() }),
      '--at',
      '2026-03-04T14:38:46-08:00',
    );
    expect(empty.daily.every((row: { hi: null; lo: null }) => row.hi === null && row.lo === null)).toBe(true);
    const marine = await json(
      '--bundle',
      bundleOf({ 'point.json': pointAnswer('Pacific/Pago_Pago', { gridId: null }), 'observation-A.json': observationFeature('A', '2026-03-04T22:25:00Z', {}) }),
      '--at',
      '2026-03-04T14:38:46-08:00',
    );
    expect(marine).toMatchObject({ timeZone: 'Pacific/Pago_Pago', problems: [{ part: 'point.json', code: 'weather/not-covered' }], current: { station: 'A' } });
  });

  test('one file: a forecast, a recorded exchange, a grid; the zone from --zone or from the coordinates', async () => {
    const file = join(FIXTURES, 'denver/forecast.json');
    expect(await json('--bundle', file, '--at', '2024-04-30T09:10:00-06:00')).toMatchObject({ timeZone: 'America/Denver', problems: [{ part: 'point' }] });
    expect((await json('--bundle', file, '--at', '2024-04-30T09:10:00-06:00', '--zone', 'America/Boise')).timeZone).toBe('America/Boise');
    const grid = gridAnswer('2026-03-04T15:00:00+00:00', { maxTemperature: layer('wmoUnit:degC', [['2026-03-04T15:00:00+00:00', 'PT13H', 10]]) });
    const wrapped = join(bundleOf({ 'x.recorded.json': { _request: 'x', _status: 200, _headers: {}, body: grid } }), 'x.recorded.json');
    expect((await json('--bundle', wrapped, '--at', '2026-03-04T10:00:00-08:00')).daily[0]).toMatchObject({ hi: 50, lo: null });
  });

  test('coordinates whose zone disagrees with the forecast’s offsets are not guessed from', async () => {
    const wrong = bundleOf({
      'forecast.json': {
        geometry: { type: 'Point', coordinates: [-74, 40.7] },
        properties: {
          units: 'us',
          periods: [{ startTime: '2026-03-04T06:00:00-08:00', endTime: '2026-03-04T18:00:00-08:00', isDaytime: true, temperature: 50 }],
        },
      },
    });
    const { status, err } = await read('--bundle', wrong, '--at', '2026-03-04T14:38:46-08:00');
    expect([status, err]).toEqual([2, expect.stringContaining('--zone')]);
  });
});

describe('wrong input is refused in a sentence, with status 2', () => {
  test.each([
    [['read', '--bundle', 'seattle'], 'Name the source'],
    [['read', '--source', 'cnn', '--bundle', 'seattle'], 'There is no source "cnn"'],
    [['read', '--source', 'nws'], '--bundle'],
    [['read', '--source', 'nws', '--bundle'], '--bundle needs a value'],
    [['read', '--source', 'nws', '--bundle', 'seattle', '--color'], 'There is no option --color'],
    [['read', 'seattle'], '"seattle" is not understood'],
    [['read', '--source', 'nws', '--bundle', 'seattle', '--at', 'noon'], '"noon" is no instant'],
    [['read', '--source', 'nws', '--bundle', 'seattle', '--at', '2026-03-04T14:38:46'], 'with an offset'],
    [['read', '--source', 'nws', '--bundle', 'seattle', '--zone', 'Mars/Olympus'], 'is no time zone'],
    [['read', '--source', 'nws', '--bundle', 'seattle', '--units', 'imperial'], 'There are no units'],
    [['write'], 'There is no "weather write"'],
  ])('%j', async (args, words) => {
    const { status, out, err } = await run(...args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(words);
    expect(err).toContain('Usage: daybreak weather read');
  });

  test('bundles without anything to read', async () => {
    const cases: readonly (readonly [string, string])[] = [
      ['nowhere', 'There is no'],
      [bundleOf({}), 'holds no recorded answers'],
      [bundleOf({ 'forecast.json': '<html>503</html>' }), 'Give one with --zone'],
      [bundleOf({ 'forecast.json': '<html>503</html>', 'point.json': pointAnswer() }), 'forecast.json: The answer is a web page'],
      [join(bundleOf({ 'x.json': '[1' }), 'x.json'), 'not JSON'],
      [join(bundleOf({ 'x.json': { type: 'https://api.weather.gov/problems/InvalidPoint', status: 404, detail: 'no point' } }), 'x.json'), 'no point'],
      [join(bundleOf({ 'x.json': `${'['.repeat(100_000)}${']'.repeat(100_000)}` }), 'x.json'), 'not a JSON object'],
    ];
    for (const [path, words] of cases) {
      const { status, out, err } = await read('--bundle', path, '--at', '2026-03-04T14:38:46-08:00');
      expect([status, out], path).toEqual([2, '']);
      expect(err, path).toContain(words);
    }
  });

  test('a folder in the place of a file is no crash', async () => {
    const folder = bundleOf({ 'point.json': pointAnswer() }, 'seattle');
    mkdirSync(join(folder, 'observation-dir.json'));
    expect((await read('--bundle', folder, '--at', '2026-03-04T14:38:46-08:00')).status).toBe(0);
  });

  test('help is no error', async () => {
    expect(await run('--help')).toMatchObject({ status: 0, err: '' });
    expect(await run()).toMatchObject({ status: 2, out: '' });
  });
});

test('every recorded bundle is read without a crash', async () => {
  const root = sharedData('weather/nws-weathergov');
  if (root === null) return tookFromShared('weather/bundles', 0);
  const bundles = readdirSync(root).filter((name) => !name.startsWith('alerts-'));
  for (const name of bundles) {
    const { status, out } = await read('--bundle', join(root, name), '--at', '2026-03-04T14:38:46-08:00', '--zone', 'America/Chicago', '--json');
    expect(status, name).toBe(0);
    expect(JSON.parse(out).daily).toHaveLength(8);
  }
  tookFromShared('weather/bundles', bundles.length);
});
