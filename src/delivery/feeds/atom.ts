import type { Instant } from '#platform/clock.ts';
import type { Feed, FeedItem } from './feed.ts';
import { itemHtml } from './item-html.ts';
import { storyUrn } from './story-urn.ts';
import { element, xmlDocument, type Xml } from './write-xml.ts';

const iso = (at: Instant): string => new Date(at).toISOString();

/** A feed as Atom with the whole text of each story (RFC 4287). */
export function atomOf(feed: Feed): string {
  const { station, path, title, description, items, changedAt } = feed;
  const front = station.baseUrl + path;
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': station.language },
      element('id', {}, front),
      element('title', {}, title),
      element('subtitle', {}, description),
      element('updated', {}, iso(changedAt ?? 0)),
      element('link', { rel: 'alternate', type: 'text/html', href: front }),
      element('link', { rel: 'self', type: 'application/atom+xml', href: `${path === '/' ? station.baseUrl : front}/feed.atom` }),
      element('author', {}, element('name', {}, station.name)),
      ...items.map((item) => entryOf(item, feed)),
    ),
  );
}

function entryOf({ story, address, changedAt }: FeedItem, { station }: Feed): Xml {
  const holder = story.rights.copyrightHolder;
  return element(
    'entry',
    { 'xml:lang': story.language },
    element('id', {}, storyUrn(story, station)),
    element('title', {}, story.headline),
    element('link', { rel: 'alternate', type: 'text/html', href: address }),
    element('published', {}, iso(story.postedAt)),
    element('updated', {}, iso(changedAt)),
    ...story.bylines.map(({ name }) => element('author', {}, element('name', {}, name))),
    ...[story.section, ...story.topics].map((term) => element('category', { term })),
    story.summary === null ? null : element('summary', {}, story.summary),
    holder === null ? null : element('rights', {}, `© ${holder}`),
    element('content', { type: 'html' }, itemHtml(story, station.baseUrl)),
  );
}
