import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import type { Story, StoryContent } from '#story/story.ts';
import type { PublishedQuery } from '#store/store.ts';
import { sampleContent, sampleStory } from '../../test/story-sample.ts';
import { ENGINES, tempStore, type TempStore } from '../../test/temp-store.ts';

const START = 1_800_000_000_000;

/** Ten stories a minute apart in two sections, topics and authors; some hidden, some corrected. */
const stories: readonly Story[] = Array.from({ length: 10 }, (_, i) => {
  const content: StoryContent = sampleContent({
    headline: `Headline ${i}`,
    section: i % 2 === 0 ? 'news' : 'sports',
    topics: i % 3 === 0 ? ['water', 'budget', 'water'] : ['water'],
    bylines:
      i < 5
        ? [{ name: 'Ana Ruiz', author: 'ana-ruiz' }]
        : [
            { name: 'Bo Lind', author: 'bo-lind' },
            { name: 'A wire', author: null },
          ],
  });
  const hidden = i === 7;
  return sampleStory({
    id: `s${i}`,
    slug: `s${i}`,
    content,
    live: content,
    publishAt: START + i * 60_000,
    savedAt: START + i,
    status: hidden ? 'unpublished' : 'published',
    corrections: i === 4 || i === 8 ? [{ id: 'c', at: START, text: 'The date was wrong.' }] : [],
  });
});

describe.each(ENGINES)('lists for readers on %s', (engine) => {
  const clock = steppedClock(START + 9 * 60_000);
  let temp: TempStore;
  beforeAll(async () => {
    temp = await tempStore(clock, engine);
    for (const story of stories) await temp.store.stories.create(story);
  });
  afterAll(() => temp.remove());

  const ids = async (query: Partial<PublishedQuery>) => (await temp.store.stories.published({ limit: 20, ...query })).map((story) => story.id).join(' ');

  test.each<[Partial<PublishedQuery>, string]>([
    [{}, 's9 s8 s6 s5 s4 s3 s2 s1 s0'],
    [{ limit: 2 }, 's9 s8'],
    [{ section: 'news' }, 's8 s6 s4 s2 s0'],
    [{ section: 'none' }, ''],
    [{ topic: 'budget' }, 's9 s6 s3 s0'],
    [{ author: 'ana-ruiz' }, 's4 s3 s2 s1 s0'],
    [{ section: 'sports', topic: 'budget' }, 's9 s3'],
    [{ topic: 'budget', author: 'bo-lind' }, 's9 s6'],
    [{ section: 'news', topic: 'budget', author: 'bo-lind' }, 's6'],
    [{ before: START + 5 * 60_000 }, 's4 s3 s2 s1 s0'],
    [{ since: START + 5 * 60_000 }, 's9 s8 s6 s5'],
    [{ topic: 'water', since: START + 2 * 60_000, before: START + 6 * 60_000 }, 's5 s4 s3 s2'],
    [{ withCorrections: true }, 's8 s4'],
    [{ withCorrections: true, section: 'news', author: 'bo-lind' }, 's8'],
    [{ withCorrections: false, limit: 1 }, 's9'],
  ])('%j', async (query, expected) => {
    expect(await ids(query)).toBe(expected);
  });

  test('every list follows the clock', async () => {
    clock.set(START + 2 * 60_000);
    for (const query of [{}, { topic: 'water' }, { author: 'ana-ruiz' }]) expect(await ids(query)).toBe('s2 s1 s0');
    clock.set(START + 9 * 60_000);
  });

  test('topics and authors follow what is live', async () => {
    const [story] = stories;
    if (story === undefined) throw new Error('no story');
    const content = sampleContent({ topics: ['roads'], bylines: [{ name: 'Cy Poe', author: 'cy-poe' }] });
    await temp.store.stories.save({ ...story, revision: 2, content }, 1);
    expect([await ids({ topic: 'roads' }), await ids({ author: 'cy-poe' })]).toEqual(['', '']);
    await temp.store.stories.save({ ...story, revision: 3, content, live: content }, 2);
    expect([await ids({ topic: 'roads' }), await ids({ author: 'cy-poe' }), await ids({ topic: 'budget' })]).toEqual(['s0', 's0', 's9 s6 s3']);
    await temp.store.stories.save({ ...story, revision: 4 }, 3);
  });
});
