import type { Instant } from '#platform/clock.ts';
import { instantsOf, localDate, wallTime, weekdayOf, zoneAbbreviation } from '#platform/zoned-time.ts';
import type { Language } from '#story/story.ts';

// Month names as American papers write them; Intl has neither these nor the "a.m." of both languages.
const MONTHS = {
  en: ['Jan.', 'Feb.', 'March', 'April', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'],
  es: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
} as const;
const WEEKDAYS = {
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  es: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
} as const;

const SHORT_MONTHS_ES = ['ene.', 'feb.', 'mar.', 'abr.', 'mayo', 'jun.', 'jul.', 'ago.', 'sept.', 'oct.', 'nov.', 'dic.'] as const;

/** "May 8, 2025" or "8 de mayo de 2025" of a YYYY-MM-DD date; without the year where `withYear` is false. */
function dateText(date: string, language: Language, withYear: boolean): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  if (language === 'es') return `${day} de ${MONTHS.es[month - 1]}${withYear ? ` de ${year}` : ''}`;
  return `${MONTHS.en[month - 1]} ${day}${withYear ? `, ${year}` : ''}`;
}

function clockText(hour: number, minute: number | null): string {
  const minutes = minute === null ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
}

/** "4:05 p.m.", where the zone is clear from its surroundings. */
export function bareTime(at: Instant, timeZone: string): string {
  const { hour, minute } = wallTime(at, timeZone);
  return clockText(hour, minute);
}

/** "4:05 p.m. PDT". */
export function timeOfDay(at: Instant, timeZone: string): string {
  return `${bareTime(at, timeZone)} ${zoneAbbreviation(at, timeZone)}`;
}

/** "May 8, 2025, 4:05 p.m. PDT". */
export function fullTime(at: Instant, timeZone: string, language: Language): string {
  return `${dateText(localDate(at, timeZone), language, true)}, ${timeOfDay(at, timeZone)}`;
}

/** "May 8, 4:05 p.m.", with the year where it is not the year of `now`: short, and still true when a kept page is read. */
export function stampTime(at: Instant, timeZone: string, language: Language, now: Instant): string {
  const date = localDate(at, timeZone);
  return `${dateText(date, language, date.slice(0, 4) !== localDate(now, timeZone).slice(0, 4))}, ${bareTime(at, timeZone)}`;
}

/** "May 8, 4:05 p.m. PDT". */
export function zonedStampTime(at: Instant, timeZone: string, language: Language, now: Instant): string {
  return `${stampTime(at, timeZone, language, now)} ${zoneAbbreviation(at, timeZone)}`;
}

/** "8 p.m."; with the zone where the clock shows that hour twice that day ("1 a.m. PDT", "1 a.m. PST"). */
export function hourOfDay(at: Instant, timeZone: string): string {
  const { date, hour, minute } = wallTime(at, timeZone);
  const label = clockText(hour, minute === 0 ? null : minute);
  return instantsOf(date, hour, minute, timeZone).length > 1 ? `${label} ${zoneAbbreviation(at, timeZone)}` : label;
}

/** "Thursday, May 8" or "jueves, 8 de mayo". */
export function dayOfWeek(at: Instant, timeZone: string, language: Language): string {
  const date = localDate(at, timeZone);
  return `${WEEKDAYS[language][weekdayOf(date)]}, ${dateText(date, language, false)}`;
}

/** A YYYY-MM-DD date as a row of the forecast has it: its weekday, and "05/08" or "8 nov.". */
export function calendarDay(date: string, language: Language): { readonly weekday: string; readonly date: string } {
  const weekday = WEEKDAYS[language][weekdayOf(date)] ?? '';
  if (language === 'en') return { weekday, date: date.slice(5).replace('-', '/') };
  const [, month, day] = date.split('-').map(Number) as [number, number, number];
  return { weekday: weekday.charAt(0).toUpperCase() + weekday.slice(1), date: `${day} ${SHORT_MONTHS_ES[month - 1]}` };
}

/** For `<time datetime>`: ISO 8601 in UTC, to the second. */
export function machineTime(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
