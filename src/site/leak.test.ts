import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { purgeStory } from '#delivery/reactions.ts';
import { storyChanges } from '#story/changes.ts';
import type { Document } from '#story/document.ts';
import { publishedStory, type Picture, type Story, type StoryContent } from '#story/story.ts';
import { HOUR, readerSite, SITE_NOW, type ReaderSite } from '../../test/reader-site.ts';

/** Every field of a story that could come out anywhere bears the canary. */
const CANARY = 'zqcanary';
const text = (words: string): Document => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] });
const PICTURE: Picture = { media: `${CANARY}0media`, alt: `${CANARY} alt`, caption: `${CANARY} caption`, credit: `${CANARY} credit`, width: 800, height: 600 };
const CONTENT: Partial<StoryContent> = {
  headline: `${CANARY} headline`,
  socialHeadline: `${CANARY} social`,
  shortHeadline: `${CANARY} short`,
  summary: `${CANARY} summary`,
  body: text(`${CANARY} body`),
  bylines: [
    { name: `${CANARY} byline`, author: `${CANARY}-author` },
    { name: 'Ana Ruiz', author: 'ana-ruiz' },
  ],
  dateline: `${CANARY} dateline`,
  topics: [`${CANARY}-topic`, 'water'],
  lead: PICTURE,
  credit: `${CANARY} agency`,
};
const SLUG = `${CANARY}-slug`;
const OWN = { usageTerms: null, copyrightHolder: null, expiresAt: null, syndicate: true };

const PUBLIC = [
  '/',
  '/news',
  '/sports',
  '/topics/water',
  '/authors/ana-ruiz',
  '/corrections',
  '/weather/port-ellery',
  '/weather/port-ellery/hourly',
  '/patterns',
  '/news/open',
  '/nowhere',
  '/news/killed-before',
  '/robots.txt',
  '/favicon.svg',
  '/health',
  '/feed.rss',
  '/feed.atom',
  '/news/feed.rss',
  '/news/feed.atom',
  '/topics/water/feed.rss',
  '/authors/ana-ruiz/feed.atom',
  '/sitemap.xml',
  '/sitemap-fronts.xml',
  '/sitemap-2026-10.xml',
  '/sitemap-2026-11.xml',
  '/news-sitemap.xml',
];
/** Addresses that name the story themselves: they may not tell that it is there. */
const GUESSED = [
  `/news/${SLUG}`,
  `/topics/${CANARY}-topic`,
  `/authors/${CANARY}-author`,
  `/topics/${CANARY}-topic/feed.rss`,
  `/authors/${CANARY}-author/feed.atom`,
  `/news/${SLUG}?preview=1`,
  `/preview/x`,
];

let site: ReaderSite;
beforeAll(async () => {
  site = await readerSite();
  await site.add({ slug: 'open' }, { topics: ['water'] });
  await site.add({ slug: 'killed-before', status: 'killed' });
  await site.add({ slug: 'put-right', corrections: [{ id: 'c', at: SITE_NOW, text: 'The day was wrong.' }] });
});
afterAll(() => site.close());

/** Everything that readers can get, cold and from the cache. */
async function everything(): Promise<string> {
  const said: string[] = [];
  for (const path of [...PUBLIC, ...PUBLIC.filter((p) => !p.includes('.')).map((p) => (p === '/' ? '/es' : `/es${p}`))]) {
    const answer = await site.server.inject({ url: path });
    said.push(JSON.stringify(answer.headers), answer.body);
  }
  return said.join('\n').toLowerCase();
}

async function expectNothing(gone = false): Promise<void> {
  expect(await everything()).not.toContain(CANARY);
  const unknown = await site.server.inject({ url: '/news/never-there-at-all' });
  for (const path of GUESSED) {
    const answer = await site.server.inject({ url: path });
    expect([404, ...(gone ? [410] : [])]).toContain(answer.statusCode);
    expect(answer.body.toLowerCase()).not.toContain(CANARY);
    if (answer.statusCode === 404 && answer.headers['content-type']?.toString().startsWith('text/html') === true) expect(answer.body).toBe(unknown.body);
  }
}

async function expectThere(): Promise<void> {
  const said = await everything();
  for (const field of ['headline', 'summary', 'body', 'byline', 'slug', '0media'])
    expect(said).toContain(`${CANARY}${field === '0media' ? field : field === 'slug' ? '-slug' : ` ${field}`}`);
  expect((await site.server.inject({ url: `/news/${SLUG}` })).statusCode).toBe(200);
}

let saved: Story;
async function put(change: Partial<Story>): Promise<void> {
  saved = await site.add({ slug: SLUG, ...change }, CONTENT);
  purgeStory(site.cache, storyChanges({ ...saved, live: null }, saved, site.clock.now()));
}

