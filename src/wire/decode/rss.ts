import { attributeOf, elementsOf, textOf, type XmlElement } from '#platform/xml.ts';
import type { Decoder, DecodeHints, FoundItem } from './decoder.ts';
import { allOf, baseOf, fieldsOf, firstText, languageOf, type Fields } from './feed-fields.ts';
import { wireItemOfFeed, type FeedItem } from './feed-item.ts';
import { feedRenditions, inMedia } from './feed-media.ts';
import { feedRights } from './feed-rights.ts';
import { feedSubjects } from './feed-subjects.ts';
import { findElement } from './find-element.ts';
import { oneLine } from './html-text.ts';
import { usableBase, webLink } from './link.ts';
import { atomHtml, atomLine, childrenAsHtml, rssHtml, rssLine } from './markup.ts';

const HOST = 'rss';

/** RSS 2.0, 0.9x (`rss`), 1.0 and 0.90 (`rdf:RDF`), wherever in the document; a bare `channel` is RSS 1.1 or a lost root. */
const rootOf = (root: XmlElement): XmlElement | null => findElement(root, (e) => /^(?:rss|rdf|channel)$/i.test(e.local) && hasChannel(e));

const hasChannel = (e: XmlElement): boolean => /^(?:rss|channel)$/i.test(e.local) || elementsOf(e).some((c) => /^(?:channel|item)$/i.test(c.local));

/** Items stand in the channel (2.0) or beside it (1.0). An item inside an item is a fault of the feed and is passed over. */
function itemsOf(root: XmlElement): readonly XmlElement[] {
  const isItem = (e: XmlElement): boolean => e.local.toLowerCase() === 'item';
  const places = [root, ...elementsOf(root).filter((e) => /^(?:channel|items)$/i.test(e.local))];
  return places.flatMap((place) => elementsOf(place).filter(isItem));
}

/** `outer`: what links are relative to where no `xml:base` stands around them (H-4). */
type Channel = { readonly fields: Fields; readonly outer: string | null; readonly language: string | null; readonly title: string | null };

function channelOf(root: XmlElement, hints: DecodeHints): Channel {
  const element = elementsOf(root).find((e) => e.local.toLowerCase() === 'channel') ?? root;
  const fields = fieldsOf(element, HOST);
  const self = allOf(fields, 'atom:link').find((e) => attributeOf(e, 'rel')?.toLowerCase() === 'self');
  const home = usableBase(firstText(fields, 'rss:link'), null);
  const title = allOf(fields, 'rss:title')[0];
  return {
    fields,
    outer: usableBase(self === undefined ? null : attributeOf(self, 'href'), null) ?? hints.url ?? home,
    language: oneLine(firstText(fields, 'rss:language', 'dc:language')) ?? languageOf(element),
    title: title === undefined ? null : rssLine(title),
  };
}

/** `isPermaLink` is true unless it says otherwise; a guid that is no web address is none whatever it says. */
function permalink(guid: XmlElement | undefined): string | null {
  if (guid === undefined || attributeOf(guid, 'ispermalink')?.toLowerCase() === 'false') return null;
  const text = textOf(guid).trim();
  return /^https?:\/\//i.test(text) ? text : null;
}

/** The first guid that says something is the identity (W-5: trimmed, else byte for byte). */
function identityOf(item: XmlElement, fields: Fields): { readonly uri: string | null; readonly guid: XmlElement | undefined } {
  const guid = allOf(fields, 'rss:guid').find((e) => textOf(e).trim() !== '');
  const about = item.attributes.find((a) => a.local.toLowerCase() === 'about')?.value.trim();
  const text = guid === undefined ? (about ?? '') : textOf(guid).trim();
  return { uri: text === '' ? firstText(fields, 'atom:id') : text, guid };
}

function linkOf(fields: Fields, guid: XmlElement | undefined, base: string | null): string | null {
  const alternate = allOf(fields, 'atom:link').filter((e) => /^(?:alternate)?$/i.test(attributeOf(e, 'rel') ?? ''));
  const candidates = [
    ...allOf(fields, 'feedburner:origlink').map((e) => textOf(e)),
    ...allOf(fields, 'rss:link').map((e) => textOf(e).trim() || (attributeOf(e, 'href') ?? '')),
    ...alternate.map((e) => attributeOf(e, 'href') ?? ''),
    permalink(guid) ?? '',
  ];
  for (const candidate of candidates) {
    const link = webLink(candidate, base);
    if (link !== null) return link;
  }
  return null;
}

