import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import { sampleStory } from '../../test/story-sample.ts';
import { ENGINES, tempStore, type TempStore } from '../../test/temp-store.ts';

describe.each(ENGINES)('taking the sample station out, on %s', (engine) => {
  let temp: TempStore;
  beforeAll(async () => {
    temp = await tempStore(steppedClock(1_000_000), engine);
  });
  afterAll(() => temp.remove());

  test('own stories stay, samples and their addresses go', async () => {
    const { store } = temp;
    const live = (id: string, sample: boolean) => {
      const story = sampleStory({ id, slug: id, sample, status: 'published', publishAt: 10 });
      return { ...story, live: story.content };
    };
    await store.stories.create(live('own', false));
    await store.stories.create(live('made-up', true));
    await store.stories.addVersion({ story: 'made-up', number: 1, content: sampleStory({}).content, by: 'Ana', at: 1, reason: 'publish', note: null });
    await store.forecasts.savePlace({ id: 'p', slug: 'port-ellery', name: 'Port Ellery', region: null, latitude: 1, longitude: 2, timeZone: 'UTC' }, 0);
    expect(await store.stories.published({ limit: 9 })).toHaveLength(2);

    await store.removeSamples();

    expect((await store.stories.published({ limit: 9 })).map((story) => story.id)).toEqual(['own']);
    expect(await store.stories.find('made-up')).toBeNull();
    expect(await store.stories.slugTaken('made-up')).toBe(false);
    expect(await store.stories.versions('made-up')).toEqual([]);
    expect(await store.forecasts.places()).toEqual([]);
  });
});
