import { createHash } from 'node:crypto';
import { splitBoilerplate } from './boilerplate.ts';
import type { WireItem } from './item.ts';

const sha256 = (parts: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

const folded = (text: string | null): string => (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();

/** Parameters that count readers and change from one fetch to the next. */
const COUNTING = /^(?:utm_\w+|mtm_\w+|fbclid|gclid|dclid|mc_[ce]id|cmp(?:id)?|ref|src|partner|emc|xtor|ns_\w+|ito|feed(?:type|name))$/i;

/** An address as it is compared (W-5): https, no fragment, no counting parameters, no slash at the end. */
export function comparableLink(link: string | null): string | null {
  const url = link === null ? null : URL.parse(link);
  if (url === null || !/^https?:$/.test(url.protocol)) return link;
  url.protocol = 'https:';
  url.hash = '';
  const counting = [...url.searchParams.keys()].filter((name) => COUNTING.test(name));
  for (const name of counting) url.searchParams.delete(name);
  url.searchParams.sort();
  return url.href.replace(/\/$/, '');
}

/**
 * SHA-256 (hex) of what an item says: headline, byline, text; white space folded, markup and boilerplate out (W-12).
 * Rotating tracking addresses and advertisements in the markup do not change it.
 */
export function contentHash(item: WireItem): string {
  const text = splitBoilerplate(item.bodyText ?? item.summary ?? '').kept.map(folded);
  return sha256([folded(item.headline), folded(item.byline), text.join('\n')]);
}

/** SHA-256 (hex) of everything else that matters: status, dates, embargo, rights, notes, pictures, subjects. */
export function metaHash(item: WireItem): string {
  const pictures = item.renditions.map(({ href, title, credit }) => [comparableLink(href), title, credit]);
  return sha256([
    item.version,
    item.versionCreated,
    item.firstCreated,
    item.pubStatus,
    item.signal,
    item.urgency,
    item.slugline,
    item.located,
    item.language,
    item.subjects,
    item.edNote,
    item.embargoedUntil,
    item.usageTerms,
    item.copyrightHolder,
    item.creditLine,
    item.expires ?? null,
    item.copyrightNotice ?? null,
    comparableLink(item.canonicalUrl),
    pictures,
  ]);
}
