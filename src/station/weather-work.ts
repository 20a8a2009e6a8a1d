import { purgePlace } from '#delivery/reactions.ts';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Egress } from '#platform/egress.ts';
import type { PageCache } from '#platform/http/page-cache.ts';
import type { Log } from '#platform/log.ts';
import { ok } from '#platform/result.ts';
import type { SiteParts } from '#site/site-parts.ts';
import type { Store } from '#store/store.ts';
import type { WeatherEgress } from '#weather/ask.ts';
import type { ForecastProvider } from '#weather/provider.ts';
import { nwsProvider } from '#weather/providers/nws/nws.ts';
import { openRecorded } from '#weather/providers/recorded.ts';
import { refreshPlace, userAgentOf } from '#weather/refresh.ts';
import { reportAt } from '#weather/report-at.ts';
import { openAlerts, type AlertsWork } from './alerts-work.ts';
import type { JobHandler } from './job-runner.ts';
import type { StationNow } from './station-now.ts';

/** The weather's work: reports for pages, refreshes as jobs. */
export type WeatherWork = {
  readonly report: SiteParts['report'];
  /** What alerts hold at a place; no page shows them yet. */
  readonly alerts: AlertsWork['at'];
  readonly jobs: Readonly<Record<'refresh-weather' | 'poll-alerts', JobHandler>>;
  /** Under which source ids the station's weather is kept now. */
  sources(): readonly string[];
  /** Leaves a refresh job for every place that has none: at start, and after the station's places changed. */
  follow(): Promise<void>;
};

type WeatherNeeds = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Config;
  readonly station: StationNow;
  readonly egress: Egress;
  readonly cache: PageCache;
  readonly version: string;
  /** Folder of the sample station's recording. */
  readonly recording: string;
};

/** Weather as the egress gives it: text, with the limits that the asker names. */
function weatherEgress(egress: Egress): WeatherEgress {
  return async ({ url, headers, maxBytes, timeoutMs }) => {
    const answer = await egress.request(url, { headers, maxBytes, timeoutMs });
    if (!answer.ok) return answer;
    return ok({ status: answer.value.status, headers: answer.value.headers, text: new TextDecoder().decode(answer.value.bytes) });
  };
}

/** One waiting refresh a place. */
const refreshKey = (place: string): string => `refresh-weather:${place}`;

/** The sample station replays its recording; every other asks the National Weather Service. Never both. */
export function openWeather(needs: WeatherNeeds): WeatherWork {
  const { store, clock, log, config, station, cache } = needs;
  const recorded = openRecorded(needs.recording);
  const providerNow = (): ForecastProvider => (station.kind() === 'sample' ? recorded : nwsProvider);
  const parts = {
    keeper: store.forecasts,
    egress: weatherEgress(needs.egress),
    clock,
    log,
    userAgent: userAgentOf(needs.version, config.contactEmail),
    random: Math.random,
    sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  };
  const alerts = openAlerts({ store, clock, log, sample: () => station.kind() === 'sample', poll: parts, language: () => station.station().language });
  return {
    alerts: alerts.at,
    async report(place, now) {
      const provider = providerNow();
      return reportAt(await store.forecasts.sections(place.id, provider.id), place, now, [provider]);
    },
    sources: () => [providerNow().id],
    jobs: {
      'refresh-weather': async (payload) => {
        const id = (payload as { place?: unknown }).place;
        const place = (await store.forecasts.places()).find((one) => one.id === id);
        if (place === undefined) return; // the station has given it up
        const { nextAt, changed } = await refreshPlace(place, providerNow(), parts);
        if (changed) purgePlace(cache, place.id);
        return { again: nextAt, key: refreshKey(place.id) };
      },
      'poll-alerts': alerts.poll,
    },
    async follow() {
      for (const { id } of await store.forecasts.places()) {
        await store.jobs.add({ kind: 'refresh-weather', payload: { place: id }, key: refreshKey(id) });
      }
      await alerts.follow();
    },
  };
}
