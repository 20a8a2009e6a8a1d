import type { Instant } from '#platform/clock.ts';
import { addDays, instantsOf, localDate } from '#platform/zoned-time.ts';

const NOW_TOKEN = /^date:now(?:\s*([+-])\s*(\d+)\s*(second|minute|hour|day)s?)?/;
const WALL_TOKEN = /^wall:([+-]\d+)d (\d{2}):(\d{2})/;
const LENGTH: Readonly<Record<string, number>> = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** When and where a recording is replayed. */
export type Replay = { readonly now: Instant; readonly timeZone: string };

const written = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19)}+00:00`;

/** Every instant a token stands for (two on the wall clock's repeated hour, none in the hour it skips), or null where `text` is no token. */
function instantsOfToken(text: string, { now, timeZone }: Replay): { readonly instants: readonly Instant[]; readonly rest: string } | null {
  const relative = NOW_TOKEN.exec(text);
  if (relative !== null) {
    const [token, sign, amount = '0', unit = 'second'] = relative;
    return { instants: [now + (sign === '-' ? -1 : 1) * Number(amount) * (LENGTH[unit] ?? 1000)], rest: text.slice(token.length) };
  }
  const wall = WALL_TOKEN.exec(text);
  if (wall === null) return null;
  const [token, days = '+0', hour = '0', minute = '0'] = wall;
  return { instants: instantsOf(addDays(localDate(now, timeZone), Number(days)), Number(hour), Number(minute), timeZone), rest: text.slice(token.length) };
}

/** Fields by which an element of a list is laid into time: one element stands for every instant of its token. */
const KEYS = ['startTime', 'timestamp', 'validTime'];

function copies(element: unknown, replay: Replay): unknown[] {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) return [replayed(element, replay)];
  const fields = element as Record<string, unknown>;
  const inner = typeof fields['properties'] === 'object' && fields['properties'] !== null ? (fields['properties'] as Record<string, unknown>) : fields;
  const key = KEYS.find((name) => typeof inner[name] === 'string');
  const token = key === undefined ? null : instantsOfToken(String(inner[key]), replay);
  if (key === undefined || token === null) return [replayed(element, replay)];
  return token.instants.map((at) => {
    const copy = { ...inner, [key]: `${written(at)}${token.rest}` };
    return replayed(inner === fields ? copy : { ...fields, properties: copy }, replay);
  });
}

/**
 * A recorded answer with its times made real again. Two kinds of tokens: `date:now -90 seconds`, as weather.gov's
 * recordings have them, and `wall:+2d 06:00`, a wall time at the place so many days from today, as the sample station's
 * bundle has them, so that its nights are nights whenever it is looked at. What follows a token (`/PT13H`) stays.
 */
export function replayed(json: unknown, replay: Replay): unknown {
  if (typeof json === 'string') {
    const token = instantsOfToken(json, replay);
    const at = token?.instants[0];
    return token === null || at === undefined ? json : `${written(at)}${token.rest}`;
  }
  if (Array.isArray(json)) return json.flatMap((element) => copies(element, replay));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, replayed(value, replay)]));
}
