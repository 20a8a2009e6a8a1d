import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, instantOf, localDate } from '#platform/zoned-time.ts';
import { metAnswer, metStep, openMeteoAnswer } from '../../test/model-answers.ts';
import { dailyFromHours, extremesOf } from './daily-from-hours.ts';
import type { DayRule, ModelForecast } from './model-forecast.ts';
import { decodeMet } from './providers/met-norway/decode-met.ts';
import { decodeOpenMeteo } from './providers/open-meteo/decode-open-meteo.ts';
import type { DayRow } from './report.ts';

const HOUR = 3_600_000;
const FIXTURES = join(import.meta.dirname, '../../test/fixtures/weather');
const json = (name: string): any => JSON.parse(readFileSync(join(FIXTURES, name), 'utf8'));
function forecastOf(result: ReturnType<typeof decodeMet>): ModelForecast {
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
}
const toronto = forecastOf(decodeOpenMeteo(json('open-meteo/toronto.json')));
const berlin = forecastOf(decodeMet(json('met-norway/berlin.json')));
const synthetic = (...args: Parameters<typeof openMeteoAnswer>): ModelForecast => forecastOf(decodeOpenMeteo(openMeteoAnswer(...args)));

const rowsOf = (forecast: ModelForecast, timeZone: string, now: string | number, rule: DayRule = 'day-and-night'): readonly DayRow[] =>
  dailyFromHours(forecast, { timeZone, rule }, [], typeof now === 'number' ? now : Date.parse(now));
const fahrenheit = (celsius: number | null): string => (celsius === null ? '-' : ((celsius * 9) / 5 + 32).toFixed(1));
const table = (rows: readonly DayRow[]): string[] => rows.map((row) => `${row.date.slice(5)} ${fahrenheit(row.hi)}/${fahrenheit(row.lo)}`);

describe('recorded tables', () => {
  test('Toronto over a clock change: the highs of days and the lows of nights, not the answer’s own days', () => {
    expect(table(rowsOf(toronto, 'America/Toronto', '2026-03-05T15:00:00-05:00'))).toEqual([
      '03-05 39.3/31.1',
      '03-06 36.4/36.0',
      '03-07 63.7/36.0',
      '03-08 52.8/36.4',
      '03-09 58.6/31.0',
      '03-10 40.5/28.9',
      '03-11 31.7/-',
      '03-12 -/-',
    ]);
  });

  test('the calendar day as a setting, by true local midnights', () => {
    expect(table(rowsOf(toronto, 'America/Toronto', '2026-03-05T15:00:00-05:00', 'calendar-day'))).toEqual([
      '03-05 39.3/30.9',
      '03-06 37.8/31.1',
      '03-07 63.7/38.0',
      '03-08 52.8/36.0',
      '03-09 58.6/36.4',
      '03-10 42.9/31.0',
      '03-11 35.3/28.0',
      '03-12 -/-',
    ]);
  });

  test.each([
    [
      'Europe/Berlin',
      ['08-02 -/61.7', '08-03 89.6/66.6', '08-04 95.5/68.5', '08-05 73.2/54.9', '08-06 69.8/52.9', '08-07 68.9/53.4', '08-08 71.4/55.0', '08-09 74.1/55.6'],
    ],
    [
      'America/New_York',
      ['08-02 77.7/61.7', '08-03 89.6/66.6', '08-04 95.5/67.1', '08-05 73.2/54.9', '08-06 69.8/52.9', '08-07 68.9/53.4', '08-08 71.4/55.0', '08-09 74.1/55.6'],
    ],
  ])('hours, then blocks of six hours (%s)', (zone, expected) => {
    expect(table(rowsOf(berlin, zone, '2022-08-02T16:10:00Z'))).toEqual(expected);
  });

  test('the largest chance of what remains, and a fall only where it is likely', () => {
    const rows = rowsOf(berlin, 'Europe/Berlin', '2022-08-02T16:10:00Z');
    expect(rows.map((row) => row.precipChance)).toEqual([0, 0, 47.1, 54.9, 2, 7.8, 9.8, 11.8]);
    expect(rows.map((row) => row.condition?.precip)).toEqual(['none', 'none', 'none', 'rain', 'none', 'none', 'none', 'none']);
    expect(rows.map((row) => row.parts)).toEqual(['nightOnly', 'both', 'both', 'both', 'both', 'both', 'both', 'both']);
  });
});

