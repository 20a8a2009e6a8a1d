import { refuse, type Result } from '#platform/result.ts';
import { move, type By, type Outcome } from './outcome.ts';
import type { Story } from './story.ts';
import type { StoryVersion } from './version.ts';

/** Hands a draft to the editors. */
export function submit(story: Story, by: By): Result<Outcome> {
  return move(story, { status: 'submitted' }, 'submit', by);
}

/** Hands a submitted story back to its writer; `by.note` says why. */
export function returnToDraft(story: Story, by: By): Result<Outcome> {
  return move(story, { status: 'draft' }, 'returnToDraft', by);
}

/** Puts a story that readers never saw on the spike: out of the lists, kept. */
export function spike(story: Story, by: By): Result<Outcome> {
  return move(story, { status: 'spiked', live: null, publishAt: null }, 'spike', by);
}

/** Takes a story off the spike: a draft again. */
export function unspike(story: Story, by: By): Result<Outcome> {
  return move(story, { status: 'draft' }, 'unspike', by);
}

/** Makes an earlier version the working copy again. Readers get it only by `update`; no version is lost. */
export function restore(story: Story, version: StoryVersion, by: By): Result<Outcome> {
  if (version.story !== story.id) return refuse('story/move-refused', 'That version belongs to another story.');
  return move(story, { content: version.content }, 'restore', { note: `Version ${version.number}`, ...by });
}
