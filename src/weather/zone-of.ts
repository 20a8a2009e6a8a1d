import tzLookup from '@photostructure/tz-lookup';
import { isTimeZone } from '#platform/zoned-time.ts';

/** The IANA zone of coordinates (degrees), from data inside the program; near borders it may be the neighbour's. Null where none is known. */
export function zoneOf(latitude: number, longitude: number): string | null {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
  const zone = tzLookup(latitude, longitude);
  return isTimeZone(zone) ? zone : null;
}
