import type { Instant } from '#platform/clock.ts';
import type { Dependencies } from '#platform/http/dependencies.ts';
import type { DeliveryParts } from '../delivery-parts.ts';
import { isOwnPage } from './sitemap.ts';
import { element, xmlDocument } from './write-xml.ts';

const TWO_DAYS = 48 * 3_600_000;
const MOST = 1000;

/** The news sitemap: our own stories of the last 48 hours (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). */
export async function newsSitemap(parts: DeliveryParts, now: Instant, note: Dependencies): Promise<string> {
  note.add('front');
  const { name } = parts.station();
  const stories = (await parts.store.stories.published({ since: now - TWO_DAYS, limit: MOST })).filter(isOwnPage);
  for (const story of stories) note.story(story.id, story.rights.expiresAt);
  return xmlDocument(
    element(
      'urlset',
      { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9', 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' },
      ...stories.map((story) =>
        element(
          'url',
          {},
          element('loc', {}, parts.storyAddress(story)),
          element(
            'news:news',
            {},
            element('news:publication', {}, element('news:name', {}, name), element('news:language', {}, story.language)),
            element('news:publication_date', {}, new Date(story.postedAt).toISOString()),
            element('news:title', {}, story.headline),
          ),
        ),
      ),
    ),
  );
}
