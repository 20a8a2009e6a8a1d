import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localHour } from '#platform/zoned-time.ts';
import { forecastAnswer, gridAnswer, layer } from '../../test/nws-answers.ts';
import { sharedData, tookFromShared } from '../../test/shared-data.ts';
import { dailyFromPeriods } from './daily-from-periods.ts';
import type { GridForecast, PeriodForecast } from './forecast.ts';
import { decodeGrid } from './providers/nws/grid.ts';
import { decodePeriods } from './providers/nws/periods.ts';
import type { DayRow } from './report.ts';
import { shownTemperature } from './units.ts';

const FIXTURES = join(import.meta.dirname, '../../test/fixtures/weather');
const at = (iso: string): number => Date.parse(iso);

function answersIn(folder: string, zone: string): { periods: PeriodForecast | null; grid: GridForecast | null } {
  const read = (name: string): unknown => (existsSync(join(folder, name)) ? JSON.parse(readFileSync(join(folder, name), 'utf8')) : null);
  const periods = decodePeriods(read('forecast.json'), zone);
  const grid = decodeGrid(read('gridpoint.json'));
  return { periods: periods.ok ? periods.value : null, grid: grid.ok ? grid.value : null };
}

/** `53/43 91`, with `-` for what is missing. */
const shown = (row: DayRow): string => `${shownTemperature(row.hi, 'us') ?? '-'}/${shownTemperature(row.lo, 'us') ?? '-'} ${row.precipChance ?? '-'}`;

const GOLDEN = [
  {
    fixture: 'seattle',
    recording: 'seattle-wa-sew-dst',
    zone: 'America/Los_Angeles',
    now: '2026-03-04T14:38:46-08:00',
    first: '2026-03-04',
    rows: ['53/43 91', '50/44 81', '52/48 88', '54/49 87', '54/39 92', '47/35 84', '47/37 86', '47/38 90'],
  },
  {
    fixture: 'guam',
    recording: 'guam-gum-47-48',
    zone: 'Pacific/Guam',
    now: '2026-05-15T02:35:23+10:00',
    first: '2026-05-15',
    rows: ['88/76 13', '88/77 17', '87/78 15', '87/77 22', '87/76 28', '88/79 24', '87/78 20', '88/78 19'],
  },
  {
    fixture: 'cedar-rapids',
    recording: 'cedarrapids-ia-dvn-30-86',
    zone: 'America/Chicago',
    now: '2024-05-21T14:34:13-05:00',
    first: '2024-05-21',
    rows: ['85/52 80', '75/52 6', '80/59 30', '82/55 60', '74/55 50', '75/56 50', '76/55 30', '74/53 30'],
  },
  {
    fixture: 'denver',
    recording: 'denver-co-bou-63-61',
    zone: 'America/Denver',
    now: '2024-04-30T09:10:00-06:00',
    first: '2024-04-30',
    rows: ['73/44 7', '71/40 50', '62/39 30', '68/39 40', '69/46 12', '79/50 10', '75/45 15', '75/46 9'],
  },
  {
    fixture: 'north-slope',
    recording: 'arctic-ak-afg-368-294',
    zone: 'America/Anchorage',
    now: '2026-06-02T09:05:55-08:00',
    first: '2026-06-02',
    rows: ['43/30 0', '35/23 24', '30/24 9', '34/26 40', '33/24 47', '29/21 47', '30/24 34', '36/28 37'],
  },
  {
    fixture: 'billings',
    recording: 'billings-mt-byz',
    zone: 'America/Denver',
    now: '2024-03-04T18:03:29-07:00',
    first: '2024-03-04',
    rows: ['-/21 20', '41/23 40', '41/22 20', '43/21 -', '47/26 -', '56/31 -', '57/31 -', '60/- -'],
  },
];

