import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patternHours } from '../pages/pattern-weather.ts';
import type { HourRow } from '#weather/report.ts';
import { chartPlan, HOUR, temperatureDomain, type ChartRequest, type ChartSize } from './hourly-chart-plan.ts';

const SIZE: ChartSize = { width: 1000, left: 40, right: 1000, temperature: { top: 20, bottom: 200 }, precip: { top: 220, bottom: 270 } };
const ZONE = 'America/Los_Angeles';
const START = Date.parse('2025-05-09T02:00:00Z');

function request(hours: readonly HourRow[], changes: Partial<ChartRequest> = {}): ChartRequest {
  return {
    hours,
    size: SIZE,
    now: (hours[0]?.start ?? START) + HOUR / 3,
    timeZone: ZONE,
    convert: (celsius) => celsius,
    domain: [0, 40],
    every: { axis: 6, wind: 3 },
    ...changes,
  };
}

const flat = (hours: readonly HourRow[], change: (hour: HourRow, index: number) => Partial<HourRow>): readonly HourRow[] =>
  hours.map((hour, index) => ({ ...hour, ...change(hour, index) }));

test('a day of 23 hours and one of 25 have hours of the same width, and no hour twice', () => {
  for (const [from, hours] of [
    ['2025-03-09T08:00:00Z', 23],
    ['2025-11-02T07:00:00Z', 25],
  ] as const) {
    const day = patternHours(Date.parse(from), hours);
    const { ticks } = chartPlan(request(day, { every: { axis: 1, wind: 1 } }));
    const steps = ticks.slice(1).map((tick, index) => tick.x - (ticks[index]?.x ?? 0));
    expect(ticks).toHaveLength(hours);
    expect(new Set(ticks.map(({ label }) => label)).size).toBe(hours);
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(0.3);
  }
});

test('the hour that comes twice is told apart by its zone; the one that is left out has no label', () => {
  const labels = (from: string) => chartPlan(request(patternHours(Date.parse(from), 6), { every: { axis: 1, wind: 1 } })).ticks.map(({ label }) => label);
  expect(labels('2025-11-02T07:00:00Z')).toEqual(['12 a.m.', '1 a.m. PDT', '1 a.m. PST', '2 a.m.', '3 a.m.', '4 a.m.']);
  expect(labels('2025-03-09T08:00:00Z')).toEqual(['12 a.m.', '1 a.m.', '3 a.m.', '4 a.m.', '5 a.m.', '6 a.m.']);
});

test('a missing value and a missing hour leave the line open; nothing is made up between', () => {
  const hours = patternHours(START, 24);
  const starts = (rows: readonly HourRow[]) => (chartPlan(request(rows)).temperaturePath.match(/M/g) ?? []).length;
  expect(starts(hours)).toBe(1);
  expect(starts(hours.filter((_, index) => index !== 8))).toBe(2);
  expect(starts(flat(hours, (_, index) => (index === 8 ? { temperature: null } : {})))).toBe(2);
  expect(chartPlan(request(flat(hours, () => ({ temperature: null })))).temperaturePath).toBe('');
});

test('night is shaded by the sun of each hour, in one piece', () => {
  const hours = flat(patternHours(START, 24), (_, index) => ({ isDay: index < 2 || index >= 11 }));
  const { nights } = chartPlan(request(hours));
  expect(nights).toEqual([{ x: 120, width: 360 }]);
});

test('only highs and lows are labeled: the middle of a level stretch, no label for a flat line', () => {
  const temperatures = [10, 9, 8, 7, 7, 7, 8, 9, 11, 13, 15, 15, 13, 11, 9, 8];
  const hours = flat(patternHours(START, temperatures.length), (_, index) => ({ temperature: temperatures[index] ?? null }));
  expect(chartPlan(request(hours)).extremes.map(({ kind, value }) => `${kind} ${value}`)).toEqual(['low 7', 'high 15']);
  expect(chartPlan(request(flat(hours, () => ({ temperature: 9 })))).extremes).toEqual([]);
  const twoPeaks = [1, 5, 9, 8, 7, 9, 5, 1, 0, 1, 2, 3, 4];
  const wavy = flat(patternHours(START, twoPeaks.length), (_, index) => ({ temperature: twoPeaks[index] ?? null }));
  expect(chartPlan(request(wavy)).extremes.map(({ kind, value }) => `${kind} ${value}`)).toEqual(['high 9', 'low 0']);
});

test('bars stand on the base line, as high as their chance; none for zero or unknown', () => {
  const chances = [0, null, 50, 100];
  const hours = flat(patternHours(START, 4), (_, index) => ({ precipChance: chances[index] ?? null }));
  const { bars } = chartPlan(request(hours));
  expect(bars.map(({ y, height, peak }) => ({ y, height, peak }))).toEqual([
    { y: 245, height: 25, peak: false },
    { y: 220, height: 50, peak: true },
  ]);
});

test('now is a line while it is inside the picture', () => {
  const hours = patternHours(START, 24);
  expect(chartPlan(request(hours, { now: START })).nowX).toBe(40);
  expect(chartPlan(request(hours, { now: START + 12 * HOUR })).nowX).toBe(520);
  expect(chartPlan(request(hours, { now: START - 1 })).nowX).toBeNull();
  expect(chartPlan(request(hours, { now: START + 25 * HOUR })).nowX).toBeNull();
});

test('the scale holds every value on whole steps', () => {
  const hours = flat(patternHours(START, 3), (_, index) => ({ temperature: [12.2, 18, null][index] ?? null, feelsLike: [9.9, 18, null][index] ?? null }));
  expect(temperatureDomain(hours, (celsius) => celsius, 5)).toEqual([5, 20]);
  expect(
    temperatureDomain(
      flat(hours, () => ({ temperature: 20, feelsLike: null })),
      (celsius) => celsius,
      5,
    ),
  ).toEqual([20, 25]);
  expect(
    temperatureDomain(
      flat(hours, () => ({ temperature: null, feelsLike: null })),
      (celsius) => celsius,
      5,
    ),
  ).toBeNull();
});

test('whatever the hours are, nothing leaves the picture', () => {
  const value = (min: number, max: number) => fc.option(fc.double({ min, max, noNaN: true }), { nil: null });
  const hour = fc.record({
    temperature: value(0, 40),
    precipChance: value(0, 100),
    windSpeed: value(0, 60),
    isDay: fc.boolean(),
    skip: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(hour, { maxLength: 60 }), (made) => {
      let start = START;
      const rows = made.map(({ skip, ...row }): HourRow => {
        start += (skip === 3 ? 4 : 1) * HOUR;
        return { ...(patternHours(start, 1)[0] as HourRow), ...row, feelsLike: null };
      });
      const plan = chartPlan(request(rows));
      const xs = [...plan.ticks, ...plan.winds, ...plan.extremes, ...plan.bars, ...plan.nights].map(({ x }) => x);
      const ends = [...plan.bars, ...plan.nights].map(({ x, width }) => x + width);
      for (const x of [...xs, ...ends]) expect(x >= 39.9 && x <= 1000.1).toBe(true);
      for (const { y } of plan.extremes) expect(y >= 20 && y <= 200).toBe(true);
      expect(plan.temperaturePath).not.toMatch(/NaN|Infinity/);
    }),
  );
});
