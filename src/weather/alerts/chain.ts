import type { Instant } from '#platform/clock.ts';
import type { Alert, AlertPlace, AlertReference } from '../alert.ts';
import { notInEarnest } from './alive.ts';
import { applies, namesPlace } from './applies.ts';

/** Finds the messages that update or cancel an alert. */
export type Followers = (alert: Alert) => readonly Alert[];

/** Identity is identifier, sender and time of sending; what a reference leaves out is not held against it. */
function isMeant(alert: Alert, { sender, sent }: AlertReference): boolean {
  return (sender === null || alert.sender === null || sender === alert.sender) && (sent === null || alert.sent === null || sent === alert.sent);
}

/** Messages of a list in force as sent by `now` at the latest: a clock that is behind must not hide what is in the feed. */
export function sentByNow(alerts: readonly Alert[], now: Instant): readonly Alert[] {
  return alerts.map((alert) => (alert.sent !== null && alert.sent > now ? { ...alert, sent: now } : alert));
}

/** Reads the references of all messages once. Tests and messages sent after `now` change nothing; nor does one that names itself. */
export function followersOf(alerts: readonly Alert[], now: Instant): Followers {
  const byId = new Map<string, { readonly from: Alert; readonly reference: AlertReference }[]>();
  for (const from of alerts) {
    if (from.references.length === 0 || (from.sent ?? now) > now || notInEarnest(from) !== null) continue;
    for (const reference of from.references) {
      const named = byId.get(reference.identifier);
      if (named === undefined) byId.set(reference.identifier, [{ from, reference }]);
      else named.push({ from, reference });
    }
  }
  return (alert) => {
    const named = byId.get(alert.id);
    if (named === undefined) return [];
    return named
      .filter(
        ({ from, reference }) => isMeant(alert, reference) && (from.id !== alert.id || from.sent !== alert.sent) && (from.sent ?? now) >= (alert.sent ?? 0),
      )
      .map(({ from }) => from);
  };
}

const zonesOf = (alert: Alert): readonly string[] => alert.areas.flatMap((area) => area.zones);
const typeOf = (zone: string): string => zone.slice(0, zone.indexOf('/'));
const namesNothing = (alert: Alert): boolean => alert.areas.every((area) => area.zones.length === 0 && area.same.length === 0);

/** Whether a message takes over one of the place's zones: it names it, or names the place in another kind of zone only. */
function takesOver(message: Alert, zone: string, place: AlertPlace): boolean {
  const zones = zonesOf(message);
  if (zones.includes(zone)) return true;
  if (zones.some((other) => typeOf(other) === typeOf(zone))) return false;
  return namesNothing(message) || message.areas.some((area) => namesPlace(area, place));
}

/**
 * The message that replaced an alert at a place, or null. References replace an earlier message only for the zones that
 * the new one names: a cancel for one county of seven leaves the other six their watch.
 */
export function replacementFor(alert: Alert, place: AlertPlace, followers: Followers): Alert | null {
  const named = followers(alert);
  if (named.length === 0) return null;
  const after = named.toSorted((a, b) => (b.sent ?? 0) - (a.sent ?? 0));
  const all = zonesOf(alert);
  const mine = all.filter((zone) => place.zones.includes(zone));
  if (mine.length > 0) {
    const takers = mine.map((zone) => after.find((message) => takesOver(message, zone, place)));
    return takers.includes(undefined) ? null : (takers[0] ?? null);
  }
  // A shape without a zone of the place: whoever names all of its zones, or holds the place, has taken over.
  const wholly = (message: Alert): boolean => namesNothing(message) || applies(message, place) || message.areas.some((area) => namesPlace(area, place));
  return after.find((message) => wholly(message) || (all.length === 0 ? namesNothing(alert) : all.every((zone) => zonesOf(message).includes(zone)))) ?? null;
}
