import type { Instant } from '#platform/clock.ts';
import { instantsOf, offsetAt, wallTime } from '#platform/zoned-time.ts';

/** What a wall time (`2026-03-08T02:30`) means in a zone: one instant, none (clocks went ahead), or two (went back). */
export type WallMeaning =
  | { readonly kind: 'one'; readonly at: Instant }
  /** The clocks jump over it: as much before and after the jump as it is asked. */
  | { readonly kind: 'gap'; readonly before: Instant; readonly after: Instant }
  | { readonly kind: 'fold'; readonly first: Instant; readonly second: Instant };

const two = (number: number): string => String(number).padStart(2, '0');

/** The wall time of an instant in a zone, to the minute, as `<input type="datetime-local">` holds it. */
export function wallText(at: Instant, zone: string): string {
  const { date, hour, minute } = wallTime(at, zone);
  return `${date}T${two(hour)}:${two(minute)}`;
}

/** The instants that a wall time of `zone` names; null where the text is no date and time. */
export function wallMeaning(wall: string, zone: string): WallMeaning | null {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(wall);
  if (parts === null || Number.isNaN(Date.parse(`${wall}Z`))) return null;
  const [, date = '', hour = '', minute = ''] = parts;
  const [first, second] = instantsOf(date, Number(hour), Number(minute), zone);
  if (first !== undefined) return second === undefined ? { kind: 'one', at: first } : { kind: 'fold', first, second };
  const asUtc = Date.parse(`${date}T${hour}:${minute}:00Z`);
  const day = 86_400_000;
  const [a, b] = [asUtc - offsetAt(asUtc - day, zone), asUtc - offsetAt(asUtc + day, zone)];
  return { kind: 'gap', before: Math.min(a, b), after: Math.max(a, b) };
}
