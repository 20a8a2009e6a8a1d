import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSlug } from '#story/slug.ts';
import { RESERVED_PATHS } from './link.ts';
import { readerSite, SITE_NOW, STATION, type ReaderSite } from '../../test/reader-site.ts';

let site: ReaderSite;
const PICTURE = Buffer.from('RIFF....WEBPVP8 not a real picture');

beforeAll(async () => {
  site = await readerSite();
  const { store } = site;
  const moved = await site.add({ slug: 'canal-vote' }, { headline: 'Council delays vote', topics: ['water'] });
  const renamed = await store.stories.save({ ...moved, slug: 'canal-vote-delayed', revision: 2 }, 1);
  if (!renamed.ok) throw new Error(renamed.problem.detail);
  await site.add({ slug: 'cosecha' }, { headline: 'La cosecha', language: 'es' });
  await site.add({ slug: 'withdrawn', status: 'killed' }, { headline: 'Withdrawn story' });
  await site.add({ slug: 'put-right', corrections: [{ id: 'c1', at: SITE_NOW - 5000, text: 'An earlier version gave the wrong day.' }] });
  await site.add(
    { slug: 'from-the-wire', origin: { kind: 'wire', uri: 'urn:x', version: '1', wireItem: 'w1', source: 'Cascade Wire' } },
    { canonicalUrl: 'https://wire.example/1', headline: 'From the wire' },
  );
  for (let i = 0; i < 25; i++) await site.add({}, { section: 'sports', topics: [] });
  const hash = await store.files.put(PICTURE);
  await store.media.save({
    key: 'k3y',
    width: 640,
    height: 480,
    alt: 'A canal',
    caption: null,
    credit: null,
    fileName: 'a.jpg',
    originalHash: hash,
    renditions: [{ width: 640, height: 480, format: 'webp', hash, bytes: PICTURE.length }],
    createdAt: SITE_NOW,
    sample: false,
  });
});
afterAll(() => site.close());

const get = (url: string, headers: Record<string, string> = {}) => site.server.inject({ url, headers });

describe('pages', () => {
  test.each([
    ['/', 'Council delays vote'],
    ['/news', 'Council delays vote'],
    ['/news/canal-vote-delayed', 'The council put off the vote.'],
    ['/topics/water', 'Water'],
    ['/authors/ana-ruiz', 'Ana Ruiz'],
    ['/corrections', 'An earlier version gave the wrong day.'],
    ['/patterns', 'Pattern'],
    ['/weather/port-ellery', 'Port Ellery'],
    ['/weather/port-ellery/hourly', 'Port Ellery'],
  ])('%s is there in both languages, and both name one canonical', async (path, words) => {
    const own = await get(path);
    expect(own.statusCode).toBe(200);
    expect(own.body).toContain(words);
    expect(own.body).toContain('<html lang="en"');
    const other = await get(path === '/' ? '/es' : `/es${path}`);
    expect(other.statusCode).toBe(200);
    expect(other.body).toContain('<html lang="es"');
    for (const { body } of [own, other]) {
      expect(body).toContain(`<link rel="canonical" href="${STATION.baseUrl}${path}"`);
      expect(body).toContain(`hreflang="es" href="${STATION.baseUrl}${path === '/' ? '/es' : `/es${path}`}"`);
    }
  });

  test("a story's canonical is its page in its own language, and of copy from elsewhere the original", async () => {
    expect((await get('/news/cosecha')).body).toContain(`<link rel="canonical" href="${STATION.baseUrl}/es/news/cosecha"`);
    expect((await get('/news/from-the-wire')).body).toContain('<link rel="canonical" href="https://wire.example/1"');
  });

  test('an older page of a section follows the first, shows other stories, and no story is on neither', async () => {
    const seen: string[] = [];
    for (let path: string | undefined = '/sports'; path !== undefined; ) {
      const { body } = await get(path);
      seen.push(...new Set([...body.matchAll(/href="(\/sports\/story-\d+)"/g)].map((m) => m[1] ?? '')));
      path = /href="(\/sports\?before=\d+)"/.exec(body)?.[1];
    }
    expect(seen.length).toBe(25);
    expect(new Set(seen).size).toBe(25);
  });
});

