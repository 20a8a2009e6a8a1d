import { newId } from '#platform/id.ts';
import type { Story } from '#story/story.ts';

/** A draft at its first revision, made at `now`; the parts that differ are handed in. */
export function newStory(now: number, parts: Pick<Story, 'slug' | 'content' | 'origin' | 'rights' | 'embargoedUntil' | 'sample'>): Story {
  return {
    ...parts,
    id: newId(now),
    revision: 1,
    status: 'draft',
    live: null,
    publishAt: null,
    updatedAt: null,
    corrections: [],
    createdAt: now,
    savedAt: now,
  };
}
