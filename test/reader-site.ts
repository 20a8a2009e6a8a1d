import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { deliveryRoutes } from '#delivery/routes.ts';
import { steppedClock } from '#platform/clock.ts';
import { hotPath } from '#platform/http/hot-path.ts';
import { CACHE_LIMITS, openPageCache, type CacheLimits, type PageCache } from '#platform/http/page-cache.ts';
import { openServer } from '#platform/http/server.ts';
import { settleQueue } from '#platform/http/settle.ts';
import { silentLog } from '#platform/log.ts';
import { newId } from '#platform/id.ts';
import { openAssets } from '#site/assets.ts';
import { canonicalAddress } from '#site/json-ld.ts';
import { PATTERN_STATION } from '#site/pages/pattern-stories.ts';
import { PATTERN_WEATHER } from '#site/pages/pattern-weather.ts';
import { openSite, type Site } from '#site/routes.ts';
import type { Station } from '#site/station.ts';
import type { Store } from '#store/store.ts';
import type { Story, StoryContent } from '#story/story.ts';
import { sampleContent, sampleStory } from './story-sample.ts';
import { tempStore, type TempStore } from './temp-store.ts';

/** When the clock of a reader site stands at its start. */
export const SITE_NOW = Date.parse('2026-11-20T18:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export const STATION: Station = { ...PATTERN_STATION, baseUrl: 'https://station.example', language: 'en' };

/** The reader's side over a real store with a stopped clock, as the program builds it. */
export type ReaderSite = {
  readonly server: FastifyInstance;
  readonly site: Site;
  readonly cache: PageCache;
  readonly clock: ReturnType<typeof steppedClock>;
  readonly temp: TempStore;
  readonly store: Store;
  /** Set to a function that throws or hangs, and every read of stories does. */
  outage: (() => Promise<never>) | null;
  /** Set, and no report can be put together. */
  failWeather: boolean;
  station: Station;
  /** Paths of all routes. */
  readonly routes: readonly string[];
  add(change?: Partial<Story>, content?: Partial<StoryContent>): Promise<Story>;
  listen(): Promise<string>;
  close(): Promise<void>;
};

const HELD = new Set(['at', 'published', 'publishedById', 'nextChange']);

/** A store whose reader-side reads fail while there is an outage. */
function unreliable(store: Store, outage: () => ReaderSite['outage']): Store {
  const stories = new Proxy(store.stories, {
    get: (target, name, receiver) => (HELD.has(String(name)) && outage() !== null ? outage() : Reflect.get(target, name, receiver)),
  });
  return new Proxy(store, {
    get: (target, name, receiver) => (name === 'stories' ? stories : name === 'now' && outage() !== null ? outage() : Reflect.get(target, name, receiver)),
  });
}

export async function readerSite(limits: Partial<CacheLimits> = {}): Promise<ReaderSite> {
  const clock = steppedClock(SITE_NOW);
  const temp = await tempStore(clock);
  const folder = mkdtempSync(join(tmpdir(), 'daybreak-assets-'));
  writeFileSync(join(folder, 'site.js'), 'export {};');
  const cache = openPageCache(clock, { ...CACHE_LIMITS, ...limits }, settleQueue());
  const report = PATTERN_WEATHER.fresh;
  const self = { outage: null, failWeather: false, station: STATION } as unknown as ReaderSite;
  const store = unreliable(temp.store, () => self.outage);
  const place = report.place;
  await temp.store.forecasts.savePlace(place, 0);
  const site = openSite({
    store,
    clock,
    cache,
    log: silentLog,
    station: () => self.station,
    version: '0.1.0',
    assets: openAssets({ styles: join(import.meta.dirname, '../src/site/styles'), script: join(folder, 'site.js') }, true),
    report: async (_, now) => {
      if (self.failWeather) throw new Error('no report');
      return { ...report, now, validUntil: now + HOUR };
    },
  });
  const server = openServer({ log: silentLog, hot: hotPath(cache, silentLog), https: true });
  const routes: string[] = [];
  server.addHook('onRoute', ({ url }) => void routes.push(url));
  await server.register(
    deliveryRoutes({ store, clock, cache, log: silentLog, station: () => self.station, storyAddress: (story) => canonicalAddress(self.station, story) }),
  );
  await server.register(site.routes);
  let made = 0;
  return Object.assign(self, {
    server,
    site,
    cache,
    clock,
    temp,
    routes,
    store: temp.store,
    async add(change: Partial<Story> = {}, content: Partial<StoryContent> = {}) {
      const number = ++made;
      const full = sampleContent({ headline: `Story number ${number}`, ...content });
      const at = SITE_NOW - number * HOUR;
      const story = sampleStory({
        id: newId(at),
        slug: `story-${number}`,
        status: 'published',
        content: full,
        live: full,
        publishAt: at,
        createdAt: at,
        savedAt: at,
        ...change,
      });
      const kept = await temp.store.stories.create(story);
      if (!kept.ok) throw new Error(kept.problem.detail);
      return story;
    },
    async listen() {
      await server.listen({ port: 0, host: '127.0.0.1' });
      return `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    },
    async close() {
      await server.close();
      await temp.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}
