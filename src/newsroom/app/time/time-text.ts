import type { Instant } from '#platform/clock.ts';
import type { Language } from '#story/story.ts';

const LOCALE: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

/** Where and in which language times are told. */
export type TimeManner = { readonly zone: string; readonly language: Language };

/** American papers write "p.m."; ICU puts a narrow space before it. */
function paperTime(text: string): string {
  return text
    .replace(/[\u202f\u00a0]/g, ' ')
    .replace(/\bAM\b/g, 'a.m.')
    .replace(/\bPM\b/g, 'p.m.')
    .replace(/([ap])\. m\./g, '$1.m.');
}

function tell(at: Instant, { zone, language }: TimeManner, options: Intl.DateTimeFormatOptions): string {
  return paperTime(new Intl.DateTimeFormat(LOCALE[language], { timeZone: zone, ...options }).format(at));
}

/** "3:04 p.m." */
export function timeText(at: Instant, manner: TimeManner): string {
  return tell(at, manner, { hour: 'numeric', minute: '2-digit' });
}

/** "3:04:05 p.m." */
export function secondText(at: Instant, manner: TimeManner): string {
  return tell(at, manner, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
}

const dayKey = (at: Instant, zone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);

/** As short as can be understood at `now`: "3:04 p.m." today, "Tue 3:04 p.m." within six days, "Mar 4" this year, "Mar 4, 2024". */
export function shortText(at: Instant, now: Instant, manner: TimeManner): string {
  if (dayKey(at, manner.zone) === dayKey(now, manner.zone)) return timeText(at, manner);
  if (Math.abs(at - now) < 6 * 86_400_000) return tell(at, manner, { weekday: 'short', hour: 'numeric', minute: '2-digit' });
  const sameYear = dayKey(at, manner.zone).slice(0, 4) === dayKey(now, manner.zone).slice(0, 4);
  return tell(at, manner, { month: 'short', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) });
}

/** "Tuesday, March 4, 2026, 3:04 p.m. MST": for schedules, embargoes and titles. */
export function fullText(at: Instant, manner: TimeManner): string {
  return tell(at, manner, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
}

/** "4 min", "3 h", "2 d": how long ago, for lists. */
export function ageText(at: Instant, now: Instant): string {
  const minutes = Math.max(0, Math.floor((now - at) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1440)} d`;
}
