import type { WireFormat, WireItem } from '../item.ts';
import type { DecodedItem, DecodeHints } from './decoder.ts';
import { cleanHtml, tooMuchHtml } from './clean-html.ts';
import { htmlToText } from './html-text.ts';
import { readWireDate } from './wire-date.ts';

/** What a feed's decoder found for one item; dates as they are written. */
export type FeedItem = Pick<
  WireItem,
  'uri' | 'headline' | 'byline' | 'language' | 'subjects' | 'canonicalUrl' | 'usageTerms' | 'copyrightHolder' | 'infoSource' | 'renditions'
> & {
  readonly format: Extract<WireFormat, 'rss' | 'atom'>;
  readonly firstCreated: string | null;
  readonly versionCreated: string | null;
  readonly contentHtml: string | null;
  readonly summaryHtml: string | null;
  /** Relative links of the text are resolved against it. */
  readonly base: string | null;
};

/** Makes a wire item of a feed's item. Feeds have no versions, status, embargo or notes: those stay unknown, and "usable". */
export function wireItemOfFeed(found: FeedItem, hints: DecodeHints): DecodedItem | { reason: string } {
  const problems: string[] = [];
  const zone = hints.sourceZone ?? null;
  const date = (raw: string | null, name: string): string | null => {
    const read = readWireDate(raw, zone);
    if (raw !== null && read === null) problems.push(`its ${name} is no date: "${raw.slice(0, 60)}"`);
    return read;
  };
  const html = found.contentHtml ?? found.summaryHtml;
  const tooMuch = [found.contentHtml, found.summaryHtml].map((text) => tooMuchHtml(text ?? '')).find((reason) => reason !== null);
  if (tooMuch !== undefined) return { reason: tooMuch };
  if (html === null && found.headline === null && found.uri === null && found.canonicalUrl === null && found.renditions.length === 0)
    return { reason: 'it is empty: no title, no text, no link and no identity' };
  const bodyHtml = html === null ? null : cleanHtml(html, found.base);
  const bodyText = bodyHtml === null ? null : htmlToText(bodyHtml);
  const { format, uri, headline, byline, language, subjects, canonicalUrl, usageTerms, copyrightHolder, infoSource, renditions } = found;
  const item: WireItem = {
    format,
    uri,
    version: null,
    versionCreated: date(found.versionCreated, 'date of change'),
    firstCreated: date(found.firstCreated, 'date'),
    pubStatus: 'usable',
    signal: null,
    urgency: null,
    slugline: null,
    headline,
    byline,
    located: null,
    bodyHtml,
    bodyText,
    summary: found.summaryHtml === null ? null : found.summaryHtml === html ? bodyText : htmlToText(found.summaryHtml),
    language,
    subjects,
    canonicalUrl,
    edNote: null,
    embargoedUntil: null,
    usageTerms,
    copyrightHolder,
    infoSource,
    creditLine: null,
    renditions,
  };
  return { item, problems };
}
