import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { PageCache } from '#platform/http/page-cache.ts';
import type { Log } from '#platform/log.ts';
import type { SiteParts } from '#site/site-parts.ts';
import type { Store } from '#store/store.ts';
import type { JobHandler } from './job-runner.ts';
import type { StationNow } from './station-now.ts';

/** The weather's work: reports for pages, refreshes as jobs. */
export type WeatherWork = {
  readonly report: SiteParts['report'];
  readonly jobs: Readonly<Record<string, JobHandler>>;
  /** Leaves a refresh job for every place that has none: at start, and after the station's places changed. */
  follow(): Promise<void>;
};

export function openWeather(_: { store: Store; clock: Clock; log: Log; config: Config; station: StationNow; recording: string; cache: PageCache }): WeatherWork {
  return { report: async () => null, jobs: {}, follow: async () => {} };
}
