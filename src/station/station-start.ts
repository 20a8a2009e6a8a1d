import { STATION_KEY, STATION_KIND_KEY } from '#newsroom/station-settings.ts';
import type { Log } from '#platform/log.ts';
import type { Store } from '#store/store.ts';
import { openSampleStation } from './sample/sample-station.ts';

/** At the first start of a database, opens it as `kind`; at any other does nothing, so that a setting never empties a station. */
export async function openStationAtStart(store: Store, kind: 'sample' | 'empty', sampleDir: string, log: Log): Promise<void> {
  if ((await store.settings.get(STATION_KIND_KEY)) !== null || (await store.settings.get(STATION_KEY)) !== null) return;
  if (kind === 'sample') await openSampleStation(store, sampleDir, log);
  await store.settings.set(STATION_KIND_KEY, kind);
}

/** What the first administrator chose: keeps the sample, opens it, or takes it out. */
export async function openStationAs(store: Store, kind: 'sample' | 'empty', sampleDir: string, log: Log): Promise<void> {
  const now = await store.settings.get(STATION_KIND_KEY);
  if (now === kind) return;
  if (kind === 'sample') return openSampleStation(store, sampleDir, log);
  await store.transaction(async (tx) => {
    await tx.removeSamples();
    // Its name and town were the sample's too.
    await tx.settings.set(STATION_KEY, null);
  });
}
