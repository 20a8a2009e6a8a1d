import { instantOf, isTimeZone } from '#platform/zoned-time.ts';

/** A date and time of day as written, month 1 to 12. */
export type WallTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

/** Minutes east of UTC for zone words seen in feeds: RFC 822's own, Europe's, and the usual ones elsewhere. */
const OFFSETS: ReadonlyMap<string, number> = new Map([
  ['z', 0],
  ['ut', 0],
  ['utc', 0],
  ['gmt', 0],
  ['wet', 0],
  ['west', 60],
  ['bst', 60],
  ['cet', 60],
  ['mez', 60],
  ['met', 60],
  ['cest', 120],
  ['mesz', 120],
  ['mest', 120],
  ['eet', 120],
  ['eest', 180],
  ['msk', 180],
  ['msd', 240],
  ['nst', -210],
  ['ndt', -150],
  ['ast', -240],
  ['adt', -180],
  ['est', -300],
  ['edt', -240],
  ['cst', -360],
  ['cdt', -300],
  ['mst', -420],
  ['mdt', -360],
  ['pst', -480],
  ['pdt', -420],
  ['akst', -540],
  ['akdt', -480],
  ['hst', -600],
  ['hdt', -540],
  ['ist', 330],
  ['hkt', 480],
  ['sgt', 480],
  ['awst', 480],
  ['jst', 540],
  ['kst', 540],
  ['acst', 570],
  ['acdt', 630],
  ['aest', 600],
  ['aedt', 660],
  ['nzst', 720],
  ['nzdt', 780],
  ['brt', -180],
  ['brst', -120],
  ['art', -180],
  ['clt', -240],
  ['pkt', 300],
  ['wib', 420],
  ['sast', 120],
  ['wat', 60],
  ['eat', 180],
]);

/** Words that name a clock rather than an offset: what "ET" means depends on the day. */
const CLOCKS: ReadonlyMap<string, string> = new Map([
  ['et', 'America/New_York'],
  ['ct', 'America/Chicago'],
  ['mt', 'America/Denver'],
  ['pt', 'America/Los_Angeles'],
  ['at', 'America/Halifax'],
]);

/** A zone as written in a date (`EST`, `+0200`, `GMT+1`, `Europe/Paris`): minutes east of UTC, or a zone's name; null where it says nothing. */
export function readZone(written: string): number | string | null {
  const word = written
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .replace(/\s*\(.*\)$/, '');
  const lower = word.toLowerCase();
  const named = OFFSETS.get(lower) ?? CLOCKS.get(lower);
  if (named !== undefined) return named;
  // "-0000" of RFC 2822 says "UTC, place unknown".
  const offset = /^(?:gmt|utc?|z)?\s*([+\-\u2212])\s*(\d{1,2}):?(\d{2})?(?::?\d{2})?$/i.exec(word);
  if (offset !== null) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    if (minutes > 15 * 60) return null;
    return offset[1] === '+' ? minutes : -minutes;
  }
  return /^[A-Z][A-Za-z]+\/[A-Za-z_/+-]+$/.test(word) && isTimeZone(word) ? word : null;
}

/** Instant (milliseconds) of a wall time in a zone; in the hour that clocks repeat the first, in the one they skip the later. */
export function wallToInstant(wall: WallTime, zone: number | string): number {
  if (typeof zone === 'number') return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second) - zone * 60_000;
  const date = `${String(wall.year).padStart(4, '0')}-${String(wall.month).padStart(2, '0')}-${String(wall.day).padStart(2, '0')}`;
  return instantOf(date, wall.hour, wall.minute, zone) + wall.second * 1000;
}
