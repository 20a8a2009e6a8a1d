import type { Instant } from './clock.ts';

/** A wall clock's reading in some zone. */
export type WallTime = {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Length of the stretches for which offsets are remembered: shorter than the time between two clock changes anywhere. */
const STRETCH = 8 * DAY;

/** Offset over one stretch: the same throughout, or changing once at `turn`. */
type Stretch = { readonly turn: Instant; readonly before: number; readonly after: number };
type Zone = { readonly format: Intl.DateTimeFormat; readonly stretches: Map<number, Stretch> };

const zones = new Map<string, Zone>();

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const zone = { format, stretches: new Map<number, Stretch>() };
  zones.set(timeZone, zone);
  return zone;
}

/** Offset as the platform's zone table has it: slow, asked once or twice a stretch. */
function lookedUpOffset(zone: Zone, at: Instant): number {
  const whole = Math.floor(at / 1000) * 1000;
  const parts: Record<string, string> = {};
  for (const part of zone.format.formatToParts(whole)) parts[part.type] = part.value;
  const number = (name: string): number => Number(parts[name] ?? 0);
  const year = parts['era'] === 'BC' ? 1 - number('year') : number('year');
  const wall = new Date(0);
  wall.setUTCFullYear(year, number('month') - 1, number('day'));
  wall.setUTCHours(number('hour'), number('minute'), number('second'));
  return wall.getTime() - whole;
}

function stretchOf(zone: Zone, index: number): Stretch {
  const known = zone.stretches.get(index);
  if (known !== undefined) return known;
  let low = index * STRETCH;
  let high = low + STRETCH;
  const before = lookedUpOffset(zone, low);
  const after = lookedUpOffset(zone, high - 1);
  if (before !== after) {
    while (high - low > 1000) {
      const middle = low + Math.floor((high - low) / 2000) * 1000;
      if (lookedUpOffset(zone, middle) === before) low = middle;
      else high = middle;
    }
  }
  const stretch = { turn: high, before, after };
  // A browser tab or a server that walks through centuries shall not keep them all.
  if (zone.stretches.size > 500) zone.stretches.clear();
  zone.stretches.set(index, stretch);
  return stretch;
}

/** Whether this machine knows the IANA zone `timeZone`. */
export function isTimeZone(timeZone: string): boolean {
  try {
    // "+05:00" is accepted by newer engines as a zone; it has no clock changes and is not a place's zone.
    if (!/^[A-Za-z]/.test(timeZone)) return false;
    zoneOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds that the wall clock of `timeZone` is ahead of UTC at `at`. Throws RangeError for an unknown zone. */
export function offsetAt(at: Instant, timeZone: string): number {
  const stretch = stretchOf(zoneOf(timeZone), Math.floor(at / STRETCH));
  return at < stretch.turn ? stretch.before : stretch.after;
}

const dates = new Map<number, string>();

/** YYYY-MM-DD of a day counted from 1970-01-01. */
function dateOfDay(day: number): string {
  let date = dates.get(day);
  if (date === undefined) {
    date = new Date(day * DAY).toISOString().slice(0, -14);
    if (dates.size > 2000) dates.clear();
    dates.set(day, date);
  }
  return date;
}

/** What the wall clock of `timeZone` reads at `at`. */
export function wallTime(at: Instant, timeZone: string): WallTime {
  const wall = at + offsetAt(at, timeZone);
  const day = Math.floor(wall / DAY);
  const inDay = wall - day * DAY;
  return {
    date: dateOfDay(day),
    hour: Math.floor(inDay / HOUR),
    minute: Math.floor((inDay % HOUR) / 60_000),
    second: Math.floor((inDay % 60_000) / 1000),
  };
}

/** The calendar date (YYYY-MM-DD) of `at` in `timeZone`. */
export function localDate(at: Instant, timeZone: string): string {
  return dateOfDay(Math.floor((at + offsetAt(at, timeZone)) / DAY));
}

/** The hour (0 to 23) of `at` on the wall clock of `timeZone`. */
export function localHour(at: Instant, timeZone: string): number {
  const wall = at + offsetAt(at, timeZone);
  return Math.floor((((wall % DAY) + DAY) % DAY) / HOUR);
}

function dayOfDate(date: string): number {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY;
  if (!Number.isInteger(day)) throw new RangeError(`Not a date: ${date}`);
  return day;
}

/** The date `days` days after `date` (before it, when negative). */
export function addDays(date: string, days: number): string {
  return dateOfDay(dayOfDate(date) + days);
}

/** Every instant at which the wall clock of `timeZone` reads this time: none where the clock jumps over it, two where it is put back. */
export function instantsOf(date: string, hour: number, minute: number, timeZone: string): readonly Instant[] {
  const wall = dayOfDate(date) * DAY + hour * HOUR + minute * 60_000;
  const offsets = new Set([offsetAt(wall - DAY, timeZone), offsetAt(wall + DAY, timeZone)]);
  return [...offsets]
    .map((offset) => wall - offset)
    .filter((at) => at + offsetAt(at, timeZone) === wall)
    .sort((a, b) => a - b);
}

/**
 * The instant at which the wall clock of `timeZone` reads this time: the first of two where the clock is put back;
 * where it jumps over this time, as much later as it jumped (02:30 becomes 03:30). `hour` may be 24 or more.
 */
export function instantOf(date: string, hour: number, minute: number, timeZone: string): Instant {
  const found = instantsOf(date, hour, minute, timeZone)[0];
  if (found !== undefined) return found;
  const wall = dayOfDate(date) * DAY + hour * HOUR + minute * 60_000;
  return wall - offsetAt(wall - DAY, timeZone);
}

/** The next instant after `at` (never `at` itself) at which the wall clock of `timeZone` reaches one of the whole `hours`. */
export function nextLocalHour(at: Instant, hours: readonly number[], timeZone: string): Instant {
  const today = localDate(at, timeZone);
  const candidates = [today, addDays(today, 1), addDays(today, 2)]
    .flatMap((date) => hours.map((hour) => instantOf(date, hour, 0, timeZone)))
    .filter((candidate) => candidate > at);
  return Math.min(...candidates);
}

/** Day of the week of `date`: 0 for Sunday to 6 for Saturday. */
export function weekdayOf(date: string): number {
  return (((dayOfDate(date) + 4) % 7) + 7) % 7;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, options);
    formats.set(key, format);
  }
  return format;
}

