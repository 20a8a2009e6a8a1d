import { isDeepStrictEqual } from 'node:util';
import { problem } from '#platform/problem.ts';
import type { Store } from '#store/store.ts';
import type { StoryChanges } from '#story/changes.ts';
import { movesFrom, standing } from '#story/moves.ts';
import type { Outcome } from '#story/outcome.ts';
import type { StoryStatus } from '#story/status.ts';
import { storyPath, type Story } from '#story/story.ts';
import { isVisible } from '#story/visibility.ts';
import type { Answer, Refusal } from './answer.ts';
import { MOVES, type Move } from './contract/story.ts';
import type { ResponseOf } from './contract.ts';
import { may, type Permission, type Role } from './roles.ts';
import type { StaffMember } from './staff.ts';

type StoryView = ResponseOf<'stories.get'>;

/** What each move of the desk is called in `story/moves.ts`, and what a person must be allowed to make it. */
export const DESK_MOVES: Readonly<Record<Move, { readonly move: ReturnType<typeof movesFrom>[number]; readonly permission: Permission }>> = {
  submit: { move: 'submit', permission: 'story.submit' },
  return: { move: 'returnToDraft', permission: 'story.return' },
  schedule: { move: 'schedule', permission: 'story.schedule' },
  unschedule: { move: 'unschedule', permission: 'story.schedule' },
  publish: { move: 'publish', permission: 'story.publish' },
  update: { move: 'update', permission: 'story.publish' },
  correct: { move: 'correct', permission: 'story.correct' },
  unpublish: { move: 'unpublish', permission: 'story.unpublish' },
  republish: { move: 'republish', permission: 'story.publish' },
  kill: { move: 'kill', permission: 'story.kill' },
  spike: { move: 'spike', permission: 'story.spike' },
  unspike: { move: 'unspike', permission: 'story.spike' },
};

/**
 * May this role make that move from this status? Beyond the permission of the move, only who may schedule takes a
 * scheduled story out again, by whatever move.
 */
export function mayMove(role: Role, name: Move, status: StoryStatus): boolean {
  return may(role, DESK_MOVES[name].permission) && (name !== 'spike' || status !== 'scheduled' || may(role, 'story.schedule'));
}

/** Does the working copy differ from what is live? */
export function changedSinceLive(story: Story): boolean {
  return story.live !== null && !isDeepStrictEqual(story.content, story.live);
}

/** May the text and fields of the story be saved in this state? Killed and spiked ones rest. */
export function isWritable(story: Story): boolean {
  return story.status !== 'killed' && story.status !== 'spiked';
}

/** The story with what `me` can do with it at `now`. */
export function storyViewOf(story: Story, me: StaffMember, now: number): StoryView {
  const status = standing(story, now);
  const allowed = movesFrom(status);
  return {
    story,
    path: storyPath((story.live ?? story.content).section, story.slug),
    visible: isVisible(story, now),
    changedSinceLive: changedSinceLive(story),
    moves: MOVES.filter((name) => allowed.includes(DESK_MOVES[name].move) && mayMove(me.role, name, status)),
    mayWrite: isWritable(story) && may(me.role, 'story.write'),
  };
}

/** The refusal where there is no such story. */
export function noStory(): { readonly ok: false; readonly problem: Refusal } {
  return { ok: false, problem: problem('story/not-found', 'There is no story with this identifier.') };
}

/** The refusal where someone saved the story after the asker last saw it; carries the story as it is now. */
export function conflict(current: Story): { readonly ok: false; readonly problem: Refusal } {
  const detail = 'Someone else saved this story after you opened it. Compare both texts, and save again.';
  return { ok: false, problem: { ...problem('story/conflict', detail), extra: { story: current as never } } };
}

/**
 * Writes an outcome: story (compare and set), version, audit line and jobs, with the transaction's `store`. The story goes
 * first, so that a refused save has written nothing.
 */
export async function writeOutcome(
  store: Store,
  from: number,
  outcome: Outcome,
  me: StaffMember,
  action: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<Answer<Story>> {
  const { story, version, changes } = outcome;
  const saved = await store.stories.save(story, from);
  if (!saved.ok) {
    if (saved.problem.code !== 'story/conflict') return saved;
    const current = await store.stories.find(story.id);
    return current === null ? noStory() : conflict(current);
  }
  if (version !== null) await store.stories.addVersion(version);
  await store.audit.add({
    at: story.savedAt,
    by: me.name,
    action,
    subject: `story:${story.id}`,
    detail: { ...detail, staff: me.id, revision: story.revision, status: story.status, slug: story.slug },
  });
  await addChangeJobs(store, changes, story.revision);
  return saved;
}

/** Leaves the notes for everyone who shows the story: one for now, one for when its visibility changes next by itself. */
export async function addChangeJobs(store: Store, changes: StoryChanges, revision: number): Promise<void> {
  const key = `story-changed:${changes.storyId}:${revision}`;
  await store.jobs.add({ kind: 'story-changed', payload: changes, key });
  if (changes.nextChange !== null) await store.jobs.add({ kind: 'story-changed', payload: changes, runAt: changes.nextChange, key: `${key}:next` });
}
