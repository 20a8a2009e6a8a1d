import { attributeOf, textOf, type XmlElement } from '#platform/xml.ts';
import { allOf, firstText, type Fields } from './feed-fields.ts';
import { htmlToText, oneLine } from './html-text.ts';
import { atomText } from './markup.ts';

/** Words of a licence or of a condition, as against a bare "Copyright 2026 The Paper". */
const CONDITIONS =
  /\b(?:may (?:not|only)?|must|prohibit|permi(?:t|ssion)|licen[cs]e|terms of use|non-?commercial|redistribut|republi|reproduc|personal use|editorial use|reserved to|consent)/i;

/** What a feed says of rights. Feeds have one field for notice and terms: the notice is kept word for word, and stands as terms too where it sets conditions. */
export type FeedRights = { readonly usageTerms: string | null; readonly copyrightHolder: string | null };

/** Word for word (W-60): white space inside stays as it is; only markup goes. */
function noticeOf(element: XmlElement): string | null {
  const text = attributeOf(element, 'type') === null ? textOf(element) : (atomText(element) ?? '');
  const plain = /<\/?[a-z]|&\w+;/i.test(text) ? htmlToText(text) : text.trim();
  return plain === '' ? null : plain;
}

/** Rights of an item, else of its feed: `dc:rights`, `media:copyright`, `copyright`, Atom `rights`, and named licences. */
export function feedRights(item: Fields, feed: Fields): FeedRights {
  for (const fields of [item, feed]) {
    const element = allOf(fields, 'dc:rights', 'dcterms:rights', 'atom:rights', 'atom:copyright', 'media:copyright', 'rss:copyright')[0];
    const notice = element === undefined ? null : noticeOf(element);
    const link = allOf(fields, 'atom:link').find((e) => attributeOf(e, 'rel')?.toLowerCase() === 'license');
    const licence = oneLine(firstText(fields, 'cc:license', 'dcterms:license')) ?? (link === undefined ? null : attributeOf(link, 'href'));
    if (notice !== null || licence !== null) {
      const terms = [notice !== null && CONDITIONS.test(notice) ? notice : null, licence].filter((t) => t !== null);
      return { copyrightHolder: notice, usageTerms: terms.length > 0 ? terms.join(' ') : null };
    }
  }
  return { usageTerms: null, copyrightHolder: null };
}
