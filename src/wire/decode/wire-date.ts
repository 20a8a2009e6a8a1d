import MONTHS from './month-names.json' with { type: 'json' };
import { readZone, wallToInstant, type WallTime } from './time-zones.ts';

type Written = { readonly wall: WallTime; readonly zone: string | null };

const TIME = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*([ap]\.?m\.?(?![a-z]))?`;
/** 2018-05-28T16:40:08+02:00, 2018-05-28 16:40, 2018/5/28, and year and month alone. */
const ISO = new RegExp(String.raw`^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?:[Tt\s_]+${TIME}\s*(.*))?)?)?$`);
/** 20180528T164008Z, 20180528164008+0200, 20180528. */
const BASIC = /^(\d{4})(\d{2})(\d{2})(?:[Tt]?(\d{2})(\d{2})(\d{2})?(?:[.,]\d+)?\s*(.*))?$/;
/** Mon, 28 May 2018 16:40:08 GMT, in any language; the weekday is not looked at. */
const DAY_FIRST = new RegExp(
  String.raw`^(?:[^\d,]*[,.]?\s+|[^\d,]+,\s*)?(\d{1,2})(?:st|nd|rd|th|\.|º|ª|er)?(?:\s+|-)(?:de\s+)?(\p{L}+)\.?,?(?:\s+|-)(?:de\s+)?(\d{2,4})(?:,?\s+(?:at\s+|um\s+|a las\s+|às\s+|à\s+)?${TIME}\s*(.*))?$`,
  'iu',
);
/** Monday, May 28, 2018 4:40 PM EDT. */
const MONTH_FIRST = new RegExp(
  String.raw`^(?:\p{L}+\.?,?\s+)?(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(?:at\s+|[-–]\s+)?${TIME}\s*(.*))?$`,
  'iu',
);
/** Mon May 28 16:40:08 EDT 2018, as C prints it. */
const ASCTIME = /^(?:\p{L}+\s+)?(\p{L}+)\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):(\d{2})\s+(?:(\S+)\s+)?(\d{4})$/u;
/** 28/05/2018 16:40 or 05/28/2018: only where one of the two numbers cannot be a month. */
const SLASHED = new RegExp(String.raw`^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:,?\s+${TIME}\s*(.*))?$`);

const months = new Map(Object.entries(MONTHS));

function monthOf(word: string): number | null {
  const lower = word.toLocaleLowerCase('en').normalize('NFC');
  return months.get(lower) ?? months.get(lower.slice(0, 3)) ?? null;
}

/** RFC 2822 section 4.3 for years of two and three digits. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return digits.length === 3 ? 1900 + year : year;
}

function written(year: number, month: number | null, day: number, time: readonly (string | undefined)[]): Written | null {
  const [h = '0', minute = '0', second = '0', half, zone = ''] = time;
  let hour = Number(h);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  if (month === null || year < 1 || year > 9999) return null;
  // A leap second is the last second before it here.
  const wall = { year, month, day, hour, minute: Number(minute), second: Math.min(Number(second), 59) };
  if (hour > 23 || wall.minute > 59 || Number(second) > 60 || month < 1 || month > 12) return null;
  if (day < 1 || day > new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()) return null;
  return { wall, zone: zone.trim() === '' ? null : zone.trim() };
}

function readWritten(text: string): Written | null {
  let m = ISO.exec(text);
  if (m !== null) return written(Number(m[1]), Number(m[2] ?? 1), Number(m[3] ?? 1), m.slice(4));
  m = BASIC.exec(text);
  if (m !== null) return written(Number(m[1]), Number(m[2]), Number(m[3]), [m[4], m[5], m[6], undefined, m[7]]);
  m = DAY_FIRST.exec(text);
  if (m !== null) return written(fullYear(m[3] ?? ''), monthOf(m[2] ?? ''), Number(m[1]), m.slice(4));
  m = ASCTIME.exec(text);
  if (m !== null) return written(Number(m[7]), monthOf(m[1] ?? ''), Number(m[2]), [m[3], m[4], m[5], undefined, m[6]]);
  m = SLASHED.exec(text);
  if (m !== null) {
    const [a, b] = [Number(m[1]), Number(m[2])];
    // A dotted date is day first wherever it is written; a slashed one may be either.
    if (a > 12 || (text.includes('.', 1) && !text.includes('/'))) return written(Number(m[3]), b, a, m.slice(4));
    return b > 12 ? written(Number(m[3]), a, b, m.slice(4)) : null;
  }
  m = MONTH_FIRST.exec(text);
  if (m !== null) return written(Number(m[3]), monthOf(m[1] ?? ''), Number(m[2]), m.slice(4));
  return null;
}

const isoSeconds = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
const two = (n: number): string => String(n).padStart(2, '0');

/**
 * A date as sources write it (RFC 822 and its dialects, ISO 8601, epoch numbers, foreign month names) as an instant in
 * whole seconds, `2018-05-28T14:40:08Z`. Without a zone it is read in `sourceZone` (IANA), or without one stays local:
 * `2018-05-28T16:40:08Naive`. Null for what is no date; years before 1 and after 9999 are none.
 */
export function readWireDate(raw: string | null, sourceZone: string | null): string | null {
  const text = (raw ?? '').replace(/\s+/g, ' ').trim();
  if (text === '' || text.length > 80) return null;
  const epoch = /^(\d{9,10})(\d{3})?(?:\.\d+)?$/.exec(text);
  if (epoch !== null && !/^(?:19|20)\d{10}$/.test(text)) return isoSeconds(Number(epoch[1]) * 1000);
  const read = readWritten(text);
  if (read === null) return null;
  const { wall } = read;
  const named = read.zone === null ? sourceZone : readZone(read.zone);
  if (named !== null) {
    const at = wallToInstant(wall, named);
    return Number.isNaN(at) ? null : isoSeconds(at);
  }
  // A zone word that nobody knows is like no zone: the source's own, else left open.
  if (read.zone !== null && sourceZone !== null) return isoSeconds(wallToInstant(wall, sourceZone));
  return `${String(wall.year).padStart(4, '0')}-${two(wall.month)}-${two(wall.day)}T${two(wall.hour)}:${two(wall.minute)}:${two(wall.second)}Naive`;
}
