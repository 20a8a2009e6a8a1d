import type { Decoder, Reading } from './decoder.ts';
import { readNinjsItem } from './ninjs-item.ts';
import { asObject, asText, field, type JsonObject } from './read-json.ts';

/** Properties of ninjs 1.x, 2.x and 3.x, lower-case. One of them beside an identity makes an object a ninjs item. */
const OF_NINJS = new Set([
  'pubstatus',
  'versioncreated',
  'firstcreated',
  'contentcreated',
  'headline',
  'headlines',
  'body_html',
  'body_xhtml',
  'body_text',
  'bodies',
  'description_text',
  'description_html',
  'description_xhtml',
  'descriptions',
  'embargoed',
  'embargoeduntil',
  'expires',
  'urgency',
  'ednote',
  'usageterms',
  'copyrightholder',
  'copyrightnotice',
  'representationtype',
  'byline',
  'by',
  'slugline',
  'located',
  'altids',
  'infosources',
  'rightsinfo',
  'associations',
  'renditions',
  'subject',
  'subjects',
  'profile',
  'genre',
  'genres',
  'place',
  'places',
  'people',
  'person',
  'organisation',
  'organisations',
  'event',
  'events',
  'object',
  'objects',
  'standard',
  '$standard',
  'trustindicator',
  'trustindicators',
  'charcount',
  'wordcount',
  'mimetype',
  'language',
  'type',
  'version',
]);
/** Where collections keep their items. */
const LISTS = ['item', 'items', '_items', 'newsItems', 'newsitems', 'results', 'content', 'articles', 'data'];

/** Other JSON formats that also have a `uri` or `guid`: dpa (urn), AP (altids.itemid), JSON Feed, WordPress (guid is an object). */
function isOther(object: JsonObject): boolean {
  const altids = asObject(field(object, 'altids'));
  const version = field(object, 'version');
  return (
    asText(field(object, 'urn')) !== null ||
    (altids !== null && Object.hasOwn(altids, 'itemid')) ||
    (typeof version === 'string' && /jsonfeed\.org/.test(version))
  );
}

function isNinjs(value: unknown): value is JsonObject {
  const object = asObject(value);
  if (object === null || isOther(object)) return false;
  if (/ninjs/i.test(asText(field(asObject(field(object, 'standard', '$standard')) ?? {}, 'name', 'schema')) ?? '')) return true;
  const identity = asText(field(object, 'uri', 'guid'));
  const names = Object.keys(object).map((key) => key.toLowerCase());
  return identity !== null && (names.length === 1 || names.some((name) => OF_NINJS.has(name)));
}

/** The objects that may be items: a list, a collection's list, or the one object that the file is. */
function candidates(reading: Reading): readonly unknown[] {
  if (reading.kind !== 'json') return [];
  if (Array.isArray(reading.value)) return reading.value;
  const object = asObject(reading.value);
  if (object === null || isNinjs(object)) return [reading.value];
  for (const name of LISTS) {
    const list = field(object, name);
    if (Array.isArray(list)) return list;
    if (isNinjs(list)) return [list];
  }
  return [reading.value];
}

/** IPTC ninjs 1.x, 2.x and 3.x: one item, a list, or a collection with a list. */
export const ninjsDecoder: Decoder = {
  kind: 'json',
  recognises: (reading) => candidates(reading).some(isNinjs),
  find: (reading, hints) =>
    candidates(reading).map((value) => ({
      read: () => {
        const object = asObject(value);
        if (object === null)
          return {
            reason: `it is no object but ${Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`}`,
            snippet: JSON.stringify(value) ?? '',
          };
        const read = readNinjsItem(object, hints);
        return 'reason' in read ? { ...read, snippet: JSON.stringify(value) } : read;
      },
      snippet: () => JSON.stringify(value) ?? '',
    })),
};
