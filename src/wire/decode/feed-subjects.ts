import { attributeOf, textOf, type XmlElement } from '#platform/xml.ts';
import type { WireSubject } from '../item.ts';
import { allOf, fieldsOf, type Fields } from './feed-fields.ts';
import { oneLine } from './html-text.ts';
import { rssLine } from './markup.ts';

/** Media RSS elements of this name in the item, its groups and its contents. */
function allInMedia(fields: Fields, host: string, name: string, depth = 2): readonly XmlElement[] {
  const inner = depth === 0 ? [] : allOf(fields, 'media:group', 'media:content').flatMap((e) => allInMedia(fieldsOf(e, host), host, name, depth - 1));
  return [...allOf(fields, name), ...inner];
}

/** Key words in one element, parted by commas. */
function keywords(elements: readonly XmlElement[]): readonly WireSubject[] {
  return elements.flatMap((e) => (rssLine(e) ?? '').split(/[,;]/)).map((word): WireSubject => ({ code: null, name: oneLine(word), scheme: null }));
}

/** Subjects of a feed's item: RSS and Atom categories, Dublin Core, Media RSS, key words; each once, in document order. `host`: the vocabulary of bare names. */
export function feedSubjects(fields: Fields, host: string): readonly WireSubject[] {
  const wrapped = allOf(fields, 'rss:categories').flatMap((e) => allOf(fieldsOf(e, host), 'rss:category'));
  const subjects: WireSubject[] = [
    ...[...allOf(fields, 'rss:category'), ...wrapped, ...allOf(fields, 'dc:subject', 'dcterms:subject')].map((e): WireSubject => {
      const scheme = attributeOf(e, 'domain');
      const name = rssLine(e) ?? attributeOf(e, 'term');
      return { code: scheme === null ? null : name, name, scheme };
    }),
    ...allOf(fields, 'atom:category').map((e): WireSubject => {
      const code = attributeOf(e, 'term') ?? rssLine(e);
      return { code, name: attributeOf(e, 'label') ?? code, scheme: attributeOf(e, 'scheme') };
    }),
    ...allInMedia(fields, host, 'media:category').map((e): WireSubject => {
      const code = textOf(e).trim() === '' ? null : textOf(e).trim();
      return { code, name: attributeOf(e, 'label') ?? code, scheme: attributeOf(e, 'scheme') };
    }),
    ...allOf(fields, 'itunes:category').map((e): WireSubject => ({ code: null, name: attributeOf(e, 'text'), scheme: null })),
    ...keywords([...allInMedia(fields, host, 'media:keywords'), ...allOf(fields, 'itunes:keywords', 'rss:keywords')]),
  ];
  const seen = new Set<string>();
  return subjects.filter((s) => {
    const key = JSON.stringify([s.code, s.name, s.scheme]);
    if ((s.code === null && s.name === null) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
