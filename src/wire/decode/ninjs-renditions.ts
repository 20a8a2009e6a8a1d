import type { WireRendition } from '../item.ts';
import { plainLine } from './html-text.ts';
import { webLink } from './link.ts';
import { asList, asObject, asText, field, lowerNames, type JsonObject } from './read-json.ts';

const count = (value: unknown): number | null => {
  const number = Number(asText(value) ?? Number.NaN);
  return Number.isInteger(number) && number > 0 ? number : null;
};

function firstLine(object: JsonObject, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = object[name];
    const listed = asObject(asList(value)[0]);
    const text = asText(listed === null ? value : field(listed, 'value'));
    const line = text === null ? null : plainLine(text);
    if (line !== null) return line;
  }
  return null;
}

/** A map of names to things (1.x) or a list of things with a name (2.x, 3.x), as a list. */
const things = (value: unknown): readonly JsonObject[] => {
  const map = asObject(value);
  return (map === null ? asList(value) : Object.keys(map).map((key) => map[key]))
    .map(asObject)
    .filter((o) => o !== null)
    .map(lowerNames);
};

function renditionsOf(
  object: JsonObject,
  words: { readonly title: string | null; readonly credit: string | null },
  base: string | null,
): readonly WireRendition[] {
  return things(object['renditions']).flatMap((one) => {
    const href = webLink(asText(one['href']), base);
    if (href === null) return [];
    return [
      {
        href,
        mimeType: asText(field(one, 'mimetype', 'contenttype')),
        width: count(one['width']),
        height: count(one['height']),
        title: words.title ?? firstLine(one, 'title'),
        credit: words.credit,
      },
    ];
  });
}

/** Files of a ninjs item: its own renditions and those of its associations, with their captions and credits. */
export function ninjsRenditions(object: JsonObject, base: string | null): readonly WireRendition[] {
  const own = renditionsOf(object, { title: null, credit: null }, base);
  const associated = things(object['associations']).flatMap((association) =>
    renditionsOf(
      association,
      {
        title: firstLine(association, 'description_text', 'descriptions', 'description_html', 'description_xhtml', 'headline', 'headlines'),
        credit: firstLine(association, 'creditline', 'byline', 'by', 'copyrightholder', 'copyrightnotice'),
      },
      base,
    ),
  );
  const seen = new Set<string>();
  return [...own, ...associated].filter(({ href }) => !seen.has(href) && seen.add(href));
}