describe('addresses', () => {
  test.each([
    ['/news/canal-vote', 301, '/news/canal-vote-delayed'],
    ['/es/news/canal-vote', 301, '/es/news/canal-vote-delayed'],
    ['/en/news/cosecha', 301, '/news/cosecha'],
    ['/en', 301, '/'],
    ['/weather', 302, '/weather/port-ellery'],
    ['/es/weather', 302, '/es/weather/port-ellery'],
    ['/News/Canal-Vote-Delayed', 301, '/news/canal-vote-delayed'],
    ['/news/', 301, '/news'],
    ['/es/', 301, '/es'],
    ['//news//canal-vote-delayed', 301, '/news/canal-vote-delayed'],
    ['/news/?before=5', 301, '/news?before=5'],
    ['/favicon.ico', 301, '/favicon.svg'],
  ])('%s is sent on (%i) to %s', async (path, status, to) => {
    const answer = await get(path);
    expect([answer.statusCode, answer.headers.location]).toEqual([status, to]);
    expect(answer.headers['cache-control']).toMatch(/^public, max-age=\d+$/);
  });

  test.each([
    '/nowhere',
    '/news/nothing',
    '/topics/none',
    '/authors/none',
    '/weather/nowhere',
    '/es/weather/nowhere/hourly',
    '/a/b/c',
    '/news/%63anal-vote-delayed',
    '/news%2fcanal-vote-delayed',
    '/news/canal-vote-delayed/amp',
    '/assets/none.css',
    '/media/k3y-641.webp',
    '/media/k3y-640.jpg',
    '/media/none-640.webp',
    '/media/k3y-640.webp%00',
    '/preview/x',
  ])('%s is nothing: a page that helps, not to be kept', async (path) => {
    const answer = await get(path);
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['x-robots-tag']).toBe('noindex');
    expect(answer.body).toContain('Council delays vote');
  });

  test('a withdrawn story is gone, and says so', async () => {
    const answer = await get('/news/withdrawn');
    expect(answer.statusCode).toBe(410);
    expect(answer.body).not.toContain('Withdrawn story');
  });

  test('unknown parameters change neither the page nor its place in the cache', async () => {
    const plain = await get('/news/canal-vote-delayed');
    const { pages } = site.cache.figures;
    for (const query of ['?utm_source=x', '?before=5', '?fbclid=1&before=7', '?before=abc', '?__proto__=1']) {
      expect((await get(`/news/canal-vote-delayed${query}`)).body).toBe(plain.body);
      expect((await get(`/sports?utm_source=x${query.slice(1)}`)).statusCode).toBe(200);
    }
    expect(site.cache.figures.pages).toBeLessThanOrEqual(pages + 1);
  });

  test('only GET and HEAD are answered; all else is a problem for programs', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'] as const) {
      const answer = await site.server.inject({ method, url: '/news' });
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
    expect((await get('/api/none')).headers['content-type']).toContain('application/problem+json');
  });
});

test('no section can be named so that a route hides it', () => {
  const first = new Set(site.routes.map((route) => route.split('/')[1] ?? '').filter((part) => isSlug(part)));
  expect(first.has('weather')).toBe(true);
  expect([...first].filter((part) => !RESERVED_PATHS.includes(part))).toEqual([]);
});

describe('files', () => {
  test('what a page loads is there, for ever, compressed', async () => {
    const { body } = await get('/');
    const files = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((m) => m[1] ?? '');
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const file of files) {
      const answer = await get(file, { 'accept-encoding': 'gzip' });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      if (file.endsWith('.css')) expect(answer.headers['content-encoding']).toBe('gzip');
    }
  });

  test('a page that a cache kept over an upgrade still finds its style', async () => {
    const answer = await get('/assets/site-0123456789ab.css');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('public, max-age=60');
  });

  test('a picture is there with the type of its bytes', async () => {
    const answer = await get('/media/k3y-640.webp');
    expect(answer.headers['content-type']).toBe('image/webp');
    expect(answer.rawPayload.equals(PICTURE)).toBe(true);
    expect((await get('/media/k3y-640.webp', { 'if-none-match': String(answer.headers['etag']) })).statusCode).toBe(304);
  });

  test('robots.txt names the sitemaps, the icon bears the station', async () => {
    expect((await get('/robots.txt')).body).toContain(`Sitemap: ${STATION.baseUrl}/sitemap.xml`);
    expect((await get('/favicon.svg')).body).toContain(STATION.accent.light);
  });

  test('health says how it is', async () => {
    expect((await get('/health')).json()).toEqual({ status: 'ok', version: '0.1.0' });
  });
});
