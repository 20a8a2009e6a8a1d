import { afterAll, beforeAll, expect, test } from 'vitest';
import { OWN_RIGHTS } from '#story/rights.ts';
import { readerSite, SITE_NOW, type ReaderSite } from '../../test/reader-site.ts';

let site: ReaderSite;
beforeAll(async () => {
  site = await readerSite();
  await site.add({ slug: 'canal-vote', corrections: [{ id: 'c', at: SITE_NOW, text: 'The day was wrong.' }] });
  await site.add({ slug: 'killed', status: 'killed' });
  await site.add({ slug: 'expired', rights: { ...OWN_RIGHTS, expiresAt: SITE_NOW - 1 } });
  const renamed = await site.add({ slug: 'old-name' });
  await site.store.stories.save({ ...renamed, slug: 'new-name', revision: 2 }, 1);
  const hash = await site.store.files.put(Buffer.from('picture'));
  await site.store.media.save({
    key: 'k3y',
    width: 640,
    height: 480,
    alt: '',
    caption: null,
    credit: null,
    fileName: 'a',
    originalHash: hash,
    renditions: [{ width: 640, height: 480, format: 'jpeg', hash, bytes: 7 }],
    createdAt: SITE_NOW,
    sample: false,
  });
});
afterAll(() => site.close());

/** One of every kind of route. A new route belongs here. */
const ROUTES = [
  '/',
  '/es',
  '/news',
  '/news?before=1900000000000',
  '/news/canal-vote',
  '/topics/water',
  '/authors/ana-ruiz',
  '/corrections',
  '/patterns',
  '/weather',
  '/weather/port-ellery',
  '/weather/port-ellery/hourly',
  '/news/old-name',
  '/News',
  '/news/killed',
  '/news/expired',
  '/nowhere',
  '/api/nowhere',
  '/en/news',
  '/feed.rss',
  '/feed.atom',
  '/news/feed.rss',
  '/topics/water/feed.atom',
  '/authors/ana-ruiz/feed.rss',
  '/nowhere/feed.rss',
  '/sitemap.xml',
  '/sitemap-fronts.xml',
  '/sitemap-2026-11.xml',
  '/news-sitemap.xml',
  '/robots.txt',
  '/favicon.svg',
  '/favicon.ico',
  '/health',
  '/media/k3y-640.jpg',
  '/media/none-640.jpg',
  'STYLESHEET',
  'FONT',
];

const VARYING: Readonly<Record<string, RegExp>> = { etag: /./, 'content-length': /^[1-9]\d*$/ };

test('every route says what the table says, and nothing else', async () => {
  const { body } = await site.server.inject({ url: '/' });
  const file = (pattern: RegExp): string => pattern.exec(body)?.[1] ?? '';
  const answers = new Map<string, string[]>(); // routes by what they say
  for (const route of ROUTES) {
    const url = route === 'STYLESHEET' ? file(/rel="stylesheet" href="([^"]+)"/) : route === 'FONT' ? file(/href="([^"]+woff2)"/) : route;
    const answer = await site.server.inject({ url, headers: { 'accept-encoding': 'gzip' } });
    const headers = Object.entries(answer.headers)
      .toSorted()
      .filter(([name]) => name !== 'date' && name !== 'connection');
    const said = headers.map(([name, value]) => `  ${name}: ${VARYING[name]?.test(String(value)) === true ? '…' : String(value)}`);
    const key = [`  ${answer.statusCode}`, ...said].join('\n');
    answers.set(key, [...(answers.get(key) ?? []), route]);
  }
  const table = [...answers].map(([said, routes]) => `${routes.join('\n')}\n${said}\n`).join('\n');
  await expect(table).toMatchFileSnapshot('../../test/fixtures/headers.txt');
});

test('every route, whatever it says, may not be framed, sniffed or fed with script', async () => {
  for (const url of ROUTES.filter((route) => route.startsWith('/'))) {
    const { headers } = await site.server.inject({ url });
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['cache-control']).toBeDefined();
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  }
});

test('no page carries a style or a script of its own', async () => {
  for (const url of ROUTES.filter((route) => route.startsWith('/') && !route.includes('.'))) {
    const { body } = await site.server.inject({ url });
    expect(body).not.toMatch(/\sstyle="|<style|\son\w+="|javascript:/i);
    for (const [, attributes] of body.matchAll(/<script([^>]*)>/g)) expect(attributes).toMatch(/src="\/assets\/|type="application\/ld\+json"/);
    for (const [, address] of body.matchAll(/(?:src|srcset|href)="((?:https?:)?\/\/[^"]+)"/g)) expect(address).toMatch(/^https:\/\//);
    expect(body).not.toMatch(/<(?:img|script|iframe|source|video|audio)[^>]+src="https?:/);
  }
});
