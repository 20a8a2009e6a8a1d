import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import { ENGINES, tempStore, type TempStore } from '../../test/temp-store.ts';

const NOON = 1_800_000_000_000;

describe.each(ENGINES)('jobs on %s', (engine) => {
  const clock = steppedClock(NOON);
  let temp: TempStore;
  beforeAll(async () => {
    temp = await tempStore(clock, engine);
  });
  afterAll(() => temp.remove());
  beforeEach(async () => {
    clock.set(NOON);
    await temp.database.writer.deleteFrom('jobs').execute();
  });
  const kinds = async (limit = 10, lease = 1000) => (await temp.store.jobs.claim(limit, lease)).map((job) => job.kind);

  test('are claimed when due, oldest first, up to the limit', async () => {
    const { jobs } = temp.store;
    await jobs.add({ kind: 'later', payload: null, runAt: NOON + 1 });
    await jobs.add({ kind: 'second', payload: { a: [1] }, runAt: NOON - 1 });
    await jobs.add({ kind: 'first', payload: 'text', runAt: NOON - 2 });
    await jobs.add({ kind: 'third', payload: undefined });
    expect(await kinds(2)).toEqual(['first', 'second']);
    expect(await kinds()).toEqual(['third']);
    expect(await kinds()).toEqual([]);
    clock.set(NOON + 1);
    expect(await jobs.claim(10, 1000)).toEqual([{ id: expect.any(String), kind: 'later', payload: null, runAt: NOON + 1, attempts: 1, lastError: null }]);
  });

  test('carry any JSON', async () => {
    for (const payload of ['text', 0, false, null, { a: { b: [1, 'ü', null] } }]) {
      await temp.store.jobs.add({ kind: 'k', payload });
      expect((await temp.store.jobs.claim(1, 1000))[0]?.payload).toEqual(payload);
    }
  });

  test('many workers at once: each job goes to one', async () => {
    for (let i = 0; i < 60; i++) await temp.store.jobs.add({ kind: `job-${i}`, payload: null });
    const claims = await Promise.all(Array.from({ length: 12 }, () => temp.store.jobs.claim(5, 60_000)));
    const ids = claims.flat().map((job) => job.id);
    expect(new Set(ids).size).toBe(ids.length);
    const rest = await temp.store.jobs.claim(100, 60_000);
    expect(ids.length + rest.length).toBe(60);
  });

  test('a waiting job of the same key is left; a running one gets a successor', async () => {
    const { jobs } = temp.store;
    await jobs.add({ kind: 'k', payload: 1, key: 'same' });
    await jobs.add({ kind: 'k', payload: 2, key: 'same' });
    await jobs.add({ kind: 'k', payload: 3 });
    await jobs.add({ kind: 'k', payload: 4 });
    expect((await jobs.claim(10, 1000)).map((job) => job.payload).toSorted()).toEqual([1, 3, 4]);
    await jobs.add({ kind: 'k', payload: 5, key: 'same' });
    expect((await jobs.claim(10, 1000)).map((job) => job.payload)).toEqual([5]);
  });

  test('a lease that ended is up for another', async () => {
    const { jobs } = temp.store;
    await jobs.add({ kind: 'k', payload: null });
    await jobs.claim(1, 1000);
    expect(await jobs.nextRunAt()).toBe(NOON + 1000);
    clock.set(NOON + 999);
    expect(await kinds()).toEqual([]);
    clock.set(NOON + 1000);
    expect((await jobs.claim(1, 1000))[0]?.attempts).toBe(2);
  });

  test('fail and come again, or are kept as dead', async () => {
    const { jobs } = temp.store;
    await jobs.add({ kind: 'k', payload: null });
    const [job] = await jobs.claim(1, 1000);
    await jobs.fail(job?.id ?? '', 'no answer', NOON + 50);
    expect(await jobs.nextRunAt()).toBe(NOON + 50);
    clock.set(NOON + 50);
    const [again] = await jobs.claim(1, 1000);
    expect(again).toMatchObject({ id: job?.id, attempts: 2, lastError: 'no answer' });
    await jobs.fail(again?.id ?? '', 'gave up', null);
    expect(await jobs.nextRunAt()).toBeNull();
    expect(await jobs.dead(5)).toEqual([{ ...again, lastError: 'gave up' }]);
    clock.set(NOON + 1_000_000);
    expect(await kinds()).toEqual([]);
  });

  test('a failed job gives way to the one of its key that waits', async () => {
    const { jobs } = temp.store;
    await jobs.add({ kind: 'k', payload: 'old', key: 'same' });
    const [running] = await jobs.claim(1, 1000);
    await jobs.add({ kind: 'k', payload: 'new', key: 'same' });
    await jobs.fail(running?.id ?? '', 'no answer', NOON);
    clock.set(NOON + 10_000);
    expect((await jobs.claim(10, 1000)).map((job) => job.payload)).toEqual(['new']);
  });

  test('done is gone, also in a transaction that another change is part of', async () => {
    const { store } = temp;
    await store.jobs.add({ kind: 'k', payload: null });
    const [job] = await store.jobs.claim(1, 1000);
    await store.transaction(async (inside) => {
      await inside.jobs.done(job?.id ?? '');
      await inside.jobs.add({ kind: 'next', payload: null });
    });
    expect(await store.jobs.nextRunAt()).toBe(NOON);
    expect(await kinds()).toEqual(['next']);
    await expect(
      store.transaction(async (inside) => {
        await inside.jobs.add({ kind: 'never', payload: null });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await kinds()).toEqual([]);
  });
});
