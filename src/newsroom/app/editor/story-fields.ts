import type { Instant } from '#platform/clock.ts';
import type { Story, StoryContent } from '#story/story.ts';
import type { ResponseOf } from '#newsroom/contract.ts';
import type { Answer } from '../client.ts';
import type { AutosaveEvent, Stored } from '../save/autosave.ts';
import { same } from '../save/same.ts';

/** What autosave stores of a story: its content, and the two fields beside it that are written while editing. */
export type StoryFields = StoryContent & { readonly slug: string; readonly embargoedUntil: Instant | null };

/** The fields of a story as the server holds it. */
export function storedFields(story: Story): Stored<StoryFields> {
  return { revision: story.revision, value: { ...story.content, slug: story.slug, embargoedUntil: story.embargoedUntil } };
}

/** The body of a save. */
export function saveBody(from: number, { slug, embargoedUntil, ...content }: StoryFields, mark = false) {
  return { baseRevision: from, content, slug, embargoedUntil, mark };
}

/** Does the working copy, as typed, differ from what readers get? False where nothing is live. */
export function changedSinceLive(story: Story, { slug: _slug, embargoedUntil: _embargo, ...content }: StoryFields): boolean {
  return story.live !== null && !same(content, story.live);
}

const FIELDS: readonly (keyof StoryFields)[] = [
  'language',
  'headline',
  'socialHeadline',
  'shortHeadline',
  'summary',
  'body',
  'bylines',
  'dateline',
  'section',
  'topics',
  'lead',
  'credit',
  'canonicalUrl',
  'slug',
  'embargoedUntil',
];

/** Fields that a refusal names (`content.headline`, `slug`), without the text itself: that may never be left out quietly. */
function fieldsOf(paths: readonly string[]): readonly (keyof StoryFields)[] {
  const names = paths.map((path) => path.split('.').find((part) => part !== 'content' && part !== 'body') ?? '');
  const fields = FIELDS.filter((field) => field !== 'body' && names.includes(field));
  return fields.length > 0 && names.every((name) => (FIELDS as readonly string[]).includes(name)) ? fields : [];
}

/** What the answer to a save means for autosave. */
export function saveEvent(answer: Answer<ResponseOf<'stories.save'>>): AutosaveEvent<StoryFields> {
  if (answer.ok) return { type: 'stored', revision: answer.value.revision };
  const { refusal } = answer;
  const detail = refusal.detail || refusal.title;
  if (refusal.type === 'story/conflict' && refusal.story !== undefined) return { type: 'behind', theirs: storedFields(refusal.story) };
  if (!refusal.answered || refusal.status === 429) return { type: 'unanswered', detail: refusal.status === 0 ? '' : detail };
  if (refusal.status === 401) return { type: 'signedOut', detail };
  if (refusal.type === 'story/slug-taken') return { type: 'refused', detail, fields: ['slug'] };
  return { type: 'refused', detail, fields: fieldsOf((refusal.errors ?? []).map(({ path }) => path)) };
}
