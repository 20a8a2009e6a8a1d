import type { Instant } from '#platform/clock.ts';
import type { Alert, AlertList, AlertPlace } from '../alert.ts';
import { endOf, startOf } from './alive.ts';
import type { AlertCard } from './cards.ts';
import { isMarked } from './kept-list.ts';
import { alertMatcher, type AlertMatcher } from './match.ts';

/** The alerts of a place at a moment. */
export type AlertsNow = {
  readonly cards: readonly AlertCard[];
  /** When the source last confirmed its list; null where it never came. */
  readonly asOf: Instant | null;
  /** No good answer for five minutes: say so beside the alerts, and beside their absence. */
  readonly marked: boolean;
  /** Nothing here changes by the clock before this. */
  readonly validUntil: Instant;
};

/** The list that holds now, in memory, ready for every page: it answers with the database and the source away. */
export type AlertBoard = {
  /** Takes a new list, or (`null`) word that the one it has still holds. */
  take(list: AlertList | null, checkedAt: Instant | null): void;
  at(place: AlertPlace, now: Instant): AlertsNow;
  /** Everything in the list, for the desk. */
  alerts(): readonly Alert[];
};

/** The next instant after `now` at which an alert begins, ends or is replaced; no later than the list's own turn to being marked. */
function nextTurn(alerts: readonly Alert[], now: Instant): Instant {
  let turn = Number.POSITIVE_INFINITY;
  for (const alert of alerts) {
    for (const at of [startOf(alert), endOf(alert), alert.replacedAt, alert.sent]) if (at !== null && at > now && at < turn) turn = at;
  }
  return turn;
}

/** An empty board. */
export function openAlertBoard(): AlertBoard {
  let alerts: readonly Alert[] = [];
  let checkedAt: Instant | null = null;
  let made: { readonly matcher: AlertMatcher; readonly from: Instant; readonly until: Instant } | null = null;

  const matcherAt = (now: Instant): { readonly matcher: AlertMatcher; readonly until: Instant } => {
    if (made === null || now >= made.until || now < made.from) made = { matcher: alertMatcher(alerts, now), from: now, until: nextTurn(alerts, now) };
    return made;
  };

  return {
    take(list, at) {
      checkedAt = at;
      if (list === null) return;
      alerts = list.alerts;
      made = null;
    },
    at(place, now) {
      const { matcher, until } = matcherAt(now);
      const marked = isMarked({ checkedAt }, now);
      const turnsOld = marked || checkedAt === null ? Number.POSITIVE_INFINITY : checkedAt + 5 * 60_000 + 1;
      return { cards: matcher.cardsAt(place), asOf: checkedAt, marked, validUntil: Math.min(until, turnsOld) };
    },
    alerts: () => alerts,
  };
}
