import type { StationSettings } from '#newsroom/contract/station.ts';
import { DEFAULT_STATION } from '#newsroom/default-station.ts';
import { readStation, STATION_KIND_KEY } from '#newsroom/station-settings.ts';
import type { Station } from '#site/station.ts';
import type { Store } from '#store/store.ts';

/** What an empty database was opened as. */
export type StationKind = 'sample' | 'empty';

/** The station as it is set now, read again after each change so that a page never waits for it. */
export type StationNow = {
  station(): Station;
  settings(): StationSettings;
  kind(): StationKind | null;
  reload(): Promise<void>;
};

/** Reads the station and keeps it at hand. */
export async function openStationNow(store: Store, given: { baseUrl: string; contactEmail: string | null }): Promise<StationNow> {
  const read = async (): Promise<{ settings: StationSettings; kind: StationKind | null; station: Station }> => {
    const settings = await readStation(store, DEFAULT_STATION);
    const kept = await store.settings.get(STATION_KIND_KEY);
    const kind = kept === 'sample' || kept === 'empty' ? kept : null;
    const { name, mark, tagline, language, timeZone, sections, accent, units } = settings;
    return { settings, kind, station: { name, mark, tagline, language, timeZone, sections, accent, units, ...given, sample: kind === 'sample' } };
  };
  let now = await read();
  return {
    station: () => now.station,
    settings: () => now.settings,
    kind: () => now.kind,
    reload: async () => {
      now = await read();
    },
  };
}
