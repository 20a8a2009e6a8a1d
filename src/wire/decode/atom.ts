import { attributeOf, elementsOf, type XmlElement } from '#platform/xml.ts';
import type { Decoder, DecodeHints, FoundItem } from './decoder.ts';
import { allOf, baseOf, fieldsOf, firstText, languageOf, type Fields } from './feed-fields.ts';
import { wireItemOfFeed } from './feed-item.ts';
import { feedRenditions, inMedia } from './feed-media.ts';
import { feedRights } from './feed-rights.ts';
import { feedSubjects } from './feed-subjects.ts';
import { findElement } from './find-element.ts';
import { usableBase, webLink } from './link.ts';
import { atomHtml, atomLine, childrenAsHtml, rssHtml, rssLine } from './markup.ts';
import { personName } from '../person.ts';

const HOST = 'atom';

const rootOf = (root: XmlElement): XmlElement | null => findElement(root, (e) => e.local.toLowerCase() === 'feed') ?? (root.local === 'entry' ? root : null);

/** `outer`: what links are relative to where no `xml:base` stands around them (H-4). */
type Feed = { readonly fields: Fields; readonly outer: string | null; readonly title: string | null };

const relOf = (link: XmlElement): string => (attributeOf(link, 'rel') ?? 'alternate').toLowerCase().replace('http://www.iana.org/assignments/relation/', '');

function feedOf(root: XmlElement, hints: DecodeHints): Feed {
  const fields = fieldsOf(root, HOST);
  const links = allOf(fields, 'atom:link');
  const href = (rel: string): string | null => {
    const link = links.find((e) => relOf(e) === rel);
    return link === undefined ? null : usableBase(attributeOf(link, 'href'), null);
  };
  return { fields, outer: href('self') ?? hints.url ?? href('alternate'), title: titleOf(fields) };
}

function titleOf(fields: Fields): string | null {
  for (const element of allOf(fields, 'atom:title', 'dc:title')) {
    const line = atomLine(element);
    if (line !== null) return line;
  }
  return null;
}

/** FeedBurner's original, else the alternate that is a web page, else any alternate; never `tag:` and the like. */
function linkOf(fields: Fields, base: string | null, outer: string | null): string | null {
  const original = webLink(firstText(fields, 'feedburner:origlink'), base);
  if (original !== null) return original;
  const alternates = allOf(fields, 'atom:link').filter((e) => relOf(e) === 'alternate');
  const pages = alternates.filter((e) => /^(?:text\/html|application\/xhtml\+xml)/i.test(attributeOf(e, 'type') ?? 'text/html'));
  for (const link of [...pages, ...alternates]) {
    const href = webLink(attributeOf(link, 'href'), baseOf(link, outer));
    if (href !== null) return href;
  }
  return null;
}

function bylineOf(...places: readonly Fields[]): string | null {
  for (const fields of places) {
    const names = allOf(fields, 'atom:author')
      .map((e) => {
        const inner = fieldsOf(e, HOST);
        return personName(firstText(inner, 'atom:name') ?? (elementsOf(e).length === 0 ? firstText(fields, 'atom:author') : firstText(inner, 'atom:email')));
      })
      .filter((name) => name !== null);
    if (names.length > 0) return [...new Set(names)].join(', ');
    const creator = personName(firstText(fields, 'dc:creator'));
    if (creator !== null) return creator;
  }
  return null;
}

/** Content, with links resolved from the nearest base: the element's own may differ from the entry's. */
function textOfEntry(fields: Fields, name: string, outer: string | null): { readonly html: string | null; readonly base: string | null } {
  for (const element of allOf(fields, name)) {
    const html = atomHtml(element);
    if (html !== null) return { html, base: baseOf(element, outer) };
  }
  return { html: null, base: outer };
}

function readEntry(entry: XmlElement, feed: Feed, hints: DecodeHints): ReturnType<FoundItem['read']> {
  const fields = fieldsOf(entry, HOST);
  const base = baseOf(entry, feed.outer);
  const origin = allOf(fields, 'atom:source')[0];
  const source = origin === undefined ? (new Map() as Fields) : fieldsOf(origin, HOST);
  const content = textOfEntry(fields, 'atom:content', feed.outer);
  const summary = textOfEntry(fields, 'atom:summary', feed.outer);
  const published = firstText(fields, 'atom:published', 'atom:issued', 'atom:created', 'dcterms:issued', 'dc:date');
  const changed = firstText(fields, 'atom:updated', 'atom:modified', 'dcterms:modified') ?? published;
  const rights = feedRights(fields, source);
  const read = wireItemOfFeed(
    {
      format: 'atom',
      uri: firstText(fields, 'atom:id', 'rss:guid'),
      base: content.html === null ? summary.base : content.base,
      contentHtml: content.html,
      summaryHtml: summary.html ?? inMedia(fields, HOST, 'media:description', rssHtml),
      headline: titleOf(fields) ?? inMedia(fields, HOST, 'media:title', rssLine),
      byline: bylineOf(fields, source, feed.fields),
      language: languageOf(entry) ?? firstText(fields, 'dc:language') ?? firstText(feed.fields, 'dc:language'),
      subjects: feedSubjects(fields, HOST),
      canonicalUrl: linkOf(fields, base, feed.outer),
      ...(rights.copyrightHolder === null && rights.usageTerms === null ? feedRights(new Map(), feed.fields) : rights),
      infoSource: titleOf(source) ?? firstText(fields, 'dc:publisher', 'dc:source') ?? feed.title,
      renditions: feedRenditions(fields, HOST, base),
      firstCreated: published,
      versionCreated: changed,
    },
    hints,
  );
  return 'reason' in read ? { ...read, snippet: childrenAsHtml(entry) } : read;
}

/** Atom 1.0 and 0.3, prefixed or not, with FeedBurner, Media RSS and Dublin Core inside; a lone `entry` too. */
export const atomDecoder: Decoder = {
  kind: 'xml',
  recognises: (reading) => reading.kind === 'xml' && rootOf(reading.root) !== null,
  find: (reading, hints) => {
    const root = reading.kind === 'xml' ? rootOf(reading.root) : null;
    if (root === null) return [];
    const feed = feedOf(root, hints);
    const entries = root.local === 'entry' ? [root] : elementsOf(root).filter((e) => e.local.toLowerCase() === 'entry');
    return entries.map((entry) => ({ read: () => readEntry(entry, feed, hints), snippet: () => childrenAsHtml(entry) }));
  },
};
