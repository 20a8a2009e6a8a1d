import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWN_RIGHTS } from '#story/rights.ts';
import { HOUR, readerSite, SITE_NOW, STATION, type ReaderSite } from '../../../test/reader-site.ts';

const HOSTILE = 'A & B <b>"quoted"</b> ]]> \u0000\u0008\uFFFE \uD800 <script>alert(1)</script> 👩‍🚒';
const BASE = STATION.baseUrl;
let site: ReaderSite;

beforeAll(async () => {
  site = await readerSite();
  await site.add(
    { slug: 'canal-vote', updatedAt: SITE_NOW - 60_000, corrections: [{ id: 'c', at: SITE_NOW - 30_000, text: 'The day was wrong & is right now.' }] },
    {
      headline: 'Council delays vote',
      topics: ['canal-works'],
      lead: { media: 'k3y', alt: 'The canal', caption: 'The canal in May.', credit: 'Photo: Ana Ruiz', width: 1600, height: 1000 },
      body: {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'First. ' },
              { type: 'text', text: 'More', marks: [{ type: 'link', attrs: { href: '/news/other' } }] },
            ],
          },
          { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'What next' }] },
        ],
      },
    },
  );
  await site.add({ slug: 'cosecha' }, { headline: 'La cosecha', language: 'es' });
  await site.add(
    { slug: 'not-ours', rights: { ...OWN_RIGHTS, syndicate: false }, origin: { kind: 'wire', uri: 'u', version: '1', wireItem: 'w', source: 'Cascade Wire' } },
    { headline: 'Not ours to pass on' },
  );
  await site.add(
    { slug: 'elsewhere', origin: { kind: 'wire', uri: 'u2', version: '1', wireItem: 'w2', source: 'Cascade Wire' } },
    { headline: 'With an original elsewhere', canonicalUrl: 'https://wire.example/2' },
  );
  await site.add(
    { slug: 'hostile' },
    {
      headline: HOSTILE,
      summary: HOSTILE,
      section: 'sports',
      bylines: [{ name: HOSTILE, author: null }],
      body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: HOSTILE }] }] },
    },
  );
  await site.add({ slug: 'last-year', publishAt: SITE_NOW - 400 * 24 * HOUR }, { section: 'arts' });
});
afterAll(() => site.close());

const get = async (url: string) => site.server.inject({ url });

/** Throws where the text is not well-formed XML 1.0. */
function wellFormed(text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
}

test.each([
  '/feed.rss',
  '/feed.atom',
  '/news/feed.rss',
  '/sports/feed.atom',
  '/sports/feed.rss',
  '/schools/feed.rss',
  '/schools/feed.atom',
  '/topics/canal-works/feed.rss',
  '/authors/ana-ruiz/feed.atom',
  '/sitemap.xml',
  '/sitemap-fronts.xml',
  '/sitemap-2026-11.xml',
  '/news-sitemap.xml',
])('%s is well-formed', async (url) => {
  const answer = await get(url);
  expect(answer.statusCode).toBe(200);
  wellFormed(answer.body);
  expect(answer.body).not.toContain('<script');
});

test('the harness sees what is not well-formed', () => {
  expect(() => wellFormed('<a>&</a>')).toThrow();
  expect(() => wellFormed('<a>\u0001</a>')).toThrow();
});

