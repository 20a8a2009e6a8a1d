import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleContent, sampleStory } from '../../test/story-sample.ts';
import type { Result } from '#platform/result.ts';
import { restore, returnToDraft, spike, submit, unspike } from './desk-moves.ts';
import { MOVES, movesFrom, standing, type Move } from './moves.ts';
import type { Outcome } from './outcome.ts';
import { correct, kill, publish, republish, schedule, unpublish, unschedule, update } from './publish.ts';
import { STORY_STATUSES, type StoryStatus } from './status.ts';
import type { Story } from './story.ts';
import type { StoryVersion } from './version.ts';
import { isVisible } from './visibility.ts';

const by = (now: number) => ({ by: 'Ana Ruiz', now });
const versionOf = (story: Story): StoryVersion => ({
  story: story.id,
  number: 1,
  content: sampleContent({ headline: 'Earlier' }),
  by: 'x',
  at: 1,
  reason: 'publish',
  note: null,
});

const make: Record<Move, (story: Story, now: number) => Result<Outcome>> = {
  submit: (story, now) => submit(story, by(now)),
  returnToDraft: (story, now) => returnToDraft(story, by(now)),
  schedule: (story, now) => schedule(story, now + 50, by(now)),
  unschedule: (story, now) => unschedule(story, by(now)),
  publish: (story, now) => publish(story, by(now)),
  update: (story, now) => update(story, { ...by(now), markUpdated: true }),
  correct: (story, now) => correct(story, { id: `c${now}`, text: 'It was built in 1938.' }, by(now)),
  unpublish: (story, now) => unpublish(story, by(now)),
  republish: (story, now) => republish(story, by(now)),
  kill: (story, now) => kill(story, by(now)),
  spike: (story, now) => spike(story, by(now)),
  unspike: (story, now) => unspike(story, by(now)),
  restore: (story, now) => restore(story, versionOf(story), by(now)),
};

function done(result: Result<Outcome>): Outcome {
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
}

const NOW = 1_000;
const wasOutBefore = { live: sampleContent(), publishAt: 500 };
const inState: Record<StoryStatus, Story> = {
  draft: sampleStory(),
  submitted: sampleStory({ status: 'submitted' }),
  scheduled: sampleStory({ status: 'scheduled', live: sampleContent(), publishAt: 2_000 }),
  published: sampleStory({ status: 'published', ...wasOutBefore }),
  unpublished: sampleStory({ status: 'unpublished', ...wasOutBefore }),
  killed: sampleStory({ status: 'killed', ...wasOutBefore }),
  spiked: sampleStory({ status: 'spiked' }),
};

/** Where each move leads, written by hand; whatever is not here must be refused. */
const LEADS: Record<StoryStatus, Partial<Record<Move, StoryStatus>>> = {
  draft: { submit: 'submitted', schedule: 'scheduled', publish: 'published', restore: 'draft', spike: 'spiked', kill: 'killed' },
  submitted: { returnToDraft: 'draft', schedule: 'scheduled', publish: 'published', restore: 'submitted', spike: 'spiked', kill: 'killed' },
  scheduled: { schedule: 'scheduled', unschedule: 'draft', publish: 'published', update: 'scheduled', restore: 'scheduled', spike: 'spiked', kill: 'killed' },
  published: { update: 'published', correct: 'published', restore: 'published', unpublish: 'unpublished', kill: 'killed' },
  unpublished: { republish: 'published', restore: 'unpublished', kill: 'killed' },
  killed: {},
  spiked: { unspike: 'draft', kill: 'killed' },
};

