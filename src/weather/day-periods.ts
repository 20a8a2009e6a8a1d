import type { Instant } from '#platform/clock.ts';
import { addDays, instantOf, localDate, localHour } from '#platform/zoned-time.ts';

/** A stretch of time: from `start` (inclusive) to `end` (exclusive). */
export type Window = { readonly start: Instant; readonly end: Instant };

/** Local hour at which a day period begins and a night period ends, whatever the sun does. */
const DAY_BEGINS = 6;
/** Local hour at which a day period ends; from then on today has no high. */
const DAY_ENDS = 18;

const HOUR = 3_600_000;

/** The daytime of `date`: 06:00 to 18:00 on the place's wall clock. */
export function dayWindow(date: string, timeZone: string): Window {
  return { start: instantOf(date, DAY_BEGINS, 0, timeZone), end: instantOf(date, DAY_ENDS, 0, timeZone) };
}

/** The night that begins in the evening of `date`: 18:00 to 06:00, of 11, 12 or 13 hours. */
export function nightWindow(date: string, timeZone: string): Window {
  return { start: instantOf(date, DAY_ENDS, 0, timeZone), end: instantOf(addDays(date, 1), DAY_BEGINS, 0, timeZone) };
}

/** What the row of `date` stands for: 06:00 to 06:00 of the next day, of 23, 24 or 25 hours. */
export function rowWindow(date: string, timeZone: string): Window {
  return { start: dayWindow(date, timeZone).start, end: nightWindow(date, timeZone).end };
}

/** Which half of a day begins at `start`, by the 06:00 to 18:00 clock. */
export function partAt(start: Instant, timeZone: string): 'day' | 'night' {
  const hour = localHour(start, timeZone);
  return hour >= DAY_BEGINS && hour < DAY_ENDS ? 'day' : 'night';
}

/**
 * The date of the row that a half day belongs to. A day: the date it starts on. A night: the date of the evening it began
 * in, so that what is left of a night after midnight ("Overnight") belongs to yesterday. Six hours are taken off the wall
 * clock, not off the instant: on the day of 25 hours, 05:30 less six elapsed hours is still the same date.
 */
export function rowDate(start: Instant, part: 'day' | 'night', timeZone: string): string {
  const date = localDate(start, timeZone);
  return part === 'night' && localHour(start, timeZone) < DAY_BEGINS ? addDays(date, -1) : date;
}

/**
 * The date of a high of the NWS grid, by the end of its interval (20:00 standard time; the start may be cut). Not
 * documented by NWS; seen in every recording, Alaska and Guam included.
 */
export function dateOfHigh(end: Instant, timeZone: string): string {
  return localDate(end - 6 * HOUR, timeZone);
}

/** The date in whose evening the night of a low of the NWS grid began, by the end of its interval (09:00 standard time). */
export function dateOfLow(end: Instant, timeZone: string): string {
  return localDate(end - 13 * HOUR, timeZone);
}

/** The dates of the daily table: `count` from today, at the place. */
export function rowDates(now: Instant, timeZone: string, count = 8): readonly string[] {
  const today = localDate(now, timeZone);
  return Array.from({ length: count }, (_, i) => addDays(today, i));
}

/** Whether the daytime of `date` is over at `now`: its high is then gone from every forecast. */
export function daytimeIsOver(date: string, now: Instant, timeZone: string): boolean {
  return now >= dayWindow(date, timeZone).end;
}
