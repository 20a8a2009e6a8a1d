import { describe, expect, test } from 'vitest';
import { hourLabel } from '#platform/zoned-time.ts';
import { gridAnswer, hourlyAnswer, layer } from '../../test/nws-answers.ts';
import type { GridForecast, HourForecast } from './forecast.ts';
import { hourlyRows } from './hourly.ts';
import { decodeGrid } from './providers/nws/grid.ts';
import { decodeHours } from './providers/nws/hours.ts';

const SPOT = { latitude: 47.95, longitude: -122.3 };
const ZONE = 'America/Los_Angeles';
const HOUR = 3_600_000;

function hoursOf(answer: unknown): HourForecast {
  const decoded = decodeHours(answer);
  if (!decoded.ok) throw new Error(decoded.problem.detail);
  return decoded.value;
}
function gridOf(layers: Record<string, unknown>): GridForecast {
  const decoded = decodeGrid(gridAnswer('2026-07-01T12:00:00+00:00', layers));
  if (!decoded.ok) throw new Error(decoded.problem.detail);
  return decoded.value;
}

describe('hours', () => {
  test('start at the hour that contains now', () => {
    const hours = hoursOf(hourlyAnswer(Date.parse('2026-07-01T05:00:00-07:00'), ZONE));
    const now = Date.parse('2026-07-01T09:59:59-07:00');
    expect(hourlyRows({ hours, grid: null }, SPOT, now)[0]?.start).toBe(Date.parse('2026-07-01T09:00:00-07:00'));
    expect(hourlyRows({ hours, grid: null }, SPOT, now + 1000)[0]?.start).toBe(Date.parse('2026-07-01T10:00:00-07:00'));
    expect(hourlyRows({ hours, grid: null }, SPOT, now + 365 * 24 * HOUR)).toEqual([]);
  });

  test.each([
    ['2026-10-31T12:00:00-07:00', ['12 AM', '1 AM PDT', '1 AM PST', '2 AM', '3 AM'], 12],
    ['2026-03-07T12:00:00-08:00', ['12 AM', '1 AM', '3 AM', '4 AM'], 12],
  ])('8. the night of a clock change has no gap and no overlap (%s)', (from, labels, at) => {
    const rows = hourlyRows({ hours: hoursOf(hourlyAnswer(Date.parse(from), ZONE)), grid: null }, SPOT, Date.parse(from));
    expect(new Set(rows.map((row) => row.start)).size).toBe(156);
    expect(rows.every((row, i) => i === 0 || row.start - (rows[i - 1]?.start ?? 0) === HOUR)).toBe(true);
    expect(rows.slice(at, at + labels.length).map((row) => hourLabel(row.start, ZONE))).toEqual(labels);
  });

  test('18. layers are joined by time, however their cuts differ, and totals are not spread', () => {
    const now = Date.parse('2026-07-01T05:00:00-07:00');
    const grid = gridOf({
      apparentTemperature: layer('wmoUnit:degC', [
        ['2026-07-01T13:00:00+00:00', 'PT1H', 5],
        ['2026-07-01T14:00:00+00:00', 'PT10H', 7],
      ]),
      windGust: layer('wmoUnit:km_h-1', [['2026-07-01T12:00:00+00:00', 'PT2H', 36]]),
      quantitativePrecipitation: layer('wmoUnit:mm', [
        ['2026-07-01T06:00:00+00:00', 'PT6H', 9],
        ['2026-07-01T12:00:00+00:00', 'PT1H', 1.5],
        ['2026-07-01T13:00:00+00:00', 'PT6H', 6],
      ]),
      snowfallAmount: layer('wmoUnit:mm', [['2026-07-01T12:00:00+00:00', 'P1D', 20]]),
      temperature: layer('wmoUnit:degC', [['2026-07-01T12:00:00+00:00', 'P1D', 10]]),
    });
    const rows = hourlyRows({ hours: hoursOf(hourlyAnswer(now, ZONE)), grid }, SPOT, now);
    expect(rows.slice(0, 4).map((row) => [row.feelsLike, row.windGust, row.precipAmount])).toEqual([
      [null, 10, 1.5],
      [5, 10, null],
      [7, null, null],
      [7, null, null],
    ]);
  });

  test('a missing chance or humidity is the grid’s of that hour, else missing', () => {
    const now = Date.parse('2026-07-01T05:00:00-07:00');
    const answer = hourlyAnswer(now, ZONE, 3);
    for (const period of (answer['properties'] as { periods: Record<string, unknown>[] }).periods)
      Object.assign(period, { probabilityOfPrecipitation: null, relativeHumidity: { unitCode: 'wmoUnit:percent', value: null } });
    const grid = gridOf({
      probabilityOfPrecipitation: layer('wmoUnit:percent', [['2026-07-01T13:00:00+00:00', 'PT1H', 40]]),
      relativeHumidity: layer('wmoUnit:percent', [['2026-07-01T12:00:00+00:00', 'PT1H', 88]]),
    });
    expect(hourlyRows({ hours: hoursOf(answer), grid }, SPOT, now).map((row) => [row.precipChance, row.humidity])).toEqual([
      [null, 88],
      [40, null],
      [null, null],
    ]);
  });

  test('without an hourly answer the grid is read hour by hour', () => {
    const grid = gridOf({
      temperature: layer('wmoUnit:degC', [
        ['2026-07-01T12:00:00+00:00', 'PT3H', 10],
        ['2026-07-01T15:00:00+00:00', 'PT1H', 12],
      ]),
      skyCover: layer('wmoUnit:percent', [['2026-07-01T12:00:00+00:00', 'PT4H', 60]]),
      weather: layer(undefined, [['2026-07-01T12:00:00+00:00', 'PT2H', [{ coverage: 'likely', weather: 'rain', intensity: 'light' }]]]),
      probabilityOfPrecipitation: layer('wmoUnit:percent', [
        ['2026-07-01T12:00:00+00:00', 'PT1H', 60],
        ['2026-07-01T13:00:00+00:00', 'PT3H', 10],
      ]),
    });
    const rows = hourlyRows({ hours: null, grid }, SPOT, Date.parse('2026-07-01T12:30:00Z'));
    expect(rows.map((row) => [row.temperature, row.condition?.precip, row.condition?.sky, row.conditionText])).toEqual([
      [10, 'rain', 'mostlyCloudy', null],
      [10, 'none', 'mostlyCloudy', null],
      [10, 'none', 'mostlyCloudy', null],
      [12, 'none', 'mostlyCloudy', null],
    ]);
  });

  test('day and night are the sun’s, not the clock’s', () => {
    const now = Date.parse('2026-06-21T00:00:00-07:00');
    const rows = hourlyRows({ hours: hoursOf(hourlyAnswer(now, ZONE, 24)), grid: null }, SPOT, now);
    expect(rows.map((row) => (row.isDay ? 'd' : 'n')).join('')).toBe('nnnnnddddddddddddddddnnn');
    const dusk = Date.parse('2026-12-21T00:00:00-08:00');
    expect(hourlyRows({ hours: hoursOf(hourlyAnswer(dusk, ZONE, 24)), grid: null }, SPOT, dusk).filter((row) => row.isDay)).toHaveLength(8);
  });
});
