import type { XmlElement } from '#platform/xml.ts';
import type { WireItem } from '../item.ts';

/** What is known of a delivery beside its bytes. */
export type DecodeHints = {
  /** Where it came from; relative links are resolved against it. */
  readonly url?: string | null;
  /** `charset` of the HTTP answer. */
  readonly charset?: string | null;
  /** IANA zone for dates without one. */
  readonly sourceZone?: string | null;
  /** Read it as this format, whatever it looks like. */
  readonly format?: string | null;
};

/** The text of a delivery after the first, format-blind reading. */
export type Reading = { readonly kind: 'xml'; readonly root: XmlElement; readonly strict: boolean } | { readonly kind: 'json'; readonly value: unknown };

/** An item that could not be read: why, and its beginning as it stood. */
export type RefusedItem = { readonly reason: string; readonly snippet: string };

/** An item that was read, and what was doubtful in it, in plain words. */
export type DecodedItem = { readonly item: WireItem; readonly problems: readonly string[] };

/** One item as its decoder found it: how to read it, and how to show it where that fails. */
export type FoundItem = { readonly read: () => DecodedItem | RefusedItem; readonly snippet: () => string };

/**
 * A format. `recognises` looks at the content only, never at a name. `find` lists the items without reading them, so
 * that `decode.ts` can read each alone and a bad one costs itself only.
 */
export type Decoder = {
  readonly kind: Reading['kind'];
  recognises(reading: Reading): boolean;
  find(reading: Reading, hints: DecodeHints): readonly FoundItem[];
};

/** An item refused by its decoder. */
export function isRefused(outcome: DecodedItem | RefusedItem): outcome is RefusedItem {
  return 'reason' in outcome;
}
