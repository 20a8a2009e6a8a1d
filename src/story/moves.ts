import type { Instant } from '#platform/clock.ts';
import type { StoryStatus } from './status.ts';
import type { Story } from './story.ts';

/** What can be done with a story as a whole. Editing its text is no move. */
export const MOVES = [
  'submit',
  'returnToDraft',
  'schedule',
  'unschedule',
  'publish',
  'update',
  'correct',
  'unpublish',
  'republish',
  'kill',
  'spike',
  'unspike',
  'restore',
] as const;

/** One of `MOVES`. */
export type Move = (typeof MOVES)[number];

/** A story that readers saw is never spiked: it is unpublished or killed, so that its address can say so. */
const ALLOWED: Readonly<Record<StoryStatus, readonly Move[]>> = {
  draft: ['submit', 'schedule', 'publish', 'restore', 'spike', 'kill'],
  submitted: ['returnToDraft', 'schedule', 'publish', 'restore', 'spike', 'kill'],
  scheduled: ['schedule', 'unschedule', 'publish', 'update', 'restore', 'spike', 'kill'],
  published: ['update', 'correct', 'restore', 'unpublish', 'kill'],
  unpublished: ['republish', 'restore', 'kill'],
  killed: [],
  spiked: ['unspike', 'kill'],
};

/** Which moves a story of this status can make, in the order in which a desk shows them. Hand in `standing(story, now)`. */
export function movesFrom(status: StoryStatus): readonly Move[] {
  return ALLOWED[status];
}

/**
 * The status by which moves are judged: a scheduled story whose time has come is a published one, although nothing
 * was written at that instant.
 */
export function standing(story: Pick<Story, 'status' | 'publishAt'>, now: Instant): StoryStatus {
  const out = story.status === 'scheduled' && story.publishAt !== null && story.publishAt <= now;
  return out ? 'published' : story.status;
}
