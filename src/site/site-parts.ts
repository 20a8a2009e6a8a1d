import type { Clock, Instant } from '#platform/clock.ts';
import type { PageCache } from '#platform/http/page-cache.ts';
import type { Log } from '#platform/log.ts';
import type { Store } from '#store/store.ts';
import type { Place } from '#weather/place.ts';
import type { WeatherReport } from '#weather/report.ts';
import type { Assets } from './assets.ts';
import type { Station } from './station.ts';

/** What the reader's pages are built from; `station/app.ts` hands it over. */
export type SiteParts = {
  readonly store: Pick<Store, 'now' | 'stories' | 'forecasts' | 'media' | 'files'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly cache: PageCache;
  /** The station as it is set now; a change is followed by a purge of the tag `site`. */
  readonly station: () => Station;
  readonly assets: Assets;
  /** The weather of a place from what is kept; never asks a provider. Null where nothing was ever had. */
  readonly report: (place: Place, now: Instant) => Promise<WeatherReport | null>;
  /** Of the program, for `/health`. */
  readonly version: string;
};