describe('the table of moves', () => {
  const cells = STORY_STATUSES.flatMap((status) => MOVES.map((move) => [status, move] as const));
  test.each(cells)('%s, %s', (status, move) => {
    const leads = LEADS[status][move];
    expect(movesFrom(status).includes(move)).toBe(leads !== undefined);
    const before = inState[status];
    const result = make[move](before, NOW);
    if (leads === undefined) {
      expect(result).toMatchObject({ ok: false, problem: { code: 'story/move-refused', status: 409 } });
      return;
    }
    const { story, version } = done(result);
    expect(story).toMatchObject({ status: leads, revision: 2, savedAt: NOW, id: before.id, createdAt: before.createdAt });
    expect(version).toMatchObject({ story: story.id, number: 2, content: story.content, by: 'Ana Ruiz', at: NOW, reason: move });
  });

  test('a scheduled story whose time has come makes the moves of a published one', () => {
    const story = inState.scheduled;
    expect(standing(story, 1_999)).toBe('scheduled');
    expect(standing(story, 2_000)).toBe('published');
    for (const move of MOVES) expect([move, make[move](story, 2_000).ok]).toEqual([move, movesFrom('published').includes(move)]);
    expect(done(update(story, { ...by(2_000), markUpdated: false })).story.status).toBe('published');
  });

  test('a refusal says what can be done instead', () => {
    const refused = unpublish(inState.draft, by(NOW));
    expect(refused.ok ? '' : refused.problem.detail).toBe(
      'This story is a draft and cannot be unpublished. It can be submitted, scheduled, published, set back to an earlier version, spiked, killed.',
    );
  });
});

