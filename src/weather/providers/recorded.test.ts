import { mkdtempSync } from 'node:fs';
import { readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, localHour } from '#platform/zoned-time.ts';
import type { KeptSection } from '../kept.ts';
import type { Place } from '../place.ts';
import { reportAt } from '../report-at.ts';
import type { HourRow, WeatherReport } from '../report.ts';
import { openRecorded } from './recorded.ts';

const FOLDER = join(import.meta.dirname, '../../../sample/weather');
const ZONE = 'America/Los_Angeles';
const PLACE: Place = { id: 'p', slug: 'port-ellery', name: 'Port Ellery', region: 'Wash.', latitude: 47.95, longitude: -122.3, timeZone: ZONE };
const HOUR = 3_600_000;

const recorded = openRecorded(FOLDER);
async function reportOf(now: number): Promise<{ report: WeatherReport; nextAt: number }> {
  const { outcomes, nextAt } = await recorded.refresh({
    place: PLACE,
    kept: [],
    now: () => now,
    ask: async () => {
      throw new Error('a recording asks nobody');
    },
  });
  const kept = outcomes.flatMap((o): KeptSection[] => (o.ok ? [o.kept] : []));
  return { report: reportAt(JSON.parse(JSON.stringify(kept)) as KeptSection[], PLACE, now, [recorded]), nextAt };
}

describe('the sample station’s weather', () => {
  test('looks right at any minute of any day, and says that it is recorded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: Date.parse('2026-01-01T00:00:00Z') / 60_000, max: Date.parse('2028-12-31T00:00:00Z') / 60_000 }), async (minute) => {
        const now = minute * 60_000;
        const { report } = await reportOf(now);
        expect(report.recorded).toBe(true);
        expect(report.source.name).toBe('National Weather Service');
        expect(Object.values(report.sections).map((s) => s.state)).toEqual(['fresh', 'fresh', 'fresh']);
        expect(report.daily).toHaveLength(8);
        expect(report.daily.map((row) => row.hi === null)).toEqual([localHour(now, ZONE) >= 18, ...Array(7).fill(false)]);
        expect(report.daily.every((row) => row.lo !== null && row.precipChance !== null && row.condition !== null)).toBe(true);
        expect(report.hourly.length).toBeGreaterThan(48);
        expect(report.hourly[0]?.start).toBe(Math.floor(now / HOUR) * HOUR);
        expect(report.hourly.every((row, i) => i === 0 || row.start - (report.hourly[i - 1]?.start ?? 0) === HOUR)).toBe(true);
        expect(
          report.hourly
            .filter((row) => /Sunny/.test(row.conditionText ?? ''))
            .every((row) => localHour(row.start, ZONE) >= 6 && localHour(row.start, ZONE) < 18),
        ).toBe(true);
        expect(now - (report.current?.at ?? 0)).toBeLessThanOrEqual(HOUR);
        expect(report.current?.temperature).not.toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  test.each(['2026-03-08', '2026-11-01'])('on the day of a clock change (%s) no hour is missing or told twice', async (date) => {
    const { report } = await reportOf(Date.parse(`${date}T08:05:00Z`));
    expect(new Set(report.hourly.map((row) => row.start)).size).toBe(report.hourly.length);
    expect(report.hourly.slice(0, 30).every((row, i) => row.start === (report.hourly[0]?.start ?? 0) + i * HOUR)).toBe(true);
  });

  test.each(['2026-01-10', '2026-03-07', '2026-07-01', '2026-11-23'])(
    'on %s each day is coolest before dawn and warmest in the afternoon, as its row says',
    async (date) => {
      const { report } = await reportOf(instantOf(date, 0, 5, ZONE));
      const at = (from: number, to: number): readonly HourRow[] => report.hourly.filter((row) => row.start >= from && row.start < to);
      const figure = (row: HourRow): number => row.temperature ?? Number.NaN;
      for (const [i, { date: day, hi, lo }] of report.daily.slice(0, 6).entries()) {
        const daytime = at(instantOf(day, 6, 0, ZONE), instantOf(day, 20, 0, ZONE));
        const warmest = Math.max(...daytime.map(figure));
        expect(Math.abs(warmest - (hi ?? Number.NaN)), `high of ${day}`).toBeLessThan(1.2);
        expect(
          daytime.some((row) => figure(row) === warmest && localHour(row.start, ZONE) >= 12 && localHour(row.start, ZONE) < 18),
          `warmest hour of ${day}`,
        ).toBe(true);
        const night = at(instantOf(day, 18, 0, ZONE), instantOf(report.daily[i + 1]?.date ?? day, 9, 0, ZONE));
        const coolest = Math.min(...night.map(figure));
        expect(Math.abs(coolest - (lo ?? Number.NaN)), `low of ${day}`).toBeLessThan(1.2);
        expect(
          night.some((row) => figure(row) === coolest && localHour(row.start, ZONE) < 9),
          `coolest hour after ${day}`,
        ).toBe(true);
      }
      expect(report.hourly.every((row) => !/snow|sleet/i.test(row.conditionText ?? ''))).toBe(true);
    },
  );

  test('is told anew at midnight', async () => {
    const { nextAt } = await reportOf(Date.parse('2026-07-01T23:55:00-07:00'));
    expect(nextAt).toBe(Date.parse('2026-07-02T00:00:00-07:00'));
  });

  test('a folder that cannot be read is a problem of the section', async () => {
    const empty = openRecorded(mkdtempSync(join(tmpdir(), 'recorded-')));
    const { outcomes } = await empty.refresh({
      place: PLACE,
      kept: [],
      now: () => 0,
      ask: async () => {
        throw new Error('no');
      },
    });
    expect(outcomes).toMatchObject([{ section: 'periods', ok: false, problem: { code: 'weather/bad-answer' } }]);
  });

  test('is small', () => {
    const bytes = readdirSync(FOLDER).reduce((sum, name) => sum + statSync(join(FOLDER, name)).size, 0);
    expect(bytes).toBeLessThan(150_000);
  });
});
