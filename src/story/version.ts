import type { Instant } from '#platform/clock.ts';
import type { StoryContent } from './story.ts';

/** A kept state of a story's content; written with the move that caused it, never changed. Rows of `store` have this shape. */
export type StoryVersion = {
  readonly story: string;
  /** The story's revision after the move: rises, with gaps where autosaves lay between. */
  readonly number: number;
  readonly content: StoryContent;
  /** Staff member's name, or `wire`, `schedule`. */
  readonly by: string;
  readonly at: Instant;
  /** The move: `publish`, `update`, `correct`, `restore`, … */
  readonly reason: string;
  /** What changed for readers, in the editor's words, or null. */
  readonly note: string | null;
};