function bylineOf(fields: Fields): string | null {
  const names = (all: readonly XmlElement[]): string | null => {
    const read = all
      .map((e) => {
        const inner = firstText(fieldsOf(e, 'atom'), 'atom:name');
        return inner ?? rssLine(e);
      })
      .filter((name) => name !== null);
    return read.length === 0 ? null : [...new Set(read)].join(', ');
  };
  return (
    names(allOf(fields, 'dc:creator')) ??
    names(allOf(fields, 'rss:author')) ??
    names(allOf(fields, 'atom:author')) ??
    names(allOf(fields, 'itunes:author')) ??
    names(allOf(fields, 'dc:contributor'))
  );
}

function headlineOf(fields: Fields): string | null {
  for (const element of allOf(fields, 'rss:title', 'dc:title', 'media:title', 'itunes:title')) {
    const line = rssLine(element);
    if (line !== null) return line;
  }
  const atom = allOf(fields, 'atom:title')[0];
  return (atom === undefined ? null : atomLine(atom)) ?? inMedia(fields, HOST, 'media:title', rssLine);
}

function textsOf(fields: Fields): Pick<FeedItem, 'contentHtml' | 'summaryHtml'> {
  const first = (read: (e: XmlElement) => string | null, ...names: string[]): string | null => {
    for (const element of allOf(fields, ...names)) {
      const html = read(element);
      if (html !== null) return html;
    }
    return null;
  };
  return {
    contentHtml:
      first(rssHtml, 'content:encoded', 'rss:content') ??
      first(atomHtml, 'atom:content') ??
      first(childrenAsHtml, 'xhtml:body', 'xhtml:div') ??
      first(rssHtml, 'rss:body', 'rss:fullitem', 'rss:fulltext', 'rss:full-text'),
    summaryHtml:
      first(rssHtml, 'rss:description', 'dc:description', 'dcterms:abstract') ??
      first(atomHtml, 'atom:summary') ??
      first(rssHtml, 'itunes:summary') ??
      inMedia(fields, HOST, 'media:description', rssHtml),
  };
}

function readItem(item: XmlElement, channel: Channel, hints: DecodeHints): ReturnType<FoundItem['read']> {
  const fields = fieldsOf(item, HOST);
  const base = baseOf(item, channel.outer);
  const { uri, guid } = identityOf(item, fields);
  const published = firstText(
    fields,
    'rss:pubdate',
    'atom:published',
    'dcterms:issued',
    'dcterms:created',
    'prism:publicationdate',
    'dc:date',
    'dcterms:date',
    'rss:date',
  );
  const changed =
    firstText(fields, 'atom:updated', 'dcterms:modified', 'prism:modificationdate', 'rss:modified', 'rss:updated', 'rss:lastmodified', 'dc:date') ?? published;
  const read = wireItemOfFeed(
    {
      format: 'rss',
      uri,
      base,
      ...textsOf(fields),
      headline: headlineOf(fields),
      byline: bylineOf(fields),
      language: oneLine(firstText(fields, 'dc:language', 'rss:language')) ?? languageOf(item) ?? channel.language,
      subjects: feedSubjects(fields, HOST),
      canonicalUrl: linkOf(fields, guid, base),
      ...feedRights(fields, channel.fields),
      infoSource: oneLine(firstText(fields, 'rss:source', 'dc:source', 'dc:publisher')) ?? channel.title,
      renditions: feedRenditions(fields, HOST, base),
      firstCreated: published ?? changed,
      versionCreated: changed,
    },
    hints,
  );
  return 'reason' in read ? { ...read, snippet: childrenAsHtml(item) } : read;
}

/** RSS 2.0, 0.91 to 0.94, 1.0 and 0.90, with Dublin Core, content, Media RSS, FeedBurner and Atom inside. */
export const rssDecoder: Decoder = {
  kind: 'xml',
  recognises: (reading) => reading.kind === 'xml' && rootOf(reading.root) !== null,
  find: (reading, hints) => {
    const root = reading.kind === 'xml' ? rootOf(reading.root) : null;
    if (root === null) return [];
    const channel = channelOf(root, hints);
    return itemsOf(root).map((item) => ({ read: () => readItem(item, channel, hints), snippet: () => childrenAsHtml(item) }));
  },
};
