import { joinNames } from './byline.ts';
import { diffDocuments, type BlockDiff } from './diff-documents.ts';
import { diffText, type DiffRun } from './diff-text.ts';
import type { Picture, StoryContent } from './story.ts';

/** What changed between two states of a story's content: the fields that differ, and the text block by block. */
export type ContentDiff = {
  readonly fields: readonly { readonly field: Exclude<keyof StoryContent, 'body'>; readonly runs: readonly DiffRun[] }[];
  readonly body: readonly BlockDiff[];
  /** Is anything at all different? */
  readonly changed: boolean;
};

function pictureText(picture: Picture | null): string {
  return picture === null ? '' : [picture.media, picture.caption, picture.credit, picture.alt].filter((part) => part !== null && part !== '').join('\n');
}

/** Every field but the text, as a line to compare, in the order of the form. A new field of content must be told here. */
function fieldTexts(content: StoryContent): Readonly<Record<Exclude<keyof StoryContent, 'body'>, string>> {
  return {
    headline: content.headline,
    shortHeadline: content.shortHeadline ?? '',
    socialHeadline: content.socialHeadline ?? '',
    summary: content.summary ?? '',
    bylines: joinNames(content.bylines, content.language),
    dateline: content.dateline ?? '',
    section: content.section,
    topics: content.topics.join(', '),
    lead: pictureText(content.lead),
    credit: content.credit ?? '',
    canonicalUrl: content.canonicalUrl ?? '',
    language: content.language,
  };
}

/** Compares two states of a story's content, word by word. */
export function diffContents(before: StoryContent, after: StoryContent): ContentDiff {
  const [old, young] = [fieldTexts(before), fieldTexts(after)];
  const names = Object.keys(young) as (keyof typeof young)[];
  const fields = names.filter((field) => old[field] !== young[field]).map((field) => ({ field, runs: diffText(old[field], young[field]) }));
  const body = diffDocuments(before.body, after.body);
  return { fields, body, changed: fields.length > 0 || body.some(({ kind }) => kind !== 'same') };
}
