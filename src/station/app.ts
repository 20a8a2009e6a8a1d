import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import { deliveryRoutes } from '#delivery/routes.ts';
import { reactions } from '#delivery/reactions.ts';
import { openEgress } from '#platform/egress.ts';
import { hotPath } from '#platform/http/hot-path.ts';
import { CACHE_LIMITS, openPageCache } from '#platform/http/page-cache.ts';
import { openServer } from '#platform/http/server.ts';
import { settleQueue } from '#platform/http/settle.ts';
import type { Log } from '#platform/log.ts';
import { packageRoot } from '#platform/package-root.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { createSetupLink } from '#newsroom/setup.ts';
import { newsroomRoutes } from '#newsroom/routes.ts';
import { openAssets } from '#site/assets.ts';
import { canonicalAddress } from '#site/json-ld.ts';
import { openSite } from '#site/routes.ts';
import { userAgentOf } from '#weather/refresh.ts';
import { openStore } from '#store/open-store.ts';
import { startJobRunner } from './job-runner.ts';
import { openNewsroom } from './newsroom-parts.ts';
import { openStationNow } from './station-now.ts';
import { openStationAtStart } from './station-start.ts';
import { openWeather } from './weather-work.ts';
import { openWire } from './wire-work.ts';

/** A running station. */
export type App = {
  /** Where readers reach it, without a slash at the end. */
  readonly siteUrl: string;
  readonly deskUrl: string;
  /** One-time link for the first administrator; null where there is one. */
  readonly setupUrl: string | null;
  readonly sample: boolean;
  /** Answers what is under way, finishes the job under way, closes the store. */
  close(): Promise<void>;
};

/**
 * Builds every part, hands them to each other, and listens. The only place that knows everyone.
 * Refuses what `openStore` refuses, and `start/port-in-use`.
 */
export async function openApp(config: Config, clock: Clock, log: Log): Promise<Result<App>> {
  const root = packageRoot(import.meta.dirname);
  const opened = await openStore(config, clock, log);
  if (!opened.ok) return opened;
  const { store, database } = opened.value;
  const closers: (() => Promise<void>)[] = [() => store.close()];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).toReversed()) await closer();
  };
  try {
    const { baseUrl } = config;
    const https = baseUrl.startsWith('https:');
    await openStationAtStart(store, config.station, join(root, 'sample'), log);
    const station = await openStationNow(store, { baseUrl, contactEmail: config.contactEmail });

    const settle = settleQueue();
    const cache = openPageCache(clock, { ...CACHE_LIMITS, bytes: config.cacheBytes }, settle);
    const version = versionOf(root);
    const egress = openEgress({ allow: config.egressAllow, userAgent: userAgentOf(version, config.contactEmail) });
    closers.push(egress.close);
    const weather = openWeather({ store, clock, log, config, station, egress, cache, version, recording: join(root, 'sample/weather') });
    const assets = openAssets({ styles: join(root, 'dist/site/styles'), script: join(root, 'dist/site/site.js') }, https, settle);
    const site = openSite({ store, clock, log, cache, station: station.station, assets, report: weather.report, version });

    const wire = openWire({ store, clock, log, egress });
    closers.push(wire.close);
    await weather.follow();
    await wire.follow();
    const jobs = startJobRunner({ store, clock, log, handlers: { ...reactions({ cache }), ...wire.jobs, ...weather.jobs } });
    closers.push(jobs.stop);
    const newsroom = await openNewsroom({
      store,
      database,
      clock,
      log,
      config,
      station,
      cache,
      site,
      wire,
      weather,
      wake: jobs.wake,
      appDir: join(root, 'dist/desk'),
      sampleDir: join(root, 'sample'),
    });

    const server = openServer({ log, hot: hotPath(cache, log), https });
    closers.push(() => server.close());
    await server.register(newsroomRoutes(newsroom.parts));
    await server.register(
      deliveryRoutes({ store, clock, log, cache, station: station.station, storyAddress: (story) => canonicalAddress(station.station(), story) }),
    );
    await server.register(site.routes);
    await server.listen({ port: config.port, host: config.host });
    const setup = await createSetupLink({ staff: newsroom.parts.staff, links: newsroom.parts.links, baseUrl });
    return ok({ siteUrl: baseUrl, deskUrl: `${baseUrl}/desk/`, setupUrl: setup?.url ?? null, sample: station.kind() === 'sample', close });
  } catch (error) {
    await close();
    if (error instanceof Error && 'code' in error) {
      if (error.code === 'EADDRINUSE')
        return refuse('start/port-in-use', `Another program listens on port ${config.port}. Stop it, or set PORT to another number.`);
      if (error.code === 'EACCES') return refuse('start/port-in-use', `Port ${config.port} may not be used by this user. Set PORT to a number above 1023.`);
      if (error.code === 'EADDRNOTAVAIL') return refuse('config/bad-value', `HOST ${config.host} is no address of this machine.`);
    }
    throw error;
  }
}

function versionOf(root: string): string {
  const pack = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return pack.version;
}
