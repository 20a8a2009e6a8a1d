import type { Instant } from '#platform/clock.ts';
import type { Feed, FeedItem } from './feed.ts';
import { feedPicture, itemHtml } from './item-html.ts';
import { storyUrn } from './story-urn.ts';
import { element, xmlDocument, type Xml } from './write-xml.ts';

const NAMESPACES = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
};

/** RFC 822 date as RSS wants it. */
const rfc822 = (at: Instant): string => new Date(at).toUTCString().replace('GMT', '+0000');

/** A feed as RSS 2.0 with the whole text of each story (https://www.rssboard.org/rss-specification). */
export function rssOf(feed: Feed): string {
  const { station, path, title, description, items, changedAt } = feed;
  const front = station.baseUrl + path;
  return xmlDocument(
    element(
      'rss',
      NAMESPACES,
      element(
        'channel',
        {},
        element('title', {}, title),
        element('link', {}, front),
        element('description', {}, description),
        element('language', {}, station.language),
        changedAt === null ? null : element('lastBuildDate', {}, rfc822(changedAt)),
        element('docs', {}, 'https://www.rssboard.org/rss-specification'),
        element('atom:link', { href: `${path === '/' ? station.baseUrl : front}/feed.rss`, rel: 'self', type: 'application/rss+xml' }),
        ...items.map((item) => itemOf(item, feed)),
      ),
    ),
  );
}

function itemOf({ story, address }: FeedItem, { station }: Feed): Xml {
  const picture = story.lead === null ? null : feedPicture(station.baseUrl, story.lead);
  const section = station.sections.find(({ slug }) => slug === story.section)?.name[station.language];
  return element(
    'item',
    {},
    element('title', {}, story.headline),
    element('link', {}, address),
    element('guid', { isPermaLink: 'false' }, storyUrn(story, station)),
    element('pubDate', {}, rfc822(story.postedAt)),
    ...story.bylines.map(({ name }) => element('dc:creator', {}, name)),
    story.language === station.language ? null : element('dc:language', {}, story.language),
    story.rights.copyrightHolder === null ? null : element('dc:rights', {}, `© ${story.rights.copyrightHolder}`),
    ...[...(section === undefined ? [] : [section]), ...story.topics.map((topic) => topic.replaceAll('-', ' '))].map((name) => element('category', {}, name)),
    story.summary === null ? null : element('description', {}, story.summary),
    element('content:encoded', {}, itemHtml(story, station.baseUrl)),
    picture === null || story.lead === null
      ? null
      : element(
          'media:content',
          { url: picture.url, type: 'image/jpeg', medium: 'image', width: picture.width, height: picture.height },
          element('media:description', { type: 'plain' }, story.lead.alt),
          story.lead.credit === null ? null : element('media:credit', {}, story.lead.credit),
        ),
  );
}
