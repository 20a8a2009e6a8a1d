import type { Instant } from '#platform/clock.ts';
import { problem, type Problem } from '#platform/problem.ts';
import { failed, refuse, type Result } from '#platform/result.ts';
import { blockingChecks } from './checks.ts';
import type { Move } from './moves.ts';
import { move, moveProblem, outcome, type By, type Outcome } from './outcome.ts';
import type { Story } from './story.ts';

/*
 * Moves that decide what readers get. All pure: story and who and when in, story to save out. Refusals:
 * `story/move-refused` where the status does not allow it, `story/not-ready` where the checklist blocks.
 *
 * `publishAt` ("Posted") is set once. It is cleared only while no reader can have seen the story, so outside of
 * scheduled and published it is non-null exactly where the story was out before.
 */

function notReady(story: Story, name: Move, now: Instant, at: Instant): Problem | null {
  const refused = moveProblem(story, name, now);
  if (refused !== null) return refused;
  const blocking = blockingChecks(story, at);
  return blocking.length === 0 ? null : problem('story/not-ready', blocking.map(({ message }) => message.en).join(' '));
}

/** Was the story out at or before `now`, so that "Posted" stands? */
function wasOut(story: Story, now: Instant): boolean {
  return story.publishAt !== null && (story.status !== 'scheduled' || story.publishAt <= now);
}

/** Sets the working copy to go out at `at` by itself; again to change the time or the copy. `at` must be after `by.now`. */
export function schedule(story: Story, at: Instant, by: By): Result<Outcome> {
  const refused = notReady(story, 'schedule', by.now, at);
  if (refused !== null) return failed(refused);
  if (!(at > by.now)) return refuse('story/not-ready', 'The scheduled time has passed. Choose a later time, or publish now.');
  return outcome(story, { status: 'scheduled', live: story.content, publishAt: at }, 'schedule', by);
}

/** Takes it off the schedule: a draft again, nothing live. Refused once its time has come. */
export function unschedule(story: Story, by: By): Result<Outcome> {
  return move(story, { status: 'draft', live: null, publishAt: null }, 'unschedule', by);
}

/** Puts the working copy out now; this instant is "Posted". */
export function publish(story: Story, by: By): Result<Outcome> {
  const refused = notReady(story, 'publish', by.now, by.now);
  if (refused !== null) return failed(refused);
  return outcome(story, { status: 'published', live: story.content, publishAt: by.now }, 'publish', by);
}

/**
 * Puts the working copy in place of what is live. `markUpdated`: readers should know, so "Updated" moves. On a story
 * still waiting for its time it only changes what will go out, and "Updated" stays.
 */
export function update(story: Story, by: By & { readonly markUpdated: boolean }): Result<Outcome> {
  const out = wasOut(story, by.now);
  const refused = notReady(story, 'update', by.now, out ? by.now : (story.publishAt ?? by.now));
  if (refused !== null) return failed(refused);
  const updatedAt = out && by.markUpdated ? by.now : story.updatedAt;
  return outcome(story, { status: out ? 'published' : story.status, live: story.content, updatedAt }, 'update', by);
}

/** Puts out the working copy with a correction that readers see; "Updated" moves. `correction.id` is new, `text` is for readers. */
export function correct(story: Story, correction: { readonly id: string; readonly text: string }, by: By): Result<Outcome> {
  const refused = notReady(story, 'correct', by.now, by.now);
  if (refused !== null) return failed(refused);
  const text = correction.text.trim();
  if (text === '') return refuse('story/not-ready', 'Write what was wrong and what is right, for readers.');
  const corrections = [...story.corrections, { id: correction.id, at: by.now, text }];
  return outcome(story, { status: 'published', live: story.content, corrections, updatedAt: by.now }, 'correct', { note: text, ...by });
}

/** Takes it from readers; its address says that it was withdrawn. What was live stays on file. */
export function unpublish(story: Story, by: By): Result<Outcome> {
  return move(story, { status: 'unpublished' }, 'unpublish', by);
}

/** Puts out an unpublished story again, with the working copy and its first "Posted". */
export function republish(story: Story, by: By & { readonly markUpdated?: boolean }): Result<Outcome> {
  const refused = notReady(story, 'republish', by.now, by.now);
  if (refused !== null) return failed(refused);
  const updatedAt = by.markUpdated === true ? by.now : story.updatedAt;
  const publishAt = story.publishAt ?? by.now;
  return outcome(story, { status: 'published', live: story.content, publishAt, updatedAt }, 'republish', by);
}

/** Withdraws it for good (an agency's kill, a legal demand). One that readers never saw leaves no address behind. */
export function kill(story: Story, by: By): Result<Outcome> {
  const forgotten = wasOut(story, by.now) ? {} : { live: null, publishAt: null };
  return move(story, { status: 'killed', ...forgotten }, 'kill', by);
}
