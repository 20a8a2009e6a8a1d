import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '#platform/clock.ts';
import { sampleStory } from '../../test/story-sample.ts';
import { ENGINES, tempStore, type TempStore } from '../../test/temp-store.ts';

describe.each(ENGINES)('transactions on %s', (engine) => {
  let temp: TempStore;
  beforeAll(async () => {
    temp = await tempStore(systemClock, engine);
  });
  afterAll(() => temp.remove());

  test('a story, its version and the job it causes last together, or not at all', async () => {
    const { store } = temp;
    const publish = (id: string, fault: boolean) =>
      store.transaction(async (inside) => {
        const story = sampleStory({ id, slug: id });
        await inside.stories.create(story);
        await inside.stories.addVersion({ story: id, number: 1, content: story.content, by: 'Ana', at: 1, reason: 'publish', note: null });
        await inside.jobs.add({ kind: 'story-changed', payload: { story: id } });
        expect((await inside.stories.find(id))?.id).toBe(id);
        if (fault) throw new Error('power cut');
        return id;
      });
    await expect(publish('lost', true)).rejects.toThrow('power cut');
    expect(await store.stories.find('lost')).toBeNull();
    expect(await store.stories.slugTaken('lost')).toBe(false);
    expect(await store.jobs.claim(9, 1)).toEqual([]);
    expect(await publish('kept', false)).toBe('kept');
    expect(await store.stories.versions('kept')).toHaveLength(1);
    expect(await store.jobs.claim(9, 1)).toMatchObject([{ payload: { story: 'kept' } }]);
  });

  test('a reader does not wait for an open transaction, and does not see into it', async () => {
    const { store } = temp;
    await store.settings.set('shown', 'before');
    await store.transaction(async (inside) => {
      await inside.settings.set('shown', 'inside');
      expect(await store.settings.get('shown')).toBe('before');
      expect(await store.stories.published({ limit: 1 })).toEqual([]);
    });
    expect(await store.settings.get('shown')).toBe('inside');
  });

  test('writes of others wait for it, and all come through', async () => {
    const { store } = temp;
    await store.settings.set('count', 0);
    const add = () =>
      store.transaction(async (inside) => {
        // One row that all of them change: the first lock of the row decides the order on PostgreSQL too.
        await inside.settings.set('turn', 1);
        const count = Number(await inside.settings.get('count'));
        await sleep(1);
        await inside.settings.set('count', count + 1);
      });
    await Promise.all(Array.from({ length: 10 }, add));
    expect(await store.settings.get('count')).toBe(10);
  });

  test('the outer store is not for use inside: it says so instead of waiting for ever', async () => {
    const { store } = temp;
    await expect(store.transaction(() => store.settings.set('x', 1))).rejects.toThrow(/use the store that was handed/);
    await expect(store.transaction(() => store.transaction(async () => 1))).rejects.toThrow(/use the store that was handed/);
    await expect(store.transaction((inside) => inside.close())).rejects.toThrow(/cannot be closed/);
  });

  test('one inside another is part of it; what was started inside may write after its end', async () => {
    const { store } = temp;
    let later: Promise<void> = Promise.resolve();
    await store.transaction(async (inside) => {
      await inside.transaction((deeper) => deeper.settings.set('deep', 1));
      later = sleep(30).then(() => store.settings.set('later', 1));
    });
    await later;
    expect([await store.settings.get('deep'), await store.settings.get('later')]).toEqual([1, 1]);
  });
});
