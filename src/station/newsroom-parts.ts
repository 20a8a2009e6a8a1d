import { purgeSite, purgeStory } from '#delivery/reactions.ts';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { PageCache } from '#platform/http/page-cache.ts';
import type { Log } from '#platform/log.ts';
import { DEFAULT_STATION } from '#newsroom/default-station.ts';
import type { NewsroomParts } from '#newsroom/handler.ts';
import { oneTimeLinks } from '#newsroom/one-time-link.ts';
import { sessionsOf } from '#newsroom/session.ts';
import { openSignInLibrary } from '#newsroom/sign-in-library.ts';
import { staffOf } from '#newsroom/staff.ts';
import { RESERVED_PATHS } from '#site/link.ts';
import type { Site } from '#site/routes.ts';
import type { OpenStore } from '#store/open-store.ts';
import { openSecrets } from './secrets.ts';
import type { StationNow } from './station-now.ts';
import { openStationAs } from './station-start.ts';
import type { WeatherWork } from './weather-work.ts';
import type { WireWork } from './wire-work.ts';

/** What the newsroom is built from. */
export type NewsroomNeeds = OpenStore & {
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Config;
  readonly station: StationNow;
  readonly cache: PageCache;
  readonly site: Site;
  readonly wire: WireWork;
  readonly weather: WeatherWork;
  readonly wake: () => void;
  readonly appDir: string;
  readonly sampleDir: string;
};

/** Hands the newsroom its parts, and what it causes elsewhere: purges of pages, a new place's first forecast, the sample. */
export async function openNewsroom(needs: NewsroomNeeds): Promise<{ readonly parts: NewsroomParts }> {
  const { store, database, clock, log, config, station, cache, site, wire, weather, wake, appDir, sampleDir } = needs;
  const secrets = await openSecrets(store);
  const library = openSignInLibrary({ database: database as never, secret: secrets.signIn, baseUrl: config.baseUrl, clock, log });
  const parts: NewsroomParts = {
    store,
    staff: staffOf(library, clock),
    sessions: sessionsOf(library, clock),
    links: oneTimeLinks(library, clock),
    clock,
    log,
    baseUrl: config.baseUrl,
    trustedIpHeader: config.trustedIpHeader,
    previewKey: secrets.preview,
    appDir,
    reservedPaths: RESERVED_PATHS,
    defaultStation: DEFAULT_STATION,
    weatherSources: weather.sources,
    onStoryChanged: (changes) => {
      purgeStory(cache, changes);
      wake();
    },
    onStationChanged: async () => {
      await station.reload();
      await weather.follow();
      purgeSite(cache);
      wake();
    },
    openStation: (kind) => openStationAs(store, kind, sampleDir, log),
    pollSource: wire.pollNow,
    renderPreview: site.renderPreview,
  };
  return { parts };
}