describe('Posted and Updated', () => {
  test('posted is now, the time scheduled, or the first time', () => {
    expect(done(publish(inState.draft, by(NOW))).story.publishAt).toBe(NOW);
    expect(done(schedule(inState.draft, 1_500, by(NOW))).story.publishAt).toBe(1_500);
    expect(done(publish(inState.scheduled, by(NOW))).story.publishAt).toBe(NOW);
    expect(done(republish(inState.unpublished, by(NOW))).story.publishAt).toBe(500);
  });

  test('updated moves only when the editor says so, and with a correction', () => {
    expect(done(update(inState.published, { ...by(NOW), markUpdated: false })).story.updatedAt).toBeNull();
    expect(done(update(inState.published, { ...by(NOW), markUpdated: true })).story.updatedAt).toBe(NOW);
    expect(done(correct(inState.published, { id: 'c1', text: 'Fixed.' }, by(NOW))).story.updatedAt).toBe(NOW);
    expect(done(update(inState.scheduled, { ...by(NOW), markUpdated: true })).story.updatedAt).toBeNull();
    expect(done(republish(inState.unpublished, by(NOW))).story.updatedAt).toBeNull();
  });

  test('whatever is done, posted never changes once the story was seen, and killed stays killed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...MOVES), fc.integer({ min: 1, max: 60 })), { maxLength: 25 }), (steps) => {
        let story = sampleStory();
        let now = 0;
        let posted: number | null = null;
        let killed = false;
        for (const [move, wait] of steps) {
          now += wait;
          const seen = isVisible(story, now);
          if (seen) posted ??= story.publishAt;
          const result = make[move](story, now);
          if (!result.ok) continue;
          story = result.value.story;
          if (isVisible(story, now)) posted ??= story.publishAt;
          expect(result.value.changes).toMatchObject({ wasVisible: seen, visible: isVisible(story, now) });
          if (posted !== null) expect(story.publishAt).toBe(posted);
          if (posted === null && story.status !== 'scheduled') expect([story.publishAt, story.live]).toEqual([null, null]);
          killed ||= move === 'kill';
          if (killed) expect(story.status).toBe('killed');
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('what is live', () => {
  const written = sampleContent({ headline: 'New words' });

  test.each(['publish', 'schedule', 'update', 'correct', 'republish'] as const)('%s puts out the working copy', (move) => {
    const before = STORY_STATUSES.map((status) => inState[status]).find((story) => movesFrom(story.status).includes(move));
    const { story } = done(make[move]({ ...(before ?? sampleStory()), content: written }, NOW));
    expect(story.live).toEqual(written);
  });

  test.each(['restore', 'unpublish', 'kill'] as const)('%s leaves what was live on file', (move) => {
    expect(done(make[move]({ ...inState.published, content: written }, NOW)).story.live).toEqual(inState.published.live);
  });

  test('killing what nobody saw leaves no address behind', () => {
    expect(done(kill(inState.scheduled, by(NOW))).story).toMatchObject({ status: 'killed', live: null, publishAt: null });
    expect(done(kill(inState.scheduled, by(2_000))).story).toMatchObject({ status: 'killed', publishAt: 2_000 });
  });

  test('restore brings back the version as the working copy, of this story only', () => {
    const { story, version } = done(restore(inState.published, versionOf(inState.published), by(NOW)));
    expect(story.content.headline).toBe('Earlier');
    expect(version?.note).toBe('Version 1');
    expect(restore(inState.published, { ...versionOf(inState.published), story: 'other' }, by(NOW)).ok).toBe(false);
  });

  test('a correction is dated and added to the others', () => {
    const first = done(correct(inState.published, { id: 'c1', text: ' One. ' }, by(NOW))).story;
    const second = done(correct(first, { id: 'c2', text: 'Two.' }, by(NOW + 1))).story;
    expect(second.corrections).toEqual([
      { id: 'c1', at: NOW, text: 'One.' },
      { id: 'c2', at: NOW + 1, text: 'Two.' },
    ]);
    expect(correct(first, { id: 'c3', text: '  ' }, by(NOW))).toMatchObject({ ok: false, problem: { code: 'story/not-ready' } });
  });
});

describe('what is not ready', () => {
  test.each(['publish', 'schedule', 'update', 'correct', 'republish'] as const)('%s refuses a story without headline', (move) => {
    for (const status of STORY_STATUSES.filter((s) => movesFrom(s).includes(move))) {
      const refused = make[move]({ ...inState[status], content: sampleContent({ headline: ' ' }) }, NOW);
      expect(refused).toMatchObject({ ok: false, problem: { code: 'story/not-ready', detail: 'The headline is missing.' } });
    }
  });

  test('an embargo blocks publishing, and scheduling before its end', () => {
    const story = sampleStory({ embargoedUntil: 2_000 });
    expect(publish(story, by(1_999)).ok).toBe(false);
    expect(publish(story, by(2_000)).ok).toBe(true);
    expect(schedule(story, 1_999, by(NOW)).ok).toBe(false);
    expect(schedule(story, 2_000, by(NOW)).ok).toBe(true);
  });

  test('the working copy of a waiting story is judged by the time it waits for', () => {
    const waiting = sampleStory({ status: 'scheduled', live: sampleContent(), publishAt: 2_000, embargoedUntil: 1_500 });
    expect(update(waiting, { ...by(NOW), markUpdated: false }).ok).toBe(true);
    expect(update({ ...waiting, embargoedUntil: 2_001 }, { ...by(NOW), markUpdated: false }).ok).toBe(false);
  });

  test('the scheduled time lies ahead', () => {
    expect(schedule(sampleStory(), NOW, by(NOW))).toMatchObject({ ok: false, problem: { code: 'story/not-ready' } });
    expect(schedule(sampleStory(), Number.NaN, by(NOW)).ok).toBe(false);
  });
});

describe('changes', () => {
  test('name every place that shows the story, before and after', () => {
    const live = sampleContent({
      section: 'schools',
      topics: ['water', 'board'],
      bylines: [
        { name: 'B', author: 'b' },
        { name: 'Wire', author: null },
      ],
    });
    const { changes } = done(update({ ...inState.published, live }, { ...by(NOW), markUpdated: false }));
    expect(changes).toEqual({
      storyId: inState.published.id,
      wasVisible: true,
      visible: true,
      nextChange: null,
      paths: ['/news/council-delays-vote', '/schools/council-delays-vote'],
      sections: ['news', 'schools'],
      topics: ['board', 'water'],
      authors: ['ana-ruiz', 'b'],
    });
  });

  test('say when to wake for a schedule', () => {
    expect(done(schedule(sampleStory(), 1_500, by(NOW))).changes).toMatchObject({ wasVisible: false, visible: false, nextChange: 1_500 });
  });
});
