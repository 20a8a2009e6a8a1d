import type { Instant } from '#platform/clock.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { documentText } from '#story/document-text.ts';
import type { Document } from '#story/document.ts';
import { parseHtml, type ParsedHtml } from '#story/parse-html.ts';
import { documentFromText } from '#story/parse-text.ts';
import type { Rights } from '#story/rights.ts';
import type { Language, Story } from '#story/story.ts';
import { isBoilerplate } from './boilerplate.ts';
import { bylineNames } from './byline.ts';
import { takeDateline } from './dateline.ts';
import { picturesBeside, type DraftPicture } from './draft-pictures.ts';
import { embargoInstant, holdReason } from './hold.ts';
import type { WireItem } from './item.ts';
import type { KeptItem } from './kept-item.ts';
import type { Source } from './source.ts';

/** What becomes of a wire item: the parts of a story that it fills. Identity, slug and dates are the newsroom's. */
export type StoryDraft = Pick<Story, 'content' | 'origin' | 'rights' | 'embargoedUntil'> & {
  /** In the text or beside it; none of them is in the story until the newsroom has fetched and kept it. */
  readonly pictures: readonly DraftPicture[];
  /** What of the source's text was left out, in words, for the editor. */
  readonly leftOut: readonly string[];
};

/** What the station adds to a taken item. `source` may be gone since the item came. */
export type DraftOptions = {
  readonly source: Pick<Source, 'name' | 'credit' | 'section'> | null;
  /** Section the editor chose; wins over the source's. */
  readonly section?: string | null;
  /** For items in another language than the two, or in none. */
  readonly language: Language;
};

const SUMMARY_CHARS = 500;

function languageOf(item: WireItem, fallback: Language): Language {
  const tag = item.language?.toLowerCase() ?? '';
  return /^es(?:[-_]|$)/.test(tag) ? 'es' : /^en(?:[-_]|$)/.test(tag) ? 'en' : fallback;
}

function webAddress(link: string | null): string | null {
  const url = link === null ? null : URL.parse(link);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' ? (link ?? null) : null;
}

/** Expiry as an instant; one without a zone counts from where the day begins first, so that no right outlives its day. */
function expiryOf(item: WireItem): Instant | null {
  const written = item.expires ?? null;
  if (written === null) return null;
  const at = Date.parse(written.replace(/Naive$/, 'Z'));
  return written.endsWith('Naive') ? at - 14 * 3_600_000 : at;
}

function rightsOf(item: WireItem): Rights {
  return { usageTerms: item.usageTerms, copyrightHolder: item.copyrightHolder ?? item.copyrightNotice ?? null, expiresAt: expiryOf(item), syndicate: false };
}

function bodyOf(item: WireItem): Result<ParsedHtml> {
  const html = item.bodyHtml === null ? null : parseHtml(item.bodyHtml, { baseUrl: webAddress(item.canonicalUrl) });
  if (html?.ok === true) return html;
  const text = item.bodyText ?? item.summary;
  // HTML that cannot be held still has its words.
  if (html !== null && text === null) return html;
  return ok({ document: documentFromText(text ?? ''), images: [], dropped: html === null ? [] : ['structure'] });
}

/** Paragraphs that are the agency's furniture go out of the text, once (W-70). */
function withoutBoilerplate(document: Document): { readonly document: Document; readonly lines: readonly string[] } {
  const isFurniture = (block: Document['content'][number]): boolean =>
    block.type === 'paragraph' && isBoilerplate(documentText({ type: 'doc', content: [block] }));
  const content = document.content.filter((block) => !isFurniture(block));
  const lines = document.content.filter(isFurniture).map((block) => documentText({ type: 'doc', content: [block] }));
  return content.length === 0 ? { document, lines: [] } : { document: { type: 'doc', content }, lines };
}

function summaryOf(item: WireItem, body: Document): string | null {
  const summary = item.summary?.replace(/\s+/g, ' ').trim() ?? '';
  if (summary === '' || summary.length > SUMMARY_CHARS) return null;
  return documentText(body).replace(/\s+/g, ' ').trim() === summary || item.bodyText?.replace(/\s+/g, ' ').trim() === summary ? null : summary;
}

/**
 * A draft from a kept wire item: body as a document, credit, source, canonical link, rights, embargo. Refuses
 * `wire/held` for what is withdrawn, withheld, or in doubt (an embargo that cannot be read), with the reason; what
 * `parseHtml` refuses where there is not even a text. A future embargo comes along and is obeyed by the story's checks.
 */
export function draftFromItem(kept: KeptItem, options: DraftOptions): Result<StoryDraft> {
  const { item } = kept;
  const held = holdReason(item) ?? (kept.pubStatus === 'usable' ? null : 'an earlier version was withdrawn; an editor decides about this one');
  if (held !== null) return refuse('wire/held', `This item is held: ${held}.`);
  const parsed = bodyOf(item);
  if (!parsed.ok) return parsed;
  const plain = withoutBoilerplate(parsed.value.document);
  const { document, dateline } = takeDateline(plain.document, item.located);
  const sourceName = options.source?.name ?? kept.sourceName;
  const credit = item.creditLine ?? options.source?.credit ?? sourceName;
  const inText = parsed.value.images.map(({ src, alt, caption, credit: by, index }): DraftPicture => ({ src, alt, caption, credit: by, index }));
  const beside = picturesBeside(item.renditions).filter(({ src }) => !inText.some((picture) => picture.src === src));
  return ok({
    content: {
      language: languageOf(item, options.language),
      headline: item.headline ?? item.slugline ?? '',
      socialHeadline: null,
      shortHeadline: null,
      summary: summaryOf(item, document),
      body: document,
      bylines: bylineNames(item.byline, [credit, sourceName, item.infoSource, item.copyrightHolder]).map((name) => ({ name, author: null })),
      dateline,
      section: options.section ?? options.source?.section ?? '',
      topics: [],
      lead: null,
      credit,
      canonicalUrl: webAddress(item.canonicalUrl),
    },
    origin: { kind: 'wire', uri: item.uri ?? kept.id, version: item.version, wireItem: kept.id, source: sourceName },
    rights: rightsOf(item),
    embargoedUntil: embargoInstant(item),
    pictures: [...beside, ...inText],
    leftOut: [...parsed.value.dropped, ...plain.lines],
  });
}
