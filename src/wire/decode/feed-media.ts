import { attributeOf, type XmlElement } from '#platform/xml.ts';
import type { WireRendition } from '../item.ts';
import { allOf, fieldsOf, firstText, type Fields } from './feed-fields.ts';
import { webLink } from './link.ts';
import { rssLine } from './markup.ts';

/** A count of pixels or bytes as written; null for anything that is no whole positive number. */
export function wholeNumber(written: string | null): number | null {
  const number = /^\s*(\d{1,9})(?:\.0+)?\s*(?:px)?\s*$/.exec(written ?? '')?.[1];
  return number === undefined || Number(number) === 0 ? null : Number(number);
}

type Around = { readonly title: string | null; readonly credit: string | null };

/** Title and credit of a media element; what it does not say, its group or item says. */
function wordsOf(fields: Fields, outer: Around): Around {
  const line = (name: string): string | null => {
    const element = fields.get(name)?.[0];
    return element === undefined ? null : rssLine(element);
  };
  const credits = allOf(fields, 'media:credit')
    .map(rssLine)
    .filter((c) => c !== null);
  return {
    title: line('media:title') ?? line('media:description') ?? outer.title,
    credit: credits.length > 0 ? [...new Set(credits)].join(', ') : (line('media:copyright') ?? outer.credit),
  };
}

function rendition(element: XmlElement, address: 'url' | 'href', around: Around, base: string | null): WireRendition | null {
  const href = webLink(attributeOf(element, address), base);
  if (href === null) return null;
  return {
    href,
    mimeType: attributeOf(element, 'type'),
    width: wholeNumber(attributeOf(element, 'width')),
    height: wholeNumber(attributeOf(element, 'height')),
    ...around,
  };
}

/** The media of one element: its contents, their own thumbnails, its groups. */
function mediaIn(fields: Fields, around: Around, base: string | null, host: string): readonly WireRendition[] {
  const contents = allOf(fields, 'media:content').flatMap((element) => {
    const inner = fieldsOf(element, host);
    const words = wordsOf(inner, around);
    return [rendition(element, 'url', words, base), ...mediaIn(inner, words, base, host)];
  });
  const groups = allOf(fields, 'media:group').flatMap((group) => {
    const inner = fieldsOf(group, host);
    return mediaIn(inner, wordsOf(inner, around), base, host);
  });
  const thumbnails = allOf(fields, 'media:thumbnail').map((element) => rendition(element, 'url', around, base));
  return [...contents, ...groups, ...thumbnails].filter((r) => r !== null);
}

/** The same file in several elements is one rendition; each element adds what the others left open. */
function once(all: readonly WireRendition[]): readonly WireRendition[] {
  const byHref = new Map<string, WireRendition>();
  for (const next of all) {
    const held = byHref.get(next.href);
    byHref.set(
      next.href,
      held === undefined
        ? next
        : {
            href: held.href,
            mimeType: held.mimeType ?? next.mimeType,
            width: held.width ?? next.width,
            height: held.height ?? next.height,
            title: held.title ?? next.title,
            credit: held.credit ?? next.credit,
          },
    );
  }
  return [...byHref.values()];
}

/** What Media RSS says under `name`, read by `read`: in the item, else in its groups and contents, the first that says something. */
export function inMedia<T>(fields: Fields, host: string, name: string, read: (element: XmlElement) => T | null, depth = 2): T | null {
  for (const element of allOf(fields, name)) {
    const value = read(element);
    if (value !== null) return value;
  }
  if (depth === 0) return null;
  for (const element of allOf(fields, 'media:group', 'media:content')) {
    const value = inMedia(fieldsOf(element, host), host, name, read, depth - 1);
    if (value !== null) return value;
  }
  return null;
}

/** Files of a feed's item: Media RSS, enclosures, Atom's enclosure links, the item's own image. Sizes in pixels. */
export function feedRenditions(fields: Fields, host: string, base: string | null): readonly WireRendition[] {
  // The item's own title is no caption: only what Media RSS says of the media is.
  const around = wordsOf(fields, { title: null, credit: null });
  const enclosures = allOf(fields, 'rss:enclosure').map((e) => rendition(e, 'url', around, base) ?? rendition(e, 'href', around, base));
  const links = allOf(fields, 'atom:link')
    .filter((e) => attributeOf(e, 'rel')?.toLowerCase() === 'enclosure')
    .map((e) => rendition(e, 'href', { ...around, title: attributeOf(e, 'title') ?? around.title }, base));
  const pictures = allOf(fields, 'itunes:image').map((e) => rendition(e, 'href', around, base));
  const images = allOf(fields, 'rss:image').map((e): WireRendition | null => {
    const href = webLink(firstText(fieldsOf(e, host), 'rss:url') ?? attributeOf(e, 'url') ?? attributeOf(e, 'href'), base);
    return href === null ? null : { href, mimeType: null, width: null, height: null, ...around };
  });
  return once([...mediaIn(fields, around, base, host), ...[...enclosures, ...links, ...pictures, ...images].filter((r) => r !== null)]);
}