/** Saves a change of the story and purges as the newsroom does after its commit. */
async function move(change: Partial<Story>): Promise<void> {
  const after = { ...saved, ...change, revision: saved.revision + 1 };
  const kept = await site.store.stories.save(after, saved.revision);
  if (!kept.ok) throw new Error(kept.problem.detail);
  purgeStory(site.cache, storyChanges(saved, after, site.clock.now()));
  saved = after;
}

describe('a story that readers may not see is nowhere', () => {
  beforeEach(async () => {
    await site.close();
    site = await readerSite();
    await site.add({ slug: 'open' }, { topics: ['water'] });
    await site.add({ slug: 'killed-before', status: 'killed' });
    await site.add({ slug: 'put-right', corrections: [{ id: 'c', at: SITE_NOW, text: 'The day was wrong.' }] });
    await everything(); // caches are warm
  });

  test('the harness sees one that is there', async () => {
    await put({});
    await expectThere();
  });

  test.each<[string, Partial<Story>]>([
    ['a draft', { status: 'draft', live: null, publishAt: null }],
    ['submitted', { status: 'submitted', live: null, publishAt: null }],
    ['spiked', { status: 'spiked', live: null, publishAt: null }],
    ['scheduled', { status: 'scheduled', publishAt: SITE_NOW + HOUR }],
    ['published under an embargo', { embargoedUntil: SITE_NOW + HOUR }],
    ['with rights that are over', { rights: { ...OWN, expiresAt: SITE_NOW - 1 } }],
  ])('%s', async (_, change) => {
    await put(change);
    await expectNothing(change.rights !== undefined);
  });

  test.each<[string, Partial<Story>]>([
    ['unpublished', { status: 'unpublished' }],
    ['killed', { status: 'killed' }],
  ])('%s', async (_, change) => {
    await put(change);
    await expectNothing(true);
  });

  test.each<[string, Partial<Story>]>([
    ['killed', { status: 'killed' }],
    ['unpublished', { status: 'unpublished' }],
    ['embargoed after all', { embargoedUntil: SITE_NOW + HOUR }],
  ])('%s after it was read by all', async (_, change) => {
    await put({});
    await expectThere();
    await move(change);
    await expectNothing(true);
  });

  test('a schedule opens at its instant and not a millisecond before, with caches warm and no job run', async () => {
    await put({ status: 'scheduled', publishAt: SITE_NOW + 5000 });
    await expectNothing();
    site.clock.set(SITE_NOW + 5000 - 1);
    await expectNothing();
    site.clock.set(SITE_NOW + 5000);
    await expectThere();
  });

  test('rights end at their instant, with caches warm and no job run', async () => {
    await put({ rights: { ...OWN, expiresAt: SITE_NOW + 5000 } });
    await expectThere();
    site.clock.set(SITE_NOW + 5000);
    await expectNothing(true);
  });

  test('while the database is away neither a killed story nor one past its rights comes back', async () => {
    await put({ rights: { ...OWN, expiresAt: SITE_NOW + 2 * HOUR } });
    await expectThere();
    await move({ status: 'killed' });
    site.outage = () => Promise.reject(new Error('away'));
    const answer = await site.server.inject({ url: `/news/${SLUG}` });
    expect(answer.statusCode).toBe(410);
    expect(await everything()).not.toContain(CANARY);
  });

  test('nor one whose rights end meanwhile', async () => {
    await put({ rights: { ...OWN, expiresAt: SITE_NOW + HOUR } });
    await expectThere();
    site.outage = () => Promise.reject(new Error('away'));
    site.clock.set(SITE_NOW + HOUR);
    expect(await everything()).not.toContain(CANARY);
  });
});

describe('working copies', () => {
  beforeEach(() => {
    site.outage = null;
  });

  test('what an editor changes after publication stays inside until the next update', async () => {
    const story = await site.add({ slug: 'edited' }, { headline: 'As published' });
    const kept = await site.store.stories.save({ ...story, content: { ...story.content, ...CONTENT }, revision: 2 }, 1);
    expect(kept.ok).toBe(true);
    site.cache.purge(['site']);
    expect(await everything()).not.toContain(CANARY);
  });

  test('the preview of a story shows it and leaves nothing behind', async () => {
    const draft = await site.add({ slug: `${SLUG}-two`, status: 'draft' }, CONTENT);
    const { pages } = site.cache.figures;
    const page = publishedStory(draft);
    if (page === null) throw new Error('no page');
    const html = await site.site.renderPreview(page);
    expect(html).toContain(`${CANARY} headline`);
    expect(html).toContain('noindex');
    expect(site.cache.figures.pages).toBe(pages);
    expect(await everything()).not.toContain(CANARY);
  });
});
