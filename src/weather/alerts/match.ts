import type { Instant } from '#platform/clock.ts';
import type { Alert, AlertArea, AlertPlace } from '../alert.ts';
import { deadByItself, overByNow } from './alive.ts';
import { areaHolds } from './applies.ts';
import { cardsOf, type AlertCard } from './cards.ts';
import { followersOf, replacementFor, sentByNow } from './chain.ts';
import { boxOf } from './shape.ts';
import { sameTakesIn } from './zone-id.ts';

/** A list of alerts made ready to be asked for many places. */
export type AlertMatcher = {
  /** The cards of a place, in order of display. */
  cardsAt(place: AlertPlace): readonly AlertCard[];
  /** Alerts that may be shown somewhere: neither tests nor over. */
  readonly live: readonly Alert[];
};

type Entry = { readonly alert: Alert; readonly area: AlertArea; readonly number: number };

function addTo(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const entries = map.get(key);
  if (entries === undefined) map.set(key, [entry]);
  else entries.push(entry);
}

/** The cells of one degree that a box touches, as numbers; null where it is so wide that every place had better look. */
function cellsOf({ west, south, east, north }: ReturnType<typeof boxOf>): readonly number[] | null {
  const [columns, rows] = [Math.floor(east) - Math.floor(west) + 1, Math.floor(north) - Math.floor(south) + 1];
  if (!(columns * rows <= 400)) return null;
  const cells: number[] = [];
  for (let x = Math.floor(west); x <= east; x++) for (let y = Math.floor(south); y <= north; y++) cells.push(cellOf(x, y));
  return cells;
}

/** Number of the cell of one degree that holds a point; a point over the date line counts from the other side. */
function cellOf(longitude: number, latitude: number): number {
  return ((Math.floor(longitude) + 540) % 360) * 181 + Math.floor(latitude) + 90;
}

/**
 * Reads a list once for many places: what is over is left out, areas are laid down by zone id, by SAME code and by the
 * degrees their shape covers, so that a place only looks at alerts that may be its own. Says the same as `alertsAt`, but for
 * messages from the future: a clock that is behind must not hide an alert that is already in the feed.
 */
export function alertMatcher(alerts: readonly Alert[], now: Instant): AlertMatcher {
  const live = alerts.filter((alert) => deadByItself(alert, now) === null && overByNow(alert, now) === null);
  const followers = followersOf(sentByNow(alerts, now), now);
  const byZone = new Map<string, Entry[]>();
  const byCell = new Map<number, Entry[]>();
  const wide: Entry[] = [];
  const bySame: Entry[] = [];
  for (const [number, alert] of live.entries()) {
    for (const area of alert.areas) {
      const entry = { alert, area, number };
      const cells = area.shape === null ? [] : cellsOf(boxOf(area.shape));
      if (cells === null) wide.push(entry);
      for (const cell of cells ?? []) {
        const entries = byCell.get(cell);
        if (entries === undefined) byCell.set(cell, [entry]);
        else if (entries.at(-1) !== entry) entries.push(entry);
      }
      if (area.shape === null) for (const zone of new Set(area.zones)) addTo(byZone, zone, entry);
      if (area.shape === null && area.zones.length === 0 && area.same.length > 0) bySame.push(entry);
    }
  }
  const applying = (place: AlertPlace): readonly number[] => {
    const found: number[] = [];
    for (const zone of place.zones) for (const { number } of byZone.get(zone) ?? []) if (!found.includes(number)) found.push(number);
    for (const { number, area } of byCell.get(cellOf(place.longitude, place.latitude)) ?? [])
      if (!found.includes(number) && areaHolds(area, place)) found.push(number);
    for (const { number, area } of wide) if (!found.includes(number) && areaHolds(area, place)) found.push(number);
    for (const { number, area } of bySame)
      if (!found.includes(number) && area.same.some((code) => place.same.some((own) => sameTakesIn(code, own)))) found.push(number);
    return found.sort((a, b) => a - b);
  };
  // Places of one zone show the same cards: they are put in order once.
  const known = new Map<string, readonly AlertCard[]>();
  return {
    live,
    cardsAt: (place) => {
      const mine = applying(place).filter((number) => replacementFor(live[number] as Alert, place, followers) === null);
      const key = mine.join(' ');
      const cards =
        known.get(key) ??
        cardsOf(
          mine.map((number) => live[number] as Alert),
          now,
        ).shown;
      known.set(key, cards);
      return cards;
    },
  };
}
