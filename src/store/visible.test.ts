import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { steppedClock, systemClock } from '#platform/clock.ts';
import type { Story } from '#story/story.ts';
import { isVisible, visibilityChanges } from '#story/visibility.ts';
import { arbitraryVisibility, sampleStory } from '../../test/story-sample.ts';
import { ENGINES, tempStore, type TempStore } from '../../test/temp-store.ts';
import { storyToRow } from './story-row.ts';
import { nowExpression, visible } from './visible.ts';

const CASES = 3000;

/** Stories in every combination of the fields that decide, at instants that lie close together. */
function generatedStories(): Story[] {
  const fields = fc.sample(arbitraryVisibility, { numRuns: CASES, seed: 20_261_123 });
  return fields.map((change, i) => sampleStory({ ...change, id: `story-${i}`, slug: `story-${i}` }));
}

describe.each(ENGINES)('what readers may see, on %s', (engine) => {
  const clock = steppedClock(1_000);
  const stories = generatedStories();
  let temp: TempStore;

  beforeAll(async () => {
    temp = await tempStore(clock, engine);
    for (let i = 0; i < stories.length; i += 100) {
      await temp.database.writer
        .insertInto('stories')
        .values(stories.slice(i, i + 100).map(storyToRow))
        .execute();
    }
  });
  afterAll(() => temp.remove());

  test.each([999, 1_000, 1_003, 1_006, 1_009, 1_012, 1_013, 2_000_000_000_000])('the SQL and the function agree at %d', async (now) => {
    clock.set(now);
    const rows = await temp.database.reader
      .selectFrom('stories as s')
      .select('s.id')
      .where(visible('s', nowExpression(engine, clock)))
      .execute();
    const shown = new Set(rows.map((row) => row.id));
    const wrong = stories.filter((story) => isVisible(story, now) !== shown.has(story.id));
    expect(wrong).toEqual([]);
    expect(shown.size).toBeGreaterThan(20);
    expect(shown.size).toBeLessThan(CASES);
  });

  test('the next change is the earliest of all stories', async () => {
    for (const now of [0, 999, 1_000, 1_005, 1_011, 1_012, 2_000_000_000_000, 4_102_444_800_000]) {
      clock.set(now);
      const changes = stories.flatMap((story) => visibilityChanges(story, now) ?? []);
      const next = changes.length === 0 ? null : changes.reduce((a, b) => Math.min(a, b));
      expect(await temp.store.stories.nextChange(), `at ${now}`).toBe(next);
    }
  });

  test('the database has a clock of its own, in whole milliseconds', async () => {
    const before = Date.now();
    const { rows } = await sql<{ at: number }>`select ${nowExpression(engine, systemClock)} as at`.execute(temp.database.reader);
    const at = rows[0]?.at ?? 0;
    expect(Number.isInteger(at)).toBe(true);
    // The same machine: a few milliseconds for the way there and back.
    expect(at).toBeGreaterThanOrEqual(before - 50);
    expect(at).toBeLessThanOrEqual(Date.now() + 50);
  });
});
