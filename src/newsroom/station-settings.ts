import type { Store } from '#store/store.ts';
import { station, type StationSettings } from './contract/station.ts';

/** Under which keys of the settings the station is kept. */
export const STATION_KEY = 'station';
/** `sample` or `empty`, once somebody has chosen. */
export const STATION_KIND_KEY = 'station-kind';

/** What the station says of itself: as saved, or `otherwise` while nobody saved it (or what is kept cannot be read). */
export async function readStation(store: Store, otherwise: StationSettings): Promise<StationSettings> {
  const kept = station.safeParse(await store.settings.get(STATION_KEY));
  return kept.success ? kept.data : otherwise;
}

/**
 * Saves the settings and makes the home place the first of the weather's places; one transaction. A place that moved gets a
 * new identity, so that no forecast of the old spot is ever shown for it.
 */
export async function saveStation(store: Store, settings: StationSettings, newPlaceId: string): Promise<void> {
  await store.settings.set(STATION_KEY, settings);
  const { place } = settings;
  if (place === null) return;
  const places = await store.forecasts.places();
  const at = { latitude: Number(place.latitude.toFixed(4)), longitude: Number(place.longitude.toFixed(4)) };
  const same = places.find((one) => one.latitude === at.latitude && one.longitude === at.longitude);
  const first = places[0];
  if (same === undefined && first !== undefined) await store.forecasts.removePlace(first.id);
  await store.forecasts.savePlace(
    { id: same?.id ?? newPlaceId, slug: same?.slug ?? placeSlug(place.name), name: place.name, region: place.region, ...at, timeZone: place.timeZone },
    0,
  );
}

function placeSlug(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words === null ? 'home' : words.join('-').slice(0, 60);
}
