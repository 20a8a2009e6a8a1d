import { ok, refuse, type Result } from '#platform/result.ts';
import type { WireFormat, WireItem } from '../item.ts';
import { atomDecoder } from './atom.ts';
import { bytesToText } from './bytes-to-text.ts';
import { isRefused, type DecodedItem, type DecodeHints, type Decoder, type FoundItem, type Reading, type RefusedItem } from './decoder.ts';
import { LIMITS } from './limits.ts';
import { ninjsDecoder } from './ninjs.ts';
import { notAFeed } from './not-a-feed.ts';
import { readJson } from './read-json.ts';
import { readXml } from './read-xml.ts';
import { rssDecoder } from './rss.ts';
import { unpack } from './unpack.ts';

/** Every format that can be read. A format added to `WireFormat` does not compile until its decoder stands here. */
export const DECODERS = { rss: rssDecoder, atom: atomDecoder, ninjs: ninjsDecoder } satisfies Record<WireFormat, Decoder>;

/** Names of the formats, for `--format`. */
export const WIRE_FORMATS = Object.keys(DECODERS) as readonly WireFormat[];

/**
 * A delivery, read. No items and no problem of its own: a healthy, empty feed. `refused` are items that could not be
 * read; `problems` are faults that did not stop the reading, `item` the index in `items` or null for the whole.
 */
export type Decoded = {
  readonly format: WireFormat;
  readonly encoding: string;
  readonly items: readonly WireItem[];
  readonly refused: readonly RefusedItem[];
  readonly problems: readonly { readonly item: number | null; readonly text: string }[];
};

function readAny(text: string): Result<{ reading: Reading; problems: readonly string[] }> {
  const start = text.trimStart().charAt(0);
  if (start === '{' || start === '[') {
    const json = readJson(text.trim());
    return json.ok ? ok({ reading: { kind: 'json', value: json.value.value }, problems: json.value.problems }) : json;
  }
  const xml = readXml(text);
  return xml.ok ? ok({ reading: { kind: 'xml', root: xml.value.root, strict: xml.value.strict }, problems: xml.value.problems }) : xml;
}

function formatOf(reading: Reading, wanted: string | null): WireFormat | null {
  const named = WIRE_FORMATS.find((format) => format === wanted && DECODERS[format].kind === reading.kind);
  return named ?? WIRE_FORMATS.find((format) => DECODERS[format].recognises(reading)) ?? null;
}

/** Reads one item; whatever goes wrong with it stays with it. */
function readItem(found: FoundItem): DecodedItem | RefusedItem {
  try {
    return found.read();
  } catch (fault) {
    return { reason: `it broke its reader (${(fault as Error).message})`, snippet: found.snippet() };
  }
}

/**
 * Bytes of a delivery to items. Never throws for what the bytes hold. Refuses `wire/unreadable` (not a feed: an HTML
 * page, another kind of file), `wire/broken` (damaged beyond reading) and `wire/too-large`.
 */
export function decode(bytes: Uint8Array, hints: DecodeHints = {}): Result<Decoded> {
  const plain = unpack(bytes);
  if (!plain.ok) return plain;
  const binary = notAFeed.bytes(plain.value);
  if (binary !== null) return refuse('wire/unreadable', binary);
  const { text, encoding, problems } = bytesToText(plain.value, hints.charset ?? null);
  const other = notAFeed.text(text);
  if (other !== null) return refuse('wire/unreadable', other);
  const read = readAny(text);
  if (!read.ok) return read;
  const format = formatOf(read.value.reading, hints.format ?? null);
  if (format === null) return refuse('wire/unreadable', notAFeed.reading(read.value.reading));
  const found = DECODERS[format].find(read.value.reading, hints);
  return ok(collect(format, encoding, found, [...problems, ...read.value.problems]));
}

function collect(format: WireFormat, encoding: string, found: readonly FoundItem[], whole: readonly string[]): Decoded {
  const items: WireItem[] = [];
  const refused: RefusedItem[] = [];
  const problems: { item: number | null; text: string }[] = whole.map((text) => ({ item: null, text }));
  if (found.length > LIMITS.items) problems.push({ item: null, text: `it holds ${found.length} items; the first ${LIMITS.items} are read` });
  for (const one of found.slice(0, LIMITS.items)) {
    const outcome = readItem(one);
    if (isRefused(outcome)) refused.push({ reason: outcome.reason, snippet: outcome.snippet.slice(0, LIMITS.snippetChars) });
    else {
      problems.push(...outcome.problems.map((text) => ({ item: items.length, text })));
      items.push(outcome.item);
    }
  }
  return { format, encoding, items, refused, problems };
}
