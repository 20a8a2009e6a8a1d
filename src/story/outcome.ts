import type { Instant } from '#platform/clock.ts';
import { problem, type Problem } from '#platform/problem.ts';
import { failed, ok, type Result } from '#platform/result.ts';
import { storyChanges, type StoryChanges } from './changes.ts';
import { movesFrom, standing, type Move } from './moves.ts';
import type { Story } from './story.ts';
import type { StoryVersion } from './version.ts';

/** Who makes a move, when (the database's clock), and what they note for the history. */
export type By = { readonly by: string; readonly now: Instant; readonly note?: string | null };

/** What a move gives: the story to save, the version to keep (null: none), and what others must do. One transaction. */
export type Outcome = { readonly story: Story; readonly version: StoryVersion | null; readonly changes: StoryChanges };

/** Makes the outcome: counts the revision, stamps the save and keeps `after.content` as a version named after the move. */
export function outcome(before: Story, after: Partial<Story>, name: Move, { by, now, note }: By): Result<Outcome> {
  const story: Story = { ...before, ...after, revision: before.revision + 1, savedAt: now };
  const version = { story: story.id, number: story.revision, content: story.content, by, at: now, reason: name, note: note ?? null };
  return ok({ story, version, changes: storyChanges(before, story, now) });
}

const STATE_WORDS = {
  draft: 'a draft',
  submitted: 'submitted',
  scheduled: 'scheduled',
  published: 'published',
  unpublished: 'unpublished',
  killed: 'killed',
  spiked: 'spiked',
} as const;

const MOVE_WORDS: Readonly<Record<Move, string>> = {
  submit: 'submitted',
  returnToDraft: 'returned to draft',
  schedule: 'scheduled',
  unschedule: 'taken off the schedule',
  publish: 'published',
  update: 'updated',
  correct: 'corrected',
  unpublish: 'unpublished',
  republish: 'published again',
  kill: 'killed',
  spike: 'spiked',
  unspike: 'taken off the spike',
  restore: 'set back to an earlier version',
};

/** The problem `story/move-refused` where the table of `moves.ts` does not allow the move at `now`; null where it does. */
export function moveProblem(story: Story, name: Move, now: Instant): Problem | null {
  const status = standing(story, now);
  if (movesFrom(status).includes(name)) return null;
  const can = movesFrom(status).map((allowed) => MOVE_WORDS[allowed]);
  const rest = can.length === 0 ? 'Nothing more can be done with it.' : `It can be ${can.join(', ')}.`;
  return problem('story/move-refused', `This story is ${STATE_WORDS[status]} and cannot be ${MOVE_WORDS[name]}. ${rest}`);
}

/** As `outcome`, refused where the table does not allow it; for moves with no further conditions. */
export function move(before: Story, after: Partial<Story>, name: Move, by: By): Result<Outcome> {
  const refused = moveProblem(before, name, by.now);
  return refused === null ? outcome(before, after, name, by) : failed(refused);
}
