import { elementsOf, attributeOf, textOf, type XmlElement } from '#platform/xml.ts';
import { usableBase } from './link.ts';

/** Namespaces of feeds by address; what is compared is lower-case, without scheme, `www.` and closing slash. */
const VOCABULARIES: Readonly<Record<string, string>> = {
  'w3.org/2005/atom': 'atom',
  'purl.org/atom/ns#': 'atom',
  'purl.org/rss/1.0': 'rss',
  'my.netscape.com/rdf/simple/0.9': 'rss',
  'channel.netscape.com/rdf/simple/0.9': 'rss',
  'my.netscape.com/publish/formats/rss-0.91.dtd': 'rss',
  'purl.org/net/rss1.1#': 'rss',
  'backend.userland.com/rss': 'rss',
  'backend.userland.com/rss2': 'rss',
  'backend.userland.com/rss091': 'rss',
  'blogs.law.harvard.edu/tech/rss': 'rss',
  'cyber.law.harvard.edu/rss/rss.html': 'rss',
  'w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0/modules/content': 'content',
  'search.yahoo.com/mrss': 'media',
  'tools.search.yahoo.com/mrss': 'media',
  'video.search.yahoo.com/mrss': 'media',
  'rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'purl.org/syndication/thread/1.0': 'thr',
  'backend.userland.com/creativecommonsrssmodule': 'cc',
  'creativecommons.org/ns#': 'cc',
  'web.resource.org/cc': 'cc',
  'w3.org/1999/xhtml': 'xhtml',
  'prismstandard.org/namespaces/1.2/basic': 'prism',
  'prismstandard.org/namespaces/basic/2.0': 'prism',
  'xmlnews.org/namespaces/meta#': 'xmlnews',
};
/** Prefixes whose meaning is settled by use, for feeds that never declare them. */
const USUAL_PREFIXES: Readonly<Record<string, string>> = {
  atom: 'atom',
  a10: 'atom',
  rdf: 'rdf',
  dc: 'dc',
  dcterms: 'dcterms',
  content: 'content',
  media: 'media',
  feedburner: 'feedburner',
  itunes: 'itunes',
  cc: 'cc',
  creativecommons: 'cc',
  xhtml: 'xhtml',
  prism: 'prism',
  rss: 'rss',
};

function shortUri(uri: string): string {
  return uri
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/$/, '');
}

/**
 * Vocabulary of an element: by namespace address, else by usual prefix. Without a prefix it is `host` (the document's
 * own) when it stands in the root's default namespace or in none. Null: a namespace that is not read.
 */
function vocabularyOf(element: XmlElement, host: string, root: XmlElement): string | null {
  const prefix = element.name.includes(':') ? element.name.slice(0, element.name.indexOf(':')).toLowerCase() : '';
  const byUri = element.uri === '' ? undefined : VOCABULARIES[shortUri(element.uri)];
  if (prefix === '') {
    if (element.uri === '' || element.uri === root.uri || byUri === host) return host;
    return byUri ?? null;
  }
  if (byUri !== undefined) return byUri;
  return element.uri === '' || element.uri === prefix ? (USUAL_PREFIXES[prefix] ?? null) : null;
}

/** Child elements by vocabulary and lower-case name: `rss:title`, `dc:creator`, `media:content`. */
export type Fields = ReadonlyMap<string, readonly XmlElement[]>;

/** Sorts the children of `element` by what they mean. `host` is the vocabulary of names without a prefix. */
export function fieldsOf(element: XmlElement, host: string): Fields {
  let root = element;
  while (root.parent !== null) root = root.parent;
  const fields = new Map<string, XmlElement[]>();
  for (const child of elementsOf(element)) {
    const vocabulary = vocabularyOf(child, host, root);
    if (vocabulary === null) continue;
    const key = `${vocabulary}:${child.local.toLowerCase()}`;
    const held = fields.get(key);
    if (held === undefined) fields.set(key, [child]);
    else held.push(child);
  }
  return fields;
}

/** All elements of these names, name by name. */
export function allOf(fields: Fields, ...names: readonly string[]): readonly XmlElement[] {
  return names.flatMap((name) => fields.get(name) ?? []);
}

/** The first text that is not empty among the elements of these names, name by name; trimmed. */
export function firstText(fields: Fields, ...names: readonly string[]): string | null {
  for (const element of allOf(fields, ...names)) {
    const text = textOf(element).trim();
    if (text !== '') return text;
  }
  return null;
}

/** The nearest `xml:base` of an element, each resolved against the one outside it; `outer` where there is none (H-4). */
export function baseOf(element: XmlElement, outer: string | null): string | null {
  const above = element.parent === null ? outer : baseOf(element.parent, outer);
  return usableBase(attributeOf(element, 'xml:base'), above);
}

/** The nearest `xml:lang` of an element. */
export function languageOf(element: XmlElement): string | null {
  return attributeOf(element, 'xml:lang') ?? (element.parent === null ? null : languageOf(element.parent));
}
