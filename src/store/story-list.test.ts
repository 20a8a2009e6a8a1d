import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import { sampleContent, sampleStory } from '../../test/story-sample.ts';
import { ENGINES, tempStore, type TempStore } from '../../test/temp-store.ts';

describe.each(ENGINES)("the desk's list on %s", (engine) => {
  let temp: TempStore;
  beforeAll(async () => {
    temp = await tempStore(steppedClock(10_000), engine);
    const { stories } = temp.store;
    await stories.create(
      sampleStory({
        id: 'a',
        slug: 'a',
        savedAt: 1,
        content: sampleContent({
          headline: 'Crème 100% of the CAFÉ',
          bylines: [
            { name: 'Ana Ruiz', author: null },
            { name: 'Bo Lind', author: null },
          ],
        }),
      }),
    );
    await stories.create(
      sampleStory({ id: 'b', slug: 'b', savedAt: 2, status: 'submitted', content: sampleContent({ headline: 'Bridge', section: 'sports' }) }),
    );
    const live = sampleContent({ headline: 'Bridge' });
    await stories.create(sampleStory({ id: 'c', slug: 'c', savedAt: 3, status: 'published', publishAt: 5, live, content: { ...live } }));
    await stories.create(
      sampleStory({ id: 'd', slug: 'd_e', savedAt: 4, status: 'published', publishAt: 5, live, content: sampleContent({ headline: 'Bridge 2' }) }),
    );
  });
  afterAll(() => temp.remove());

  const ids = async (query: Parameters<TempStore['store']['stories']['list']>[0]) => (await temp.store.stories.list(query)).map((line) => line.id).join('');

  test('newest saved first, by state, section and page', async () => {
    expect(await ids({ limit: 10 })).toBe('dcba');
    expect(await ids({ limit: 2 })).toBe('dc');
    expect(await ids({ limit: 10, before: 3 })).toBe('ba');
    expect(await ids({ limit: 10, status: 'published' })).toBe('dc');
    expect(await ids({ limit: 10, section: 'sports' })).toBe('b');
  });

  test('finds words without their case and accents, signs as they stand', async () => {
    expect(await ids({ limit: 10, text: 'cafe CREME' })).toBe('a');
    expect(await ids({ limit: 10, text: 'lind ruiz' })).toBe('a');
    expect(await ids({ limit: 10, text: '100%' })).toBe('a');
    expect(await ids({ limit: 10, text: '10%e' })).toBe('');
    expect(await ids({ limit: 10, text: 'd_e' })).toBe('d');
    expect(await ids({ limit: 10, text: 'b_idge' })).toBe('');
    expect(await ids({ limit: 10, text: '\\' })).toBe('');
    expect(await ids({ limit: 10, text: '  ' })).toBe('dcba');
  });

  test('shows a line without the text, and whether it changed since it went live', async () => {
    const lines = await temp.store.stories.list({ limit: 10 });
    expect(lines.map((line) => line.changedSinceLive)).toEqual([true, false, false, false]);
    expect(lines[3]).toEqual({
      id: 'a',
      revision: 1,
      status: 'draft',
      slug: 'a',
      section: 'news',
      headline: 'Crème 100% of the CAFÉ',
      summary: 'A decision now waits for a state loan.',
      bylines: 'Ana Ruiz, Bo Lind',
      origin: 'staff',
      publishAt: null,
      updatedAt: null,
      embargoedUntil: null,
      savedAt: 1,
      changedSinceLive: false,
      sample: false,
    });
  });

  test('counts every state', async () => {
    expect(await temp.store.stories.countByStatus()).toEqual({ draft: 1, submitted: 1, scheduled: 0, published: 2, unpublished: 0, killed: 0, spiked: 0 });
  });
});