/** Name of the weekday of `date` in the words of `locale`: "Thursday", "jueves", short "Thu". */
export function weekdayName(date: string, locale: string, style: 'long' | 'short' = 'long'): string {
  return formatOf(locale, { timeZone: 'UTC', weekday: style }).format(dayOfDate(date) * DAY);
}

/** `date` in the words of `locale`, with the parts that `options` names ("May 8", "8 de mayo"). */
export function dateText(date: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  return formatOf(locale, { ...options, timeZone: 'UTC' }).format(dayOfDate(date) * DAY);
}

/** Abbreviations of zones that readers there use and the platform's table lacks. */
const ABBREVIATIONS: Readonly<Record<string, string>> = { 'Pacific/Guam': 'ChST', 'Pacific/Saipan': 'ChST', 'Pacific/Pago_Pago': 'SST' };

/** Abbreviations that were asked for: by zone, offset and year, as a zone may rename an offset from one year to the next. */
const abbreviated = new Map<string, string>();

/** The zone's abbreviation at `at`, as used in the United States: "PDT", "ChST"; "GMT+9" where none is known. */
export function zoneAbbreviation(at: Instant, timeZone: string): string {
  const known = ABBREVIATIONS[timeZone];
  if (known !== undefined) return known;
  const key = `${timeZone} ${offsetAt(at, timeZone)} ${new Date(at).getUTCFullYear()}`;
  const asked = abbreviated.get(key);
  if (asked !== undefined) return asked;
  const name =
    formatOf('en-US', { timeZone, timeZoneName: 'short' })
      .formatToParts(at)
      .find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
  abbreviated.set(key, name);
  return name;
}

/** The hour of `at` as a label: "2 PM" ("2 p. m." in Spanish); with the zone where the same hour comes twice that day ("1 AM PDT"). */
export function hourLabel(at: Instant, timeZone: string, language: 'en' | 'es' = 'en'): string {
  const { date, hour, minute } = wallTime(at, timeZone);
  const half = language === 'es' ? (hour < 12 ? 'a. m.' : 'p. m.') : hour < 12 ? 'AM' : 'PM';
  const label = `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`} ${half}`;
  return instantsOf(date, hour, minute, timeZone).length > 1 ? `${label} ${zoneAbbreviation(at, timeZone)}` : label;
}
