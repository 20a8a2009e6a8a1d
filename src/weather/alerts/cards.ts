import type { Instant } from '#platform/clock.ts';
import type { Alert, AlertPlace } from '../alert.ts';
import { deadByItself, endOf, isFuture, notInEarnest, overByNow, startOf, type Drop } from './alive.ts';
import { applies } from './applies.ts';
import { followersOf, replacementFor, type Followers } from './chain.ts';
import { inOrder } from './order.ts';
import { eventKey, isOver } from './vtec.ts';

/** An alert as readers of a place meet it. `ends` null: until further notice. */
export type AlertCard = { readonly alert: Alert; readonly starts: Instant | null; readonly ends: Instant | null };

/** An alert that is not shown, and why. */
export type DroppedAlert = { readonly alert: Alert; readonly drop: Drop };

/** What a place shows, in the order of display, and everything else with its reason. */
export type PlaceAlerts = { readonly shown: readonly AlertCard[]; readonly dropped: readonly DroppedAlert[] };

function notSentYet({ sent }: Alert, now: Instant): Drop | null {
  return sent === null || sent <= now ? null : { code: 'unsent', detail: `not sent until ${new Date(sent).toISOString()}` };
}

/** Why an alert is not shown at a place; null where it is. The order of the questions is the order of section 9.2. */
export function dropAt(alert: Alert, place: AlertPlace, now: Instant, followers: Followers): Drop | null {
  const dead = deadByItself(alert, now);
  if (dead !== null) return dead;
  const by = replacementFor(alert, place, followers);
  if (by !== null) return { code: 'replaced', detail: `replaced by ${by.id}` };
  return overByNow(alert, now) ?? (applies(alert, place) ? null : { code: 'elsewhere', detail: 'does not apply here' });
}

/** What makes alerts one card: the same events of VTEC; without VTEC only the very same message, should it come twice. */
function cardKey(alert: Alert): string {
  const live = alert.vtec.filter((vtec) => !isOver(vtec));
  if (live.length === 1 && live[0] !== undefined) return eventKey(live[0]);
  const keys = new Set(live.map(eventKey));
  return keys.size > 0 ? [...keys].toSorted().join(' ') : JSON.stringify([alert.id, alert.event, startOf(alert), alert.areaDesc]);
}

/** Which of two features of one event stands: the newer message, what holds now, what ends later. */
function stands(a: Alert, b: Alert, now: Instant): Alert {
  const end = (alert: Alert): number => endOf(alert) ?? Number.POSITIVE_INFINITY;
  if ((a.sent ?? 0) !== (b.sent ?? 0)) return (a.sent ?? 0) > (b.sent ?? 0) ? a : b;
  if (isFuture(a, now) !== isFuture(b, now)) return isFuture(a, now) ? b : a;
  if (end(a) !== end(b)) return end(a) > end(b) ? a : b;
  return a.id <= b.id ? a : b;
}

/** One alert an event: the same event comes in many features, as its zones have other times or texts. */
export function oneAnEvent(alerts: readonly Alert[], now: Instant): { readonly standing: readonly Alert[]; readonly dropped: readonly DroppedAlert[] } {
  if (alerts.length < 2) return { standing: alerts, dropped: [] };
  const standing = new Map<string, Alert>();
  for (const alert of alerts) {
    const other = standing.get(cardKey(alert));
    standing.set(cardKey(alert), other === undefined ? alert : stands(other, alert, now));
  }
  const kept = new Set(standing.values());
  const dropped = alerts
    .filter((alert) => !kept.has(alert))
    .map((alert): DroppedAlert => ({ alert, drop: { code: 'same-event', detail: `same event as ${standing.get(cardKey(alert))?.id}, which is shown` } }));
  return { standing: alerts.filter((alert) => kept.has(alert)), dropped };
}

/** The cards of alerts that hold at a place, one an event, in order; and those that another stands for. */
export function cardsOf(alerts: readonly Alert[], now: Instant): PlaceAlerts {
  const { standing, dropped } = oneAnEvent(alerts, now);
  return { shown: inOrder(standing, now).map((alert) => ({ alert, starts: startOf(alert), ends: endOf(alert) })), dropped };
}

/**
 * What a place shows of a list of alerts at `now`, and every other alert with its reason. A message sent after `now` is not
 * known yet: a recorded chain can be looked at from any moment of it.
 */
export function alertsAt(alerts: readonly Alert[], place: AlertPlace, now: Instant): PlaceAlerts {
  const followers = followersOf(alerts, now);
  const live: Alert[] = [];
  const dropped: DroppedAlert[] = [];
  for (const alert of alerts) {
    const drop = notInEarnest(alert) ?? notSentYet(alert, now) ?? dropAt(alert, place, now, followers);
    if (drop === null) live.push(alert);
    else dropped.push({ alert, drop });
  }
  const { shown, dropped: doubles } = cardsOf(live, now);
  return { shown, dropped: [...dropped, ...doubles] };
}