describe('golden tables', () => {
  test.each(GOLDEN)('$fixture', ({ fixture, recording, zone, now, first, rows }) => {
    const full = sharedData('weather/nws-weathergov');
    if (full !== null) tookFromShared('weather/golden', 1);
    for (const folder of [join(FIXTURES, fixture), ...(full === null ? [] : [join(full, recording)])]) {
      const table = dailyFromPeriods(answersIn(folder, zone), zone, at(now));
      expect(table.map(shown), folder).toEqual(rows);
      expect(table[0]?.date).toBe(first);
      expect(new Set(table.map((row) => row.date)).size).toBe(8);
    }
  });

  test('words are the day’s, whole, whatever the period is called', () => {
    const { periods, grid } = answersIn(join(FIXTURES, 'cedar-rapids'), 'America/Chicago');
    const rows = dailyFromPeriods({ periods, grid }, 'America/Chicago', at('2024-05-21T14:34:13-05:00'));
    expect(rows[6]).toMatchObject({ date: '2024-05-27', conditionText: 'Chance Showers And Thunderstorms' });
    const denver = dailyFromPeriods(answersIn(join(FIXTURES, 'denver'), 'America/Denver'), 'America/Denver', at('2024-04-30T09:10:00-06:00'));
    expect(denver[1]?.conditionText).toBe('Mostly Sunny then Chance Showers And Thunderstorms');
    expect(denver[7]).toMatchObject({ conditionText: null, condition: { sky: 'mostlyClear', precip: 'none' } });
  });
});

describe('clock traps over one recording', () => {
  const zone = 'America/Los_Angeles';
  const seattle = answersIn(join(FIXTURES, 'seattle'), zone);
  const first = (iso: string): string => {
    const row = dailyFromPeriods(seattle, zone, at(iso))[0];
    return row === undefined ? '' : `${row.date} ${shown(row)} ${row.parts}`;
  };

  test('1. a high at 17:59, none at 18:00, by the place’s clock', () => {
    expect(first('2026-03-04T17:59:59-08:00')).toBe('2026-03-04 53/43 91 both');
    expect(first('2026-03-04T18:00:00-08:00')).toBe('2026-03-04 -/43 47 nightOnly');
    expect(first('2026-03-05T02:00:00Z')).toBe('2026-03-04 -/43 47 nightOnly');
  });
  test('2. at midnight the rows move on, and the rest of the night is not the new day’s low', () => {
    expect(first('2026-03-04T23:59:59-08:00')).toBe('2026-03-04 -/43 47 nightOnly');
    expect(first('2026-03-05T00:00:00-08:00')).toBe('2026-03-05 50/44 81 both');
  });
  test('3. nothing changes as the night ends', () => {
    expect(first('2026-03-05T05:59:59-08:00')).toBe(first('2026-03-05T06:00:00-08:00'));
  });
  test('5. a payload two days old leaves dashes at the end', () => {
    const rows = dailyFromPeriods({ ...seattle, grid: null }, zone, at('2026-03-06T09:00:00-08:00'));
    expect(rows.map(shown)).toEqual(['52/48 88', '54/49 87', '54/39 92', '47/35 84', '47/37 86', '-/- -', '-/- -', '-/- -']);
    expect(rows[7]).toMatchObject({ date: '2026-03-13', condition: null, conditionText: null, parts: 'none' });
    expect(dailyFromPeriods(seattle, zone, at('2031-01-01T00:00:00Z')).map(shown)).toEqual(Array(8).fill('-/- -'));
  });
  test('6. the grid’s left-over high does not come back at 18:30', () => {
    expect(first('2026-03-04T18:30:00-08:00')).toMatch(/^2026-03-04 -\/43/);
    const row = dailyFromPeriods({ periods: null, grid: seattle.grid }, zone, at('2026-03-04T18:30:00-08:00'))[0];
    expect(row).toMatchObject({ hi: null, date: '2026-03-04' });
    expect(shownTemperature(row?.lo ?? null, 'us')).toBe(43);
  });
  test('without a forecast the grid makes the rows', () => {
    const rows = dailyFromPeriods({ periods: null, grid: seattle.grid }, zone, at('2026-03-04T14:38:46-08:00'));
    expect(rows.map((row) => shown(row).split(' ')[0])).toEqual(GOLDEN[0]?.rows.map((row) => row.split(' ')[0]));
    expect(rows.every((row) => row.condition !== null && row.conditionText === null)).toBe(true);
  });
  test('4. a stale copy gives the same dates as a fresh one, and no past period', () => {
    const folder = sharedData('weather/nws-accessiweather');
    const stale =
      folder === null
        ? forecastAnswer(at('2026-01-20T06:00:00-05:00'), 'America/New_York')
        : (JSON.parse(readFileSync(join(folder, 'nws-forecast_nyc-2.recorded.json'), 'utf8')) as unknown);
    if (folder !== null) tookFromShared('weather/stale', 1);
    const periods = decodePeriods(stale, 'America/New_York');
    const rows = dailyFromPeriods({ periods: periods.ok ? periods.value : null, grid: null }, 'America/New_York', at('2026-01-20T13:51:00-05:00'));
    expect(rows.map((row) => row.date)).toEqual([
      '2026-01-20',
      '2026-01-21',
      '2026-01-22',
      '2026-01-23',
      '2026-01-24',
      '2026-01-25',
      '2026-01-26',
      '2026-01-27',
    ]);
    expect(rows[0]?.parts).toBe('both');
    expect(rows[7]).toMatchObject({ hi: null, lo: null });
  });
});

