import { expect, test } from 'vitest';
import { calendarDay, dayOfWeek, fullTime, hourOfDay, machineTime, stampTime, timeOfDay, zonedStampTime } from './local-time.ts';

const ZONE = 'America/Los_Angeles';
const AFTERNOON = Date.parse('2025-05-08T23:05:30.250Z');

test('a full time names date, clock and zone', () => {
  expect(fullTime(AFTERNOON, ZONE, 'en')).toBe('May 8, 2025, 4:05 p.m. PDT');
  expect(fullTime(AFTERNOON, ZONE, 'es')).toBe('8 de mayo de 2025, 4:05 p.m. PDT');
  expect(fullTime(AFTERNOON, 'Pacific/Guam', 'en')).toBe('May 9, 2025, 9:05 a.m. ChST');
  expect(timeOfDay(AFTERNOON, 'America/New_York')).toBe('7:05 p.m. EDT');
});

test('midnight and noon are twelve', () => {
  expect(hourOfDay(Date.parse('2025-05-08T07:00:00Z'), ZONE)).toBe('12 a.m.');
  expect(hourOfDay(Date.parse('2025-05-08T19:00:00Z'), ZONE)).toBe('12 p.m.');
});

test('the two one-o’clocks of a 25-hour day differ by their zone', () => {
  expect(timeOfDay(Date.parse('2025-11-02T08:00:00Z'), ZONE)).toBe('1:00 a.m. PDT');
  expect(hourOfDay(Date.parse('2025-11-02T08:00:00Z'), ZONE)).toBe('1 a.m. PDT');
  expect(hourOfDay(Date.parse('2025-11-02T09:00:00Z'), ZONE)).toBe('1 a.m. PST');
  expect(hourOfDay(Date.parse('2025-11-02T10:00:00Z'), ZONE)).toBe('2 a.m.');
});

test('a stamp gives the year only where it is another year', () => {
  expect(stampTime(AFTERNOON, ZONE, 'en', AFTERNOON + 3_600_000)).toBe('May 8, 4:05 p.m.');
  expect(stampTime(AFTERNOON, ZONE, 'en', Date.parse('2026-01-05T00:00:00Z'))).toBe('May 8, 2025, 4:05 p.m.');
  expect(zonedStampTime(AFTERNOON, ZONE, 'en', AFTERNOON)).toBe('May 8, 4:05 p.m. PDT');
});

test('a calendar date is the same day in every zone', () => {
  expect(calendarDay('2025-05-08', 'en')).toEqual({ weekday: 'Thursday', date: '05/08' });
  expect(calendarDay('2025-05-08', 'es')).toEqual({ weekday: 'Jueves', date: '8 mayo' });
  expect(calendarDay('2025-11-03', 'es')).toEqual({ weekday: 'Lunes', date: '3 nov.' });
  expect(dayOfWeek(AFTERNOON, ZONE, 'es')).toBe('jueves, 8 de mayo');
});

test('machines get UTC to the second', () => {
  expect(machineTime(AFTERNOON)).toBe('2025-05-08T23:05:30Z');
});
