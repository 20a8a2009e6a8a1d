import { afterEach, describe, expect, test } from 'vitest';
import { CACHE_LIMITS } from '#platform/http/page-cache.ts';
import { StoreUnavailable } from '#store/store-unavailable.ts';
import { HOUR, MINUTE, readerSite, type ReaderSite } from '../../test/reader-site.ts';

let site: ReaderSite;
afterEach(() => site.close());

const PATHS = [
  '/',
  '/es',
  '/news',
  '/topics/water',
  '/authors/ana-ruiz',
  '/news/story-1',
  '/es/news/story-2',
  '/weather/port-ellery',
  '/corrections',
  '/feed.rss',
  '/sitemap.xml',
  '/news-sitemap.xml',
];
const away = (): Promise<never> => Promise.reject(new StoreUnavailable('The database does not answer.', null));
const get = (url: string) => site.server.inject({ url });

async function warm(): Promise<Map<string, string>> {
  for (let i = 0; i < 5; i++) await site.add();
  const bodies = new Map<string, string>();
  for (const path of PATHS) bodies.set(path, (await get(path)).body);
  return bodies;
}

describe('the database is away', () => {
  test('for ten minutes: every page that was read is still there', async () => {
    site = await readerSite();
    const bodies = await warm();
    site.outage = away;
    for (let minute = 0; minute <= 10; minute++) {
      for (const path of PATHS) {
        const answer = await get(path);
        expect([path, answer.statusCode]).toEqual([path, 200]);
        expect(answer.body).toBe(bodies.get(path));
      }
      site.clock.advance(MINUTE);
    }
    site.outage = null;
    site.clock.advance(CACHE_LIMITS.retryAfter);
    await get('/');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { makes, stale } = site.cache.figures;
    for (const path of PATHS) expect((await get(path)).statusCode).toBe(200);
    expect(site.cache.figures.makes).toBeGreaterThan(makes);
    expect(site.cache.figures.stale).toBe(stale);
  });

  test('and hangs: a reader waits a moment at most, and after three nobody waits', async () => {
    site = await readerSite({ patience: 30 });
    await warm();
    site.clock.advance(5 * MINUTE);
    site.outage = () => new Promise<never>(() => {});
    for (const path of PATHS) expect((await get(path)).statusCode).toBe(200);
    const began = performance.now();
    for (let i = 0; i < 20; i++) for (const path of PATHS) await get(path);
    expect((performance.now() - began) / (20 * PATHS.length)).toBeLessThan(15);
  });

  test('a page that nobody read says that it cannot be had now, and what to do', async () => {
    site = await readerSite();
    await warm();
    site.outage = away;
    const answer = await get('/news/story-4');
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('10');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toContain('We cannot show this page right now');
    expect(answer.body).not.toContain('does not answer'); // the trouble is ours to read, in the log
  });

  test('a mistake of the program is a 500 with a number to report, and no word of what broke', async () => {
    site = await readerSite();
    await warm();
    site.outage = () => Promise.reject(new TypeError('secret detail'));
    const answer = await get('/news/story-4');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).toMatch(/Request [0-9a-z]+-[0-9a-z]+/);
    expect(answer.body).not.toContain('secret detail');
  });

  test('health says degraded, and stays 200', async () => {
    site = await readerSite();
    site.outage = away;
    expect((await get('/health')).json()).toMatchObject({ status: 'degraded' });
  });
});

test('weather that cannot be put together leaves the rest of the page', async () => {
  site = await readerSite();
  await site.add();
  site.failWeather = true;
  const answer = await get('/news/story-1');
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toContain('The council put off the vote.');
});

test('a page is made anew when its forecast turns', async () => {
  site = await readerSite({ maxAge: 5 * HOUR });
  await site.add();
  await get('/news/story-1');
  const { makes } = site.cache.figures;
  site.clock.advance(HOUR - 1);
  await get('/news/story-1');
  expect(site.cache.figures.makes).toBe(makes);
  site.clock.advance(1);
  await get('/news/story-1');
  expect(site.cache.figures.makes).toBe(makes + 1);
});