describe('zones and clock changes (synthetic answers)', () => {
  const table = (now: string, zone: string): DayRow[] => {
    const decoded = decodePeriods(forecastAnswer(at(now), zone), zone);
    return [...dailyFromPeriods({ periods: decoded.ok ? decoded.value : null, grid: null }, zone, at(now))];
  };

  test.each([
    ['America/Los_Angeles', '2026-10-30T09:00:00-07:00', '25 hours'],
    ['America/Los_Angeles', '2026-03-06T09:00:00-08:00', '23 hours'],
    ['Pacific/Honolulu', '2026-03-06T09:00:00-10:00', 'no clock change'],
    ['America/Phoenix', '2026-10-30T09:00:00-07:00', 'no clock change'],
    ['America/Anchorage', '2026-03-06T09:00:00-09:00', 'Alaska'],
    ['Pacific/Guam', '2026-03-06T09:00:00+10:00', 'a day ahead'],
    ['Pacific/Pago_Pago', '2026-03-06T09:00:00-11:00', 'a day behind'],
  ])('7, 8. %s from %s (%s): unique dates, each with its own high and low', (zone, now) => {
    const rows = table(now, zone);
    expect(rows.slice(0, 7).map(shown)).toEqual([0, 1, 2, 3, 4, 5, 6].map((day) => `${60 + day}/${40 + day} ${day * 3 + 2}`));
    expect(new Set(rows.map((row) => row.date)).size).toBe(8);
    expect(rows[0]?.date).toBe(now.slice(0, 10));
  });

  test('8. after the repeated hour the night still belongs to yesterday', () => {
    // 05:30 on the day of 25 hours: six elapsed hours before is still the same date.
    const rows = table('2026-11-01T05:30:00-08:00', 'America/Los_Angeles');
    expect(rows[0]).toMatchObject({ date: '2026-11-01', parts: 'both' });
    expect(shown(rows[0] as DayRow)).toBe('60/40 2');
  });

  test('9. "Tonight" first and the clock change in that night', () => {
    const rows = table('2026-03-07T19:10:00-08:00', 'America/Los_Angeles');
    expect(rows.slice(0, 3).map((row) => `${row.date} ${shown(row)}`)).toEqual(['2026-03-07 -/40 2', '2026-03-08 61/41 5', '2026-03-09 62/42 8']);
  });

  test('10. two towns of one station across a state line have their own evening', () => {
    const now = '2026-07-01T18:30:00-04:00';
    expect(table(now, 'America/New_York')[0]?.hi).toBeNull();
    expect(shown(table(now, 'America/Chicago')[0] as DayRow)).toBe('60/40 2');
  });

  test('for any instant in any zone: eight unique dates, and today’s high is there just until 18:00', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2025-01-01T00:00:00Z') / 60_000, max: at('2027-12-31T00:00:00Z') / 60_000 }),
        fc.constantFrom('America/New_York', 'America/Anchorage', 'Pacific/Guam', 'America/St_Johns', 'Pacific/Honolulu'),
        (minute, zone) => {
          const now = minute * 60_000;
          const decoded = decodePeriods(forecastAnswer(now, zone), zone);
          const rows = dailyFromPeriods({ periods: decoded.ok ? decoded.value : null, grid: null }, zone, now);
          expect(new Set(rows.map((row) => row.date)).size).toBe(8);
          expect(rows[0]?.hi === null).toBe(localHour(now, zone) >= 18);
          expect(rows[0]?.lo).not.toBeNull();
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('payload traps', () => {
  const zone = 'America/Los_Angeles';
  const now = at('2026-07-01T09:00:00-07:00');
  const grid = (layers: Record<string, unknown>): GridForecast => {
    const decoded = decodeGrid(
      gridAnswer('2026-07-01T12:00:00+00:00', { skyCover: layer('wmoUnit:percent', [['2026-07-01T12:00:00+00:00', 'P8D', 10]]), ...layers }),
    );
    if (!decoded.ok) throw new Error(decoded.problem.detail);
    return decoded.value;
  };
  const rowsOf = (change: Parameters<typeof forecastAnswer>[2], layers: Record<string, unknown> = {}): readonly DayRow[] => {
    const decoded = decodePeriods(forecastAnswer(now, zone, change), zone);
    return dailyFromPeriods({ periods: decoded.ok ? decoded.value : null, grid: grid(layers) }, zone, now);
  };

  test('13. a missing chance is the grid’s over that period, never 0, and a dash without the grid', () => {
    const without = (p: Record<string, unknown>): Record<string, unknown> => ({
      ...p,
      probabilityOfPrecipitation: { unitCode: 'wmoUnit:percent', value: null },
    });
    const chance = layer('wmoUnit:percent', [
      ['2026-07-01T12:00:00+00:00', 'PT7H', 11],
      ['2026-07-01T19:00:00+00:00', 'PT1H', 37],
      ['2026-07-02T13:00:00+00:00', 'P7D', 4],
    ]);
    expect(rowsOf(without, { probabilityOfPrecipitation: chance }).map((row) => row.precipChance)).toEqual([37, 4, 4, 4, 4, 4, 4, 4]);
    expect(rowsOf(without).map((row) => row.precipChance)).toEqual(Array(8).fill(null));
    expect(rowsOf((p) => ({ ...p, probabilityOfPrecipitation: undefined })).map((row) => row.precipChance)).toEqual(Array(8).fill(null));
  });

  test('16. impossible temperatures are missing, and the grid fills in', () => {
    const insane = (p: Record<string, unknown>, i: number): Record<string, unknown> =>
      i === 0 ? { ...p, temperature: 250 } : i === 1 ? { ...p, temperature: -350 } : p;
    expect(shown(rowsOf(insane)[0] as DayRow)).toBe('-/- 2');
    const filled = rowsOf(insane, {
      maxTemperature: layer('wmoUnit:degC', [
        ['2026-07-01T15:00:00+00:00', 'PT13H', 20],
        ['2026-07-02T15:00:00+00:00', 'PT13H', 200],
      ]),
      minTemperature: layer('wmoUnit:degC', [['2026-07-02T03:00:00+00:00', 'PT14H', 5]]),
    });
    expect(shown(filled[0] as DayRow)).toBe('68/41 2');
  });

  test('17. cut first intervals belong to yesterday; of two for one date the longer counts', () => {
    const rows = rowsOf((p) => ({ ...p, temperature: null }), {
      maxTemperature: layer('wmoUnit:degC', [
        ['2026-07-01T02:00:00+00:00', 'PT1H', 30],
        ['2026-07-01T15:00:00+00:00', 'PT13H', 20],
        ['2026-07-01T15:00:00+00:00', 'PT2H', 10],
      ]),
      minTemperature: layer('wmoUnit:degC', [
        ['2026-07-01T12:00:00+00:00', 'PT4H', 1],
        ['2026-07-02T03:00:00+00:00', 'PT14H', 5],
        ['2026-07-08T03:00:00+00:00', 'PT6H', 7],
      ]),
    });
    expect(rows.map((row) => shown(row).split(' ')[0])).toEqual(['68/41', '-/-', '-/-', '-/-', '-/-', '-/-', '-/45', '-/-']);
  });

  test('a °C table uses the grid’s finer figure where the period rounded it, and only there', () => {
    const layers = {
      maxTemperature: layer('wmoUnit:degC', [
        ['2026-07-01T15:00:00+00:00', 'PT13H', 15.4],
        ['2026-07-02T15:00:00+00:00', 'PT13H', 25],
      ]),
    };
    const rows = rowsOf((p) => p, layers); // 60 °F is 15.56 °C; 15.4 °C is 59.7 °F
    expect(rows[0]?.hi).toBe(15.4);
    expect(shownTemperature(rows[0]?.hi ?? null, 'metric')).toBe(15);
    expect(shownTemperature(rows[1]?.hi ?? null, 'us')).toBe(61);
  });

  test('29. the order of the answer does not matter', () => {
    const seattle = JSON.parse(readFileSync(join(FIXTURES, 'seattle/gridpoint.json'), 'utf8')) as { properties: Record<string, { values?: unknown[] }> };
    const forecast = JSON.parse(readFileSync(join(FIXTURES, 'seattle/forecast.json'), 'utf8')) as { properties: { periods: unknown[] } };
    const reversed = (): string => {
      const g = structuredClone(seattle);
      for (const value of Object.values(g.properties)) value.values?.reverse();
      const f = { ...forecast, properties: { ...forecast.properties, periods: [...forecast.properties.periods].toReversed() } };
      return tableOf(f, g);
    };
    const tableOf = (f: unknown, g: unknown): string => {
      const periods = decodePeriods(f, zone);
      const decoded = decodeGrid(g);
      return JSON.stringify(
        dailyFromPeriods({ periods: periods.ok ? periods.value : null, grid: decoded.ok ? decoded.value : null }, zone, at('2026-03-04T14:38:46-08:00')),
      );
    };
    expect(reversed()).toBe(tableOf(forecast, seattle));
  });
});

test('every recording gives a table at any hour, the same for any order', () => {
  const root = sharedData('weather');
  if (root === null) return tookFromShared('weather/nws', 0);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.startsWith('nws-') && name.endsWith('.json'));
  let tables = 0;
  for (const file of files) {
    const json = JSON.parse(readFileSync(join(root, file), 'utf8')) as unknown;
    for (const zone of ['America/New_York', 'Pacific/Guam']) {
      const periods = decodePeriods(json, zone);
      const grid = decodeGrid(json);
      if (!periods.ok && !grid.ok) continue;
      const stamp = (periods.ok ? periods.value : grid.ok ? grid.value : null)?.issuedAt ?? 0;
      const halves = { periods: periods.ok ? periods.value : null, grid: grid.ok ? grid.value : null };
      const shuffled = {
        periods: halves.periods && { ...halves.periods, periods: [...halves.periods.periods].toReversed() },
        grid: halves.grid && {
          ...halves.grid,
          highs: [...halves.grid.highs].toReversed(),
          lows: [...halves.grid.lows].toReversed(),
          precipChance: [...halves.grid.precipChance].toReversed(),
        },
      };
      for (let hour = 0; hour < 60; hour += 3) {
        const now = stamp + hour * 3_600_000;
        const rows = dailyFromPeriods(halves, zone, now);
        expect(rows).toHaveLength(8);
        expect(rows.every((row) => row.hi === null || (row.hi > -80 && row.hi < 60))).toBe(true);
        expect(dailyFromPeriods(shuffled, zone, now)).toEqual(rows);
        tables += 1;
      }
    }
  }
  tookFromShared('weather/nws', tables);
  expect(tables).toBeGreaterThan(100);
});