describe('RSS', () => {
  test('a story arrives whole', async () => {
    const { items = [], ...channel } = parseRssFeed((await get('/feed.rss')).body);
    expect(channel).toMatchObject({ title: STATION.name, link: `${BASE}/`, language: 'en', atom: { links: [{ href: `${BASE}/feed.rss`, rel: 'self' }] } });
    const [first] = items;
    expect(first).toMatchObject({
      title: 'Council delays vote',
      link: `${BASE}/news/canal-vote`,
      pubDate: new Date(SITE_NOW - HOUR).toUTCString().replace('GMT', '+0000'),
      description: 'A decision now waits for a state loan.',
      dc: { creators: ['Ana Ruiz'] },
      guid: { isPermaLink: false },
    });
    const html = first?.content?.encoded ?? '';
    expect(html).toContain(`<a href="${BASE}/news/other">More</a>`);
    expect(html).toContain('What next');
    expect(html).toContain(`<img src="${BASE}/media/k3y-1200.jpg" alt="The canal" width="1200" height="750">`);
    expect(html).toContain('Photo: Ana Ruiz');
    expect(html).toContain('<p><strong>Correction:</strong> The day was wrong &amp; is right now.</p>');
    expect(html).not.toMatch(/(?:src|href)="(?!https:)/);
    expect(first?.media?.contents?.[0]).toMatchObject({ url: `${BASE}/media/k3y-1200.jpg`, width: 1200 });
  });

  test('identity outlives a change of address', async () => {
    const guid = async () => parseRssFeed((await get('/arts/feed.rss')).body).items?.[0]?.guid?.value;
    const before = await guid();
    const story = await site.store.stories.published({ section: 'arts', limit: 1 });
    const kept = await site.store.stories.find(story[0]?.id ?? '');
    if (kept === null) throw new Error('no story');
    await site.store.stories.save({ ...kept, slug: 'renamed', revision: kept.revision + 1 }, kept.revision);
    site.cache.purge(['section:arts']);
    expect(parseRssFeed((await get('/arts/feed.rss')).body).items?.[0]?.link).toBe(`${BASE}/arts/renamed`);
    expect(await guid()).toBe(before);
  });

  test('odd characters come out as they went in, but for those that no XML may hold', async () => {
    const [item] = parseRssFeed((await get('/sports/feed.rss')).body).items ?? [];
    expect(item?.title).toBe('A & B <b>"quoted"</b> ]]>   <script>alert(1)</script> 👩‍🚒');
  });

  test('rights are obeyed: what may not leave does not', async () => {
    for (const url of ['/feed.rss', '/feed.atom', '/news/feed.rss', '/authors/ana-ruiz/feed.rss'])
      expect((await get(url)).body).not.toContain('Not ours to pass on');
    expect((await get('/feed.rss')).body).toContain('With an original elsewhere');
  });

  test.each(['/nowhere/feed.rss', '/topics/none/feed.rss', '/authors/none/feed.atom', '/sitemap-2026-13.xml', '/sitemap-1999-01.xml', '/News/feed.rss'])(
    '%s is nothing',
    async (url) => {
      expect([301, 404]).toContain((await get(url)).statusCode);
    },
  );
});

test('Atom: a story arrives whole, and says when it was changed', async () => {
  const { entries = [], ...feed } = parseAtomFeed((await get('/feed.atom')).body);
  expect(feed).toMatchObject({ id: `${BASE}/`, title: { value: STATION.name }, updated: new Date(SITE_NOW - 30_000).toISOString() });
  expect(entries[0]).toMatchObject({
    title: { value: 'Council delays vote' },
    published: new Date(SITE_NOW - HOUR).toISOString(),
    updated: new Date(SITE_NOW - 30_000).toISOString(),
    links: [{ href: `${BASE}/news/canal-vote`, rel: 'alternate' }],
    authors: [{ name: 'Ana Ruiz' }],
  });
  expect(entries.find(({ title }) => title?.value === 'La cosecha')?.links?.[0]?.href).toBe(`${BASE}/es/news/cosecha`);
});

describe('sitemaps', () => {
  test('the index names each month that has a story, newest first, and the fronts', async () => {
    const places = [...(await get('/sitemap.xml')).body.matchAll(/<loc>([^<]+)/g)].map((m) => m[1]);
    expect(places).toEqual([`${BASE}/sitemap-fronts.xml`, `${BASE}/sitemap-2026-11.xml`, `${BASE}/sitemap-2025-10.xml`]);
  });

  test('a month names its own pages with the time of their last change, and not those whose original is elsewhere', async () => {
    const { body } = await get('/sitemap-2026-11.xml');
    expect(body).toContain(`<loc>${BASE}/news/canal-vote</loc><lastmod>${new Date(SITE_NOW - 30_000).toISOString()}</lastmod>`);
    expect(body).not.toContain('wire.example');
    expect(body).not.toContain('/news/elsewhere');
  });

  test('the news sitemap holds two days', async () => {
    const { body } = await get('/news-sitemap.xml');
    expect(body).toContain('<news:title>Council delays vote</news:title>');
    expect(body).toContain('<news:language>es</news:language>');
    expect(body).not.toContain('last-year');
    expect(body).not.toContain('renamed');
  });
});

test('a feed that did not change costs nothing', async () => {
  const { headers } = await get('/feed.rss');
  const again = await site.server.inject({ url: '/feed.rss', headers: { 'if-none-match': String(headers['etag']) } });
  expect(again.statusCode).toBe(304);
});
