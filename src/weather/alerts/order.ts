import type { Instant } from '#platform/clock.ts';
import type { Alert } from '../alert.ts';
import KINDS from './alert-kinds.json' with { type: 'json' };
import { endOf, isFuture, startOf } from './alive.ts';

/** Place of every known event in the table, by its name in lower case; events of one line rank alike (an old name, its new one). */
const RANKS: ReadonlyMap<string, number> = new Map(KINDS.flatMap((names, rank) => names.map((name) => [name.toLowerCase(), rank] as const)));

/** Rank of an event that the table lacks: last, and shown all the same. */
export const UNKNOWN_RANK = KINDS.length;

const EVACUATION_RANK = RANKS.get('evacuation immediate') ?? 0;
/** Words of an order to leave, and words before them that make it a mere possibility or advice for later. */
const ORDER =
  /\bevacuation orders?\b|\b(?:mandatory|immediate) evacuations?\b|\bevacuate (?:now|immediately|at once)\b|\bevacuations? (?:is|are|has been|have been|was|were) (?:now )?(?:ordered|mandatory|in effect)\b|\bordered to evacuate\b/gi;
const MERELY = /\b(?:if|should|may|might|could|possible|potential|prepared?|ready|follow|heed|obey|any|no|lifted|in case)\b[^.!?]*$/i;
const LIFTED = /^[^.!?]{0,40}\b(?:lifted|canceled|cancelled|rescinded|possible|may be|if|could be)\b/i;

/** Whether the text of an alert orders people to leave, as against speaking of orders that may come. */
export function ordersEvacuation({ headline, nwsHeadline, description, instruction }: Alert): boolean {
  const parts = [nwsHeadline, headline, description, instruction].filter((part) => part !== null);
  if (!parts.some((part) => /evacuat/i.test(part))) return false;
  const text = parts.join('.\n').replace(/\s+/g, ' ');
  for (const { index, 0: order } of text.matchAll(ORDER)) {
    const before = text.slice(Math.max(0, index - 120), index);
    if (!MERELY.test(before) && !LIFTED.test(text.slice(index + order.length))) return true;
  }
  return false;
}

/** Ranks already found: texts are read once, not once a place. */
const found = new WeakMap<Alert, number>();

/** Where an alert ranks among others: 0 is the gravest. An order to evacuate lifts it to the rank of one. */
export function rankOf(alert: Alert): number {
  const known = found.get(alert);
  if (known !== undefined) return known;
  const byName = RANKS.get(alert.event.trim().toLowerCase()) ?? UNKNOWN_RANK;
  const rank = byName > EVACUATION_RANK && ordersEvacuation(alert) ? EVACUATION_RANK : byName;
  found.set(alert, rank);
  return rank;
}

/** Puts alerts in the order in which readers see them; what is alike in everything keeps the order of the feed. */
export function inOrder(alerts: readonly Alert[], now: Instant): readonly Alert[] {
  if (alerts.length < 2) return alerts;
  const keys = new Map(alerts.map((alert) => [alert, keyOf(alert, now)]));
  return alerts.toSorted((a, b) => {
    const [x, y] = [keys.get(a) ?? [], keys.get(b) ?? []];
    const at = x.findIndex((value, i) => value !== y[i]);
    return at < 0 ? 0 : (x[at] ?? 0) < (y[at] ?? 0) ? -1 : 1;
  });
}

/** What holds now before what is to come; then by rank; then what ends first, and of what is to come what begins first; then the newest. */
function keyOf(alert: Alert, now: Instant): readonly number[] {
  const end = endOf(alert) ?? Number.POSITIVE_INFINITY;
  const start = startOf(alert) ?? Number.NEGATIVE_INFINITY;
  const future = isFuture(alert, now);
  return [future ? 1 : 0, rankOf(alert), future ? start : end, future ? end : start, -(alert.sent ?? 0)];
}
