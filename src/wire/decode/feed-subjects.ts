import { attributeOf, textOf } from '#platform/xml.ts';
import type { WireSubject } from '../item.ts';
import { allOf, type Fields } from './feed-fields.ts';
import { rssLine } from './markup.ts';

/** Subjects of a feed's item: RSS categories, Atom categories, Dublin Core and Media RSS; each once, in document order. */
export function feedSubjects(fields: Fields): readonly WireSubject[] {
  const subjects: WireSubject[] = [
    ...allOf(fields, 'rss:category', 'dc:subject', 'dcterms:subject').map((e): WireSubject => {
      const scheme = attributeOf(e, 'domain');
      const name = rssLine(e) ?? attributeOf(e, 'term');
      return { code: scheme === null ? null : name, name, scheme };
    }),
    ...allOf(fields, 'atom:category').map((e): WireSubject => {
      const code = attributeOf(e, 'term') ?? rssLine(e);
      return { code, name: attributeOf(e, 'label') ?? code, scheme: attributeOf(e, 'scheme') };
    }),
    ...allOf(fields, 'media:category').map((e): WireSubject => {
      const code = textOf(e).trim() === '' ? null : textOf(e).trim();
      return { code, name: attributeOf(e, 'label') ?? code, scheme: attributeOf(e, 'scheme') };
    }),
    ...allOf(fields, 'itunes:category').map((e): WireSubject => ({ code: null, name: attributeOf(e, 'text'), scheme: null })),
  ];
  const seen = new Set<string>();
  return subjects.filter((s) => {
    const key = JSON.stringify([s.code, s.name, s.scheme]);
    if ((s.code === null && s.name === null) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
