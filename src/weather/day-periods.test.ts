import { describe, expect, test } from 'vitest';
import { dateOfHigh, dateOfLow, dayWindow, daytimeIsOver, nightWindow, partAt, rowDate, rowDates, rowWindow } from './day-periods.ts';

const LA = 'America/Los_Angeles';
const at = (iso: string): number => Date.parse(iso);
const hours = ({ start, end }: { start: number; end: number }): number => (end - start) / 3_600_000;

describe('halves of days', () => {
  test('nights have 11, 12 or 13 hours, rows 23, 24 or 25, days always twelve', () => {
    expect(['2026-03-07', '2026-03-08', '2026-10-31'].map((date) => hours(nightWindow(date, LA)))).toEqual([11, 12, 13]);
    expect(['2026-03-07', '2026-03-08', '2026-10-31'].map((date) => hours(rowWindow(date, LA)))).toEqual([23, 24, 25]);
    expect(hours(dayWindow('2026-03-08', LA))).toBe(12);
  });

  test('what is left of a night after midnight belongs to the evening it began in', () => {
    expect(rowDate(at('2026-05-15T02:00:00+10:00'), 'night', 'Pacific/Guam')).toBe('2026-05-14');
    expect(rowDate(at('2026-05-15T18:00:00+10:00'), 'night', 'Pacific/Guam')).toBe('2026-05-15');
    expect(rowDate(at('2026-05-15T02:00:00+10:00'), 'day', 'Pacific/Guam')).toBe('2026-05-15');
    // Six elapsed hours before 05:00 on the day of 25 hours is midnight of the same date.
    expect(rowDate(at('2026-11-01T05:00:00-08:00'), 'night', LA)).toBe('2026-10-31');
    expect(rowDate(at('2026-03-08T05:00:00-07:00'), 'night', LA)).toBe('2026-03-07');
  });

  test('a high belongs to the date on which its interval ends, a low to the evening before, also where they are cut', () => {
    expect(dateOfHigh(at('2026-03-05T04:00:00Z'), LA)).toBe('2026-03-04'); // 07–20 standard time
    expect(dateOfHigh(at('2026-07-05T04:00:00Z'), LA)).toBe('2026-07-04'); // the same in summer: 08–21
    expect(dateOfHigh(at('2026-03-04T16:00:00Z'), LA)).toBe('2026-03-04'); // cut after an hour
    expect(dateOfHigh(at('2024-04-30T03:00:00Z'), 'America/Denver')).toBe('2024-04-29'); // an hour of yesterday
    expect(dateOfLow(at('2026-03-05T17:00:00Z'), LA)).toBe('2026-03-04'); // 19–09
    expect(dateOfLow(at('2026-06-03T20:00:00Z'), 'America/Anchorage')).toBe('2026-06-02'); // 17–11 in Alaska
    expect(dateOfLow(at('2024-05-08T08:00:00Z'), 'America/Denver')).toBe('2024-05-07'); // cut at 02:00
    expect(dateOfLow(at('2026-11-01T17:00:00Z'), LA)).toBe('2026-10-31'); // over the repeated hour
  });

  test('halves go by the wall clock from 06:00 to 18:00', () => {
    expect(['05:59', '06:00', '17:59', '18:00'].map((time) => partAt(at(`2026-06-21T${time}:00-07:00`), LA))).toEqual(['night', 'day', 'day', 'night']);
    expect([daytimeIsOver('2026-06-21', at('2026-06-21T17:59:59-07:00'), LA), daytimeIsOver('2026-06-21', at('2026-06-21T18:00:00-07:00'), LA)]).toEqual([
      false,
      true,
    ]);
  });

  test('eight dates from the place’s today', () => {
    expect(rowDates(at('2026-02-26T08:00:00Z'), LA)).toEqual([
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
      '2026-03-03',
      '2026-03-04',
      '2026-03-05',
    ]);
    expect(rowDates(at('2026-02-26T07:59:59Z'), LA, 1)).toEqual(['2026-02-25']);
  });
});