describe('the clock', () => {
  const zone = 'America/Los_Angeles';
  const start = Date.parse('2026-10-27T00:00:00Z');
  const forecast = synthetic(start, 24 * 11, (at) => 10 + Math.round(5 * Math.cos(((at - start) / (24 * HOUR)) * 2 * Math.PI - 5.8)));

  test('the high is there at 17:59 and gone at 18:00', () => {
    expect(rowsOf(forecast, zone, '2026-10-28T17:59:59-07:00')[0]).toMatchObject({ date: '2026-10-28', hi: 15, parts: 'both' });
    expect(rowsOf(forecast, zone, '2026-10-28T18:00:00-07:00')[0]).toMatchObject({ date: '2026-10-28', hi: null, lo: 5, parts: 'nightOnly' });
    expect(rowsOf(forecast, zone, '2026-10-28T18:00:00-07:00', 'calendar-day')[0]).toMatchObject({ hi: null });
  });

  test('rows move at the place’s midnight', () => {
    expect(rowsOf(forecast, zone, '2026-10-28T23:59:00-07:00').map((r) => r.date)[0]).toBe('2026-10-28');
    expect(rowsOf(forecast, zone, '2026-10-29T00:00:00-07:00').map((r) => r.date)[0]).toBe('2026-10-29');
    expect(rowsOf(forecast, 'Pacific/Guam', '2026-10-28T23:59:00-07:00')[0]?.date).toBe('2026-10-29');
  });

  test('an answer two days old gives dashes at its end, and no crash', () => {
    const rows = rowsOf(forecast, zone, '2026-11-04T12:00:00-08:00');
    expect(rows.map((row) => row.hi === null)).toEqual([false, false, false, true, true, true, true, true]);
    expect(rows.at(-1)).toMatchObject({ hi: null, lo: null, condition: null, precipChance: null, parts: 'none' });
  });

  test('each date once on days of 23 and 25 hours, anywhere', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(zone, 'Pacific/Guam', 'Pacific/Honolulu', 'America/Phoenix', 'America/Anchorage', 'Asia/Kolkata', 'Australia/Lord_Howe'),
        fc.integer({ min: 0, max: 365 * 24 * 60 }),
        (timeZone, minute) => {
          const now = Date.parse('2026-01-01T00:00:00Z') + minute * 60_000;
          // As the program asks: from yesterday's midnight in GMT, ten days.
          const asked = synthetic((Math.floor(now / (24 * HOUR)) - 1) * 24 * HOUR, 24 * 10, (at) => (at % (24 * HOUR)) / HOUR);
          const rows = rowsOf(asked, timeZone, now);
          expect(rows.map((r) => r.date)).toEqual(Array.from({ length: 8 }, (_, i) => addDays(localDate(now, timeZone), i)));
          const over = now >= instantOf(localDate(now, timeZone), 18, 0, timeZone);
          expect(rows.map((r) => r.hi !== null)).toEqual([!over, true, true, true, true, true, true, true]);
          expect(rows.every((r) => r.lo !== null && r.condition !== null && r.precipChance === 0)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a high is the warmest hour from 06 to 20, a low the coolest from 18 to 09, the ends among them', () => {
    const at = (hour: number, day = 0): number => Date.parse('2026-06-10T00:00:00Z') + (day * 24 + hour) * HOUR;
    const peak = (...hours: number[]) => synthetic(at(0), 72, (t) => (hours.includes((t - at(0)) / HOUR) ? 30 : 10));
    const hiWith = (hour: number): number | null | undefined => rowsOf(peak(hour), 'Etc/UTC', at(0))[0]?.hi;
    expect([5, 6, 20, 21].map(hiWith)).toEqual([10, 30, 30, 10]);
    const loWith = (hour: number): number | null | undefined =>
      rowsOf(
        synthetic(at(0), 72, (t) => (t === at(hour) ? -30 : 10)),
        'Etc/UTC',
        at(0),
      )[0]?.lo;
    expect([17, 18, 24 + 9, 24 + 10].map(loWith)).toEqual([10, -30, -30, 10]);
  });
});

describe('windows that are not whole', () => {
  const day = Date.parse('2026-06-10T00:00:00Z');
  test('less than half of the hours is missing, half is not', () => {
    const from = (hour: number): DayRow | undefined =>
      rowsOf(
        synthetic(day + hour * HOUR, 20 - hour + 1, () => 10),
        'Etc/UTC',
        day + hour * HOUR,
      )[0];
    expect(from(13)).toMatchObject({ hi: 10, partial: true }); // 8 of 15
    expect(from(14)).toMatchObject({ hi: null }); // 7 of 15
    expect(from(6)?.partial).toBeUndefined();
  });

  test('what was told of today before is combined where the hours are forgotten, and only there', () => {
    const afternoon = synthetic(day + 14 * HOUR, 60, () => 20);
    const whole = synthetic(day, 72, () => 20);
    const earlier = [{ date: '2026-06-10', hi: 25, lo: 8 }];
    const row = (f: ModelForecast, e = earlier) => dailyFromHours(f, { timeZone: 'Etc/UTC', rule: 'day-and-night' }, e, day + 14 * HOUR)[0];
    expect(row(afternoon)).toMatchObject({ hi: 25, lo: 20 });
    expect(row(afternoon)?.partial).toBeUndefined();
    expect(row(afternoon, [{ date: '2026-06-09', hi: 25, lo: 8 }])).toMatchObject({ hi: null });
    expect(row(whole)).toMatchObject({ hi: 20, lo: 20 });
    expect(extremesOf(afternoon, '2026-06-10', { timeZone: 'Etc/UTC', rule: 'day-and-night' }, { date: '2026-06-10', hi: 12, lo: null })).toMatchObject({
      hi: 20,
    });
  });

  test('a block of six hours counts from three hours of overlap on; steps of six hours alone are too few', () => {
    const blocks = (shift: number, told: object) =>
      forecastOf(
        decodeMet(
          metAnswer(
            day,
            Array.from({ length: 9 }, (_, i) => metStep(day + (i * 6 + shift) * HOUR, 10, 6, { ...told, ...(i === 3 ? { max: 40 } : {}) })),
          ),
        ),
      );
    expect(rowsOf(blocks(-1, { max: 11, min: 9 }), 'Etc/UTC', day)[0]?.hi).toBe(40); // 17 to 23: three hours before 20:00
    expect(rowsOf(blocks(0, { max: 11, min: 9 }), 'Etc/UTC', day)[0]?.hi).toBe(11); // 18 to 24: two hours
    expect(rowsOf(blocks(0, {}), 'Etc/UTC', day)[0]).toMatchObject({ hi: null, lo: null });
  });
});

test('the chance of today is that of what remains, the hour under way among it', () => {
  const day = Date.parse('2026-06-10T00:00:00Z');
  // 90 percent from 10:00 to 11:00, told at its end.
  const forecast = synthetic(day, 72, () => 10, { precipitation_probability: Array.from({ length: 72 }, (_, i) => (i === 11 ? 90 : 5)) });
  const chanceAt = (minutes: number): number | null | undefined => rowsOf(forecast, 'Etc/UTC', day + minutes * 60_000)[0]?.precipChance;
  expect([chanceAt(0), chanceAt(10 * 60 + 59), chanceAt(11 * 60)]).toEqual([90, 90, 5]);
});

test('a block whose hours are all told says nothing of the window it reaches out of', () => {
  const day = Date.parse('2026-06-10T00:00:00Z');
  // 25 degrees at 21:00, in the block from 17:00 to 23:00.
  const hours = Array.from({ length: 48 }, (_, i) => metStep(day + i * HOUR, i === 21 ? 25 : 10, 1)) as any[];
  hours[17].data.next_6_hours = { summary: { symbol_code: 'cloudy' }, details: { air_temperature_max: 25, air_temperature_min: 10 } };
  expect(rowsOf(forecastOf(decodeMet(metAnswer(day, hours))), 'Etc/UTC', day)[0]?.hi).toBe(10);
});

describe('conditions of a row', () => {
  const day = Date.parse('2026-06-10T00:00:00Z');
  const coded = (codes: Record<number, number>, amounts: Record<number, number>, chance: number | null) =>
    synthetic(day, 48, () => 5, {
      weather_code: Array.from({ length: 48 }, (_, i) => codes[i] ?? 3),
      // Told at the end of the hour.
      precipitation: Array.from({ length: 48 }, (_, i) => amounts[i - 1] ?? 0),
      precipitation_probability: Array.from({ length: 48 }, () => chance),
    });
  const condition = (...args: Parameters<typeof coded>) => rowsOf(coded(...args), 'Etc/UTC', day)[0]?.condition;

  test('the kind that brings most, never the largest code', () => {
    expect(condition({ 9: 63, 10: 63, 11: 85 }, { 9: 2, 10: 2, 11: 0.5 }, 60)).toMatchObject({ precip: 'rain', intensity: 'moderate', sky: 'cloudy' });
    expect(condition({ 9: 63, 10: 65, 11: 66 }, { 9: 5, 10: 8, 11: 0.1 }, 60)).toMatchObject({ precip: 'freezingRain', intensity: 'light' });
    expect(condition({ 9: 61, 10: 71 }, { 9: 1, 10: 1 }, 60)).toMatchObject({ precip: 'snow' });
  });
  test('a fall is told from 20 percent on, or from 0.25 mm on where no chance is given', () => {
    expect(condition({ 9: 61 }, { 9: 1 }, 19)).toMatchObject({ precip: 'none' });
    expect(condition({ 9: 61 }, { 9: 1 }, 20)).toMatchObject({ precip: 'rain' });
    expect(condition({ 9: 61 }, { 9: 0.2 }, null)).toMatchObject({ precip: 'none' });
    expect(condition({ 9: 61 }, { 9: 0.25 }, null)).toMatchObject({ precip: 'rain' });
  });
  test('thunder of one hour is possible, of two or with 30 percent likely; fog from a third of the hours on', () => {
    expect(condition({ 9: 95 }, { 9: 1 }, 25)).toMatchObject({ thunder: 'possible', precip: 'rain' });
    expect(condition({ 9: 95, 10: 95 }, { 9: 1 }, 25)).toMatchObject({ thunder: 'likely' });
    expect(condition({ 9: 95 }, { 9: 1 }, 30)).toMatchObject({ thunder: 'likely' });
    expect(condition({ 6: 45, 7: 45, 8: 45 }, {}, 0)).toMatchObject({ obscuration: 'none' });
    expect(condition({ 6: 45, 7: 45, 8: 45, 9: 45 }, {}, 0)).toMatchObject({ obscuration: 'fog' });
  });
  test('hours that have passed are not told, and the night only when the day is over', () => {
    const forecast = coded({ 9: 65, 22: 71 }, { 9: 5, 22: 1 }, 60);
    expect(rowsOf(forecast, 'Etc/UTC', day + 10 * HOUR)[0]?.condition).toMatchObject({ precip: 'none' });
    expect(rowsOf(forecast, 'Etc/UTC', day + 18 * HOUR)[0]?.condition).toMatchObject({ precip: 'snow' });
  });
});

test('the order of an answer does not matter', () => {
  const answer = json('met-norway/berlin.json');
  const now = Date.parse('2022-08-02T16:10:00Z');
  const shuffled = { ...answer, properties: { ...answer.properties, timeseries: [...answer.properties.timeseries].reverse() } };
  expect(rowsOf(forecastOf(decodeMet(shuffled)), 'Europe/Berlin', now)).toEqual(rowsOf(berlin, 'Europe/Berlin', now));
});
