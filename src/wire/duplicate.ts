import { createHash } from 'node:crypto';
import { comparableLink, contentHash, metaHash } from './content-hash.ts';
import type { WireItem } from './item.ts';

/** An item with the identity it is kept under. */
export type KeyedItem = { readonly key: string; readonly item: WireItem };

/** What an arrival is, compared with what is kept under its key. */
export type Arrival =
  /** Never seen. */
  | 'new'
  /** Same words and same facts: only seen again. */
  | 'same'
  /** Same words, other facts (pictures, subjects, rights): kept, nobody is alarmed. */
  | 'quiet'
  /** Other words, or another status or embargo. */
  | 'update'
  /** An older revision than the one kept, arriving late: changes nothing. */
  | 'late';

const urn = (...parts: readonly (string | null)[]): string => `urn:sha256:${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;

/** Identity by the ladder of W-3: the source's own id, else its link, else headline and date, else the content. */
function ownKey(item: WireItem): string {
  if (item.uri !== null) return item.uri;
  const link = comparableLink(item.canonicalUrl);
  if (link !== null) return link;
  return item.headline !== null && item.firstCreated !== null ? urn(item.headline, item.firstCreated) : urn(contentHash(item));
}

/** Is `a` a later revision than `b`? By versionCreated where both have an instant; null where they do not say (W-10). */
function laterThan(a: WireItem, b: WireItem): boolean | null {
  const at = [a.versionCreated, b.versionCreated].map((date) => (date?.endsWith('Z') === true ? Date.parse(date) : Number.NaN));
  const [one = Number.NaN, other = Number.NaN] = at;
  return Number.isNaN(one) || Number.isNaN(other) || one === other ? null : one > other;
}

/**
 * Gives each item of one delivery its key. An id that comes twice (W-4): same words → once; another link → two items,
 * keyed by id and link; same link, other words → the later one.
 */
export function keyItems(items: readonly WireItem[]): readonly KeyedItem[] {
  const byKey = new Map<string, WireItem>();
  for (const item of items) {
    const key = ownKey(item);
    const held = byKey.get(key);
    const link = comparableLink(item.canonicalUrl);
    if (held !== undefined && link !== comparableLink(held.canonicalUrl) && link !== null && contentHash(held) !== contentHash(item)) {
      byKey.set(`${key}|${link}`, item);
    } else if (held === undefined || laterThan(item, held) === true) byKey.set(key, item);
  }
  return [...byKey].map(([key, item]) => ({ key, item }));
}

/** What `item` is, beside `kept` (the item kept under its key, or null). Decides by content, never by a date alone. */
export function compareArrival(item: WireItem, kept: WireItem | null): Arrival {
  if (kept === null) return 'new';
  const sameWords = contentHash(item) === contentHash(kept);
  if (sameWords && metaHash(item) === metaHash(kept)) return 'same';
  // A withdrawal counts whenever it comes (W-32).
  if (laterThan(item, kept) === false && item.pubStatus !== 'canceled') return 'late';
  return sameWords && item.pubStatus === kept.pubStatus && item.embargoedUntil === kept.embargoedUntil ? 'quiet' : 'update';
}
