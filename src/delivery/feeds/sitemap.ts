import type { Instant } from '#platform/clock.ts';
import type { Dependencies } from '#platform/http/dependencies.ts';
import type { PublishedStory } from '#story/story.ts';
import type { DeliveryParts } from '../delivery-parts.ts';
import { changedAt } from './feed.ts';
import { element, xmlDocument, type Xml } from './write-xml.ts';

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
/** Most addresses that one sitemap may hold (sitemaps.org). */
const MOST = 50_000;
const BATCH = 200;

const iso = (at: Instant): string => new Date(at).toISOString();
const monthOf = (at: Instant): string => iso(at).slice(0, 7);
const startOf = (month: string): Instant => Date.parse(`${month}-01T00:00:00Z`);

/** The first instant after a month (`2026-11`), in UTC. */
function endOf(month: string): Instant {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return Date.UTC(year, number, 1);
}

/** Copy of others points to its source; only pages that name themselves canonical stand in a sitemap. */
export const isOwnPage = (story: Pick<PublishedStory, 'canonicalUrl'>): boolean => story.canonicalUrl === null;

/** The index: one sitemap of fronts and one of each month (UTC) in which a visible story was posted, newest first. */
export async function sitemapIndex(parts: DeliveryParts, note: Dependencies): Promise<string> {
  note.add('front');
  const { baseUrl } = parts.station();
  const maps: Xml[] = [element('sitemap', {}, element('loc', {}, `${baseUrl}/sitemap-fronts.xml`))];
  // One question a month: the newest story before it. Twenty years are 240 reads of an index.
  for (let before: Instant | undefined; ; ) {
    const [newest] = await parts.store.stories.published({ ...(before === undefined ? {} : { before }), limit: 1 });
    if (newest === undefined) break;
    const month = monthOf(newest.postedAt);
    maps.push(element('sitemap', {}, element('loc', {}, `${baseUrl}/sitemap-${month}.xml`)));
    before = startOf(month);
  }
  return xmlDocument(element('sitemapindex', { xmlns: NAMESPACE }, ...maps));
}

/** The sitemap of the fronts and lists. */
export function frontsSitemap(parts: DeliveryParts): string {
  const { baseUrl, sections } = parts.station();
  const paths = ['/', ...sections.map(({ slug }) => `/${slug}`), '/corrections'];
  return xmlDocument(element('urlset', { xmlns: NAMESPACE }, ...paths.map((path) => element('url', {}, element('loc', {}, baseUrl + path)))));
}

/** The sitemap of one month: every visible story posted in it that is our own page. Null where there is none. */
export async function monthSitemap(parts: DeliveryParts, month: string, note: Dependencies): Promise<string | null> {
  note.add('front');
  const since = startOf(month);
  const urls: Xml[] = [];
  for (let before = endOf(month); urls.length < MOST; ) {
    const stories = await parts.store.stories.published({ since, before, limit: BATCH });
    for (const story of stories.filter(isOwnPage)) {
      note.story(story.id, story.rights.expiresAt);
      urls.push(element('url', {}, element('loc', {}, parts.storyAddress(story)), element('lastmod', {}, iso(changedAt(story)))));
    }
    const last = stories.at(-1);
    if (last === undefined || stories.length < BATCH) break;
    before = last.postedAt;
  }
  return urls.length === 0 ? null : xmlDocument(element('urlset', { xmlns: NAMESPACE }, ...urls.slice(0, MOST)));
}
