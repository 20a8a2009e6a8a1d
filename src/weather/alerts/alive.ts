import type { Instant } from '#platform/clock.ts';
import type { Alert } from '../alert.ts';
import { isOver } from './vtec.ts';

/** Why an alert is not shown: a word for the program and a sentence for the editor who looks it up. */
export type Drop = {
  readonly code:
    | 'unsent'
    | 'test'
    | 'private'
    | 'not-an-alert'
    | 'cancel'
    | 'canceled'
    | 'upgraded'
    | 'all-clear'
    | 'replaced'
    | 'ended'
    | 'elsewhere'
    | 'same-event'
    | 'unreadable';
  readonly detail: string;
};

const iso = (at: Instant): string => new Date(at).toISOString();
const same = (value: string | null, word: string): boolean => value?.toLowerCase() === word;

/** Whether a message is meant for the public and for earnest: only such ones update or cancel others. */
export function notInEarnest(alert: Alert): Drop | null {
  if (alert.status !== null && !same(alert.status, 'actual')) return { code: 'test', detail: `its status is ${alert.status}, not Actual` };
  if (same(alert.event, 'test message') || /KEEPALIVE/i.test(alert.id)) return { code: 'test', detail: 'a test message' };
  if (alert.vtec.length > 0 && alert.vtec.every((vtec) => vtec.fixedId === 'T')) return { code: 'test', detail: 'its VTEC says that it is a test' };
  if (same(alert.scope, 'private') || same(alert.scope, 'restricted')) return { code: 'private', detail: `its scope is ${alert.scope}, not Public` };
  if (same(alert.msgType, 'ack') || same(alert.msgType, 'error')) return { code: 'not-an-alert', detail: `a message of type ${alert.msgType}` };
  return null;
}

/** What the message itself says of being over: a cancel, a VTEC action, an all-clear. */
function saysItIsOver(alert: Alert): Drop | null {
  if (same(alert.msgType, 'cancel')) {
    return { code: 'cancel', detail: alert.references.length === 0 ? 'a cancel that names no earlier message' : 'a cancel of an earlier message' };
  }
  if (alert.vtec.length > 0 && alert.vtec.every(isOver)) {
    const canceled = alert.vtec.some((vtec) => vtec.action === 'CAN');
    return canceled ? { code: 'canceled', detail: 'canceled (VTEC CAN)' } : { code: 'upgraded', detail: 'replaced by another event (VTEC UPG)' };
  }
  if (alert.vtec.length === 0 && same(alert.urgency, 'past') && alert.responses.some((response) => same(response, 'allclear'))) {
    return { code: 'all-clear', detail: 'an all-clear: urgency Past, response AllClear' };
  }
  return null;
}

/**
 * When an alert ends, null for until further notice: its `ends`, else the end of its VTEC, else (without VTEC) its `expires`.
 * `expires` alone only ends the message, often hours before the event.
 */
export function endOf(alert: Alert): Instant | null {
  if (alert.ends !== null) return alert.ends;
  const live = alert.vtec.filter((vtec) => !isOver(vtec));
  if (live.length === 0) return alert.expires;
  const ends = live.map((vtec) => vtec.ends);
  return ends.includes(null) ? null : Math.max(...ends.filter((end) => end !== null));
}

/** When an alert starts: its onset, else from when it is in effect, else when it was sent; null where none was told. */
export function startOf(alert: Alert): Instant | null {
  return alert.onset ?? alert.effective ?? alert.sent;
}

/** Whether the alert is about something that has not begun at `now`. */
export function isFuture(alert: Alert, now: Instant): boolean {
  return (startOf(alert) ?? Number.NEGATIVE_INFINITY) > now;
}

/** Why an alert is dead before its references are looked at, for every place alike; null while it may live. */
export function deadByItself(alert: Alert, now: Instant): Drop | null {
  const dead = notInEarnest(alert) ?? saysItIsOver(alert);
  if (dead !== null) return dead;
  if (alert.replacedBy !== null && (alert.replacedAt ?? now) <= now) {
    return { code: 'replaced', detail: `replaced by ${idIn(alert.replacedBy)}${alert.replacedAt === null ? '' : ` at ${iso(alert.replacedAt)}`}` };
  }
  return null;
}

/** Why an alert is over by the clock; null while it is not. At its very end it is over. */
export function overByNow(alert: Alert, now: Instant): Drop | null {
  const end = endOf(alert);
  return end !== null && end <= now ? { code: 'ended', detail: `ended at ${iso(end)}` } : null;
}

/** Identifier of a message that is named by its address at the source. */
function idIn(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}
