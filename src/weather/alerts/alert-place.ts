import type { AlertPlace } from '../alert.ts';
import { unwrapped, type KeptSection } from '../kept.ts';
import type { Place } from '../place.ts';
import type { NwsPoint } from '../providers/nws/point.ts';
import { sameOfCounty } from './zone-id.ts';

/**
 * A station's place as alerts see it. Its zones and county come from the `point` section that the National Weather Service's
 * refresh keeps; before that came, only alerts with shapes find the place.
 */
export function alertPlaceOf({ latitude, longitude }: Place, sections: readonly KeptSection[]): AlertPlace {
  const zones = unwrapped<NwsPoint>(sections.find(({ section }) => section === 'point'))?.zones ?? [];
  return { latitude, longitude, zones, same: zones.map(sameOfCounty).filter((code) => code !== null) };
}
