import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openMeteoAnswer } from '../../test/model-answers.ts';
import { weatherCommand } from './weather.ts';

const FIXTURES = join(import.meta.dirname, '../../test/fixtures/weather');
type Output = { status: number; out: string; err: string };
async function read(...args: string[]): Promise<Output> {
  const io = { out: '', err: '' };
  const status = await weatherCommand(['read', ...args], { out: (text) => void (io.out += text), err: (text) => void (io.err += text), cwd: FIXTURES });
  return { status, ...io };
}
const TORONTO = ['--source', 'open-meteo', '--file', 'open-meteo/toronto.json', '--at', '2026-03-05T15:00:00-05:00'];
const BERLIN = ['--source', 'met-norway', '--file', 'met-norway/berlin.json', '--at', '2022-08-02T18:10:00+02:00'];
const fileOf = (content: unknown): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'answer-')), 'answer.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

test('the same output as for NWS, with the zone of the file’s coordinates', async () => {
  const { status, out, err } = await read(...TORONTO, '--json');
  const json = JSON.parse(out);
  expect([status, err]).toEqual([0, '']);
  expect(Object.keys(json)).toEqual(['source', 'timeZone', 'issuedAt', 'now', 'daily', 'hourly', 'current', 'sun', 'problems']);
  expect(json).toMatchObject({ source: 'open-meteo', timeZone: 'America/Toronto', issuedAt: null, now: '2026-03-05T20:00:00.000Z', problems: [] });
  expect(json.daily.map((row: any) => `${row.weekday.slice(0, 3)} ${row.hi}/${row.lo} ${row.precipChance}`)).toEqual([
    'Thu 39/31 69',
    'Fri 36/36 52',
    'Sat 64/36 55',
    'Sun 53/36 1',
    'Mon 59/31 12',
    'Tue 41/29 71',
    'Wed 32/null 71',
    'Thu null/null null',
  ]);
  expect(json.hourly[0]).toMatchObject({ start: '2026-03-05T20:00:00.000Z', localLabel: '3 PM' });
  expect(json.hourly.map((hour: any) => hour.localLabel).slice(57, 60)).toEqual(['12 AM', '1 AM', '3 AM']);
  expect(json.current).toMatchObject({ station: 'Open-Meteo', estimated: true, at: '2026-03-05T20:00:00.000Z' });
  expect(json.sun[3]).toMatchObject({ date: '2026-03-08', rise: expect.stringMatching(/^2026-03-08T11:4/) });
});

test('the estimate of now is the source’s own where it is of this hour', async () => {
  const json = JSON.parse((await read('--source', 'open-meteo', '--file', 'open-meteo/toronto.json', '--at', '2026-03-05T21:20:00-05:00', '--json')).out);
  expect(json.current).toMatchObject({ at: '2026-03-06T02:00:00.000Z', temperature: 33, feelsLike: 23, windGust: 33 });
});

test('MET Norway as a person reads it, with blocks of six hours left out of the hours', async () => {
  const { out } = await read(...BERLIN);
  expect(out.split('\n').slice(0, 3)).toEqual([
    'Tuesday 08/02/2022  Cloudy  -° / 62°  0%',
    'Wednesday 08/03/2022  Partly Sunny  90° / 67°  0%',
    'Thursday 08/04/2022  Mostly Sunny  96° / 69°  47%',
  ]);
  const json = JSON.parse((await read(...BERLIN, '--json')).out);
  expect(json).toMatchObject({
    source: 'met-norway',
    timeZone: 'Europe/Berlin',
    issuedAt: '2022-08-02T15:41:37.000Z',
    current: { station: 'MET Norway', estimated: true },
  });
  expect(json.hourly).toHaveLength(56);
});

test('a high or low of what remains of today is marked', async () => {
  const json = JSON.parse(
    (await read('--source', 'met-norway', '--file', 'met-norway/berlin.json', '--at', '2022-08-02T12:10:00-04:00', '--zone', 'America/New_York', '--json')).out,
  );
  expect(json.daily.map((row: any) => row.partial)).toEqual([true, ...Array(7).fill(undefined)]);
});

test('other coordinates, another zone, calendar days, metric', async () => {
  const read1 = async (...args: string[]): Promise<any> => JSON.parse((await read(...args, '--json')).out);
  expect((await read1(...BERLIN, '--lat', '40.7', '--lon=-74')).timeZone).toBe('America/New_York');
  expect((await read1(...BERLIN, '--zone', 'Asia/Tokyo')).timeZone).toBe('Asia/Tokyo');
  expect((await read1(...TORONTO, '--days', 'calendar-day')).daily[5]).toMatchObject({ hi: 43, lo: 31 });
  expect((await read1(...TORONTO, '--units', 'metric')).daily[0]).toMatchObject({ hi: 4, lo: 0 });
  const bare = openMeteoAnswer(Date.parse('2026-03-05T00:00:00Z'), 48, () => 10, {}, { latitude: null, longitude: null });
  expect(await read('--source', 'open-meteo', '--file', fileOf(bare), '--at', '2026-03-05T15:00:00Z')).toMatchObject({
    status: 2,
    err: expect.stringContaining('--zone'),
  });
  expect((await read1('--source', 'open-meteo', '--file', fileOf(bare), '--at', '2026-03-05T15:00:00Z', '--zone', 'America/Denver')).sun).toEqual([]);
});

test.each([
  [['--source', 'open-meteo'], 'Name a file with --file'],
  [['--source', 'met-norway', '--bundle', 'seattle'], 'Name a file with --file'],
  [[...TORONTO, '--lat', '43'], '--lat and --lon go together'],
  [[...TORONTO, '--lat', '43', '--lon', 'west'], '--lat and --lon go together'],
  [[...TORONTO, '--days', 'lunar'], 'There are no days "lunar"'],
  [['--source', 'met-norway', '--file', 'nowhere.json'], 'There is no '],
  [['--source', 'met-norway', '--file', 'open-meteo/toronto.json'], 'no time series'],
  [['--source', 'open-meteo', '--file', 'met-norway/berlin.json'], 'no hours'],
  [['--source', 'open-meteo', '--file', fileOf('{"error":true,"reason":"Out of range"}')], 'Open-Meteo says: Out of range'],
  [['--source', 'open-meteo', '--file', fileOf('<html>')], 'a web page'],
  [['--source', 'open-meteo', '--file', fileOf('{"hourly":')], 'cut off'],
])('%j is refused in a sentence, with status 2', async (args, said) => {
  const { status, err } = await read(...args);
  expect(err).toContain(said);
  expect(status).toBe(2);
});
