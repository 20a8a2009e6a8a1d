import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharedData, tookFromShared } from '../../test/shared-data.ts';
import {
  addDays,
  dateText,
  hourLabel,
  instantOf,
  instantsOf,
  isTimeZone,
  localDate,
  localHour,
  nextLocalHour,
  offsetAt,
  wallTime,
  weekdayName,
  weekdayOf,
  zoneAbbreviation,
} from './zoned-time.ts';

const at = (iso: string): number => Date.parse(iso);
const iso = (instant: number): string => new Date(instant).toISOString();
const ZONES = [
  'America/New_York',
  'America/Los_Angeles',
  'America/Phoenix',
  'America/Anchorage',
  'Pacific/Honolulu',
  'Pacific/Guam',
  'America/St_Johns',
  'Europe/London',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'UTC',
];

describe('the wall clock of a zone', () => {
  test('reads the place’s date, not the server’s', () => {
    expect(wallTime(at('2026-05-14T16:35:23Z'), 'Pacific/Guam')).toEqual({ date: '2026-05-15', hour: 2, minute: 35, second: 23 });
    expect(localDate(at('2026-05-14T08:30:00Z'), 'Pacific/Honolulu')).toBe('2026-05-13');
    expect(localHour(at('2026-07-01T00:00:00Z'), 'America/Anchorage')).toBe(16);
    expect(localHour(at('2026-07-01T00:00:00Z'), 'America/Phoenix')).toBe(17);
  });

  test('agrees with the platform’s own formatting anywhere, to the second around clock changes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: at('1990-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') }), (zone, instant) => {
        const whole = Math.floor(instant / 1000) * 1000;
        const text = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(whole);
        const wall = wallTime(whole, zone);
        const two = (n: number): string => String(n).padStart(2, '0');
        expect(`${wall.date} ${two(wall.hour)}:${two(wall.minute)}:${two(wall.second)}`).toBe(text);
      }),
      { numRuns: 2000 },
    );
    for (const second of [-1, 0, 1]) {
      expect(localHour(at('2026-03-08T10:00:00Z') + second * 1000, 'America/Los_Angeles')).toBe(second < 0 ? 1 : 3);
      expect(offsetAt(at('2026-11-01T09:00:00Z') + second * 1000, 'America/Los_Angeles')).toBe((second < 0 ? -7 : -8) * 3_600_000);
    }
  });

  test('a wall time has no, one or two instants', () => {
    expect(instantsOf('2026-03-08', 2, 30, 'America/Los_Angeles')).toEqual([]);
    expect(instantsOf('2026-11-01', 1, 0, 'America/Los_Angeles').map(iso)).toEqual(['2026-11-01T08:00:00.000Z', '2026-11-01T09:00:00.000Z']);
    expect(iso(instantOf('2026-03-08', 2, 30, 'America/Los_Angeles'))).toBe('2026-03-08T10:30:00.000Z');
    expect(iso(instantOf('2026-11-01', 1, 0, 'America/Los_Angeles'))).toBe('2026-11-01T08:00:00.000Z');
    expect(iso(instantOf('2026-02-28', 24, 0, 'Pacific/Guam'))).toBe('2026-02-28T14:00:00.000Z');
  });

  test('and back again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 500_000 }), (zone, hours) => {
        const instant = at('1990-01-01T00:00:00Z') + hours * 3_600_000;
        const wall = wallTime(instant, zone);
        expect(instantsOf(wall.date, wall.hour, wall.minute, zone)).toContain(instant);
      }),
      { numRuns: 1000 },
    );
  });

  test('the recorded table of wall times holds', () => {
    const folder = sharedData('hostile/time');
    if (folder === null) return tookFromShared('time/wall-times', 0);
    const rows = readFileSync(join(folder, 'wall-times.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { zone: string; local: string; utc: string[] });
    // Governments change their minds: where this machine's zone table is of another year than the recorded one, there is nothing to test.
    const read = (zone: string, instant: string): string =>
      new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(at(instant)).replace(' ', 'T');
    const differing = new Set(rows.filter((row) => row.utc.some((instant) => read(row.zone, instant) !== row.local)).map((row) => row.zone));
    expect(differing.size).toBeLessThan(4);
    const same = rows.filter((row) => !differing.has(row.zone));
    tookFromShared('time/wall-times', same.length);
    for (const row of same) {
      const [date = '', time = ''] = row.local.split('T');
      const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
      const found = instantsOf(date, hour, minute, row.zone).map((instant) => iso(instant + second * 1000).replace('.000', ''));
      expect(found, JSON.stringify(row)).toEqual(row.utc);
    }
  });

  test('the next of 06:00, 18:00 and 00:00 is strictly later, also on long and short days', () => {
    const next = (from: string, zone: string): string => iso(nextLocalHour(at(from), [0, 6, 18], zone));
    expect(next('2026-03-08T07:59:59Z', 'America/Los_Angeles')).toBe('2026-03-08T08:00:00.000Z');
    expect(next('2026-03-08T08:00:00Z', 'America/Los_Angeles')).toBe('2026-03-08T13:00:00.000Z');
    expect(next('2026-11-01T07:00:00Z', 'America/Los_Angeles')).toBe('2026-11-01T14:00:00.000Z');
    expect(next('2026-11-02T02:00:00Z', 'America/Los_Angeles')).toBe('2026-11-02T08:00:00.000Z');
  });

  test('dates and weekdays', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(weekdayOf('2025-05-08')).toBe(4);
    expect(weekdayName('2025-05-08', 'en-US')).toBe('Thursday');
    expect(weekdayName('2025-05-08', 'es-US')).toBe('jueves');
    expect(weekdayName('2025-05-08', 'en-US', 'short')).toBe('Thu');
    expect(dateText('2025-05-08', 'en-US', { month: 'long', day: 'numeric' })).toBe('May 8');
    expect(() => addDays('2025-13-40', 1)).toThrow(RangeError);
  });

  test('hour labels name the zone only where an hour comes twice', () => {
    expect(hourLabel(at('2026-11-01T08:00:00Z'), 'America/Los_Angeles')).toBe('1 AM PDT');
    expect(hourLabel(at('2026-11-01T09:00:00Z'), 'America/Los_Angeles')).toBe('1 AM PST');
    expect(hourLabel(at('2026-11-01T10:00:00Z'), 'America/Los_Angeles')).toBe('2 AM');
    expect(hourLabel(at('2026-11-01T20:00:00Z'), 'America/Los_Angeles')).toBe('12 PM');
    expect(hourLabel(at('2026-11-01T08:00:00Z'), 'America/Phoenix')).toBe('1 AM');
    expect(hourLabel(at('2026-07-01T07:00:00Z'), 'America/Los_Angeles', 'es')).toBe('12 a. m.');
    expect(zoneAbbreviation(0, 'Pacific/Guam')).toBe('ChST');
    expect(zoneAbbreviation(at('2026-07-01T07:00:00Z'), 'America/Anchorage')).toBe('AKDT');
  });

  test('unknown zones are told from known ones', () => {
    expect(isTimeZone('America/Los_Angeles')).toBe(true);
    expect(isTimeZone('Mars/Olympus')).toBe(false);
    expect(isTimeZone('+05:00')).toBe(false);
    expect(isTimeZone('')).toBe(false);
  });

  test('is quick enough for page rendering', () => {
    const start = performance.now();
    let sum = 0;
    for (let i = 0; i < 100_000; i++) sum += localHour(1_780_000_000_000 + i * 1_800_000, 'America/Los_Angeles');
    expect(sum).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
