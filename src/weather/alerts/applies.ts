import type { Alert, AlertArea, AlertPlace } from '../alert.ts';
import { shapeHolds } from './shape.ts';
import { sameTakesIn } from './zone-id.ts';

/** Whether the zones or codes that an area names are the place's, its shape aside. */
export function namesPlace({ zones, same }: AlertArea, place: AlertPlace): boolean {
  if (zones.length > 0) return zones.some((zone) => place.zones.includes(zone));
  return same.some((code) => place.same.some((county) => sameTakesIn(code, county)));
}

/** Whether an area holds the place: by its shape where it has one, without adding its zones; else by its zones; else by SAME codes. */
export function areaHolds(area: AlertArea, place: AlertPlace): boolean {
  return area.shape === null ? namesPlace(area, place) : shapeHolds(area.shape, place.longitude, place.latitude);
}

/** Whether an alert applies to a place. */
export function applies(alert: Alert, place: AlertPlace): boolean {
  return alert.areas.some((area) => areaHolds(area, place));
}
