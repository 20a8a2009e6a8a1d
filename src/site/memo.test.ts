import { expect, test, vi } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import { openMemo } from './memo.ts';

function setting() {
  const clock = steppedClock(1000);
  const cache = { purges: 0 };
  let version = 0;
  const load = (until: number | null = null) => vi.fn(async () => ({ value: ++version, until }));
  return { clock, cache, memo: openMemo(clock, cache), load };
}

test('a value is loaded once for all who ask', async () => {
  const { memo, load } = setting();
  const once = load();
  expect(await Promise.all([memo.get('a', once), memo.get('a', once), memo.get('a', once)])).toEqual([1, 1, 1]);
  expect(once).toHaveBeenCalledTimes(1);
});

test('a purge ends it, also one that comes while it is loaded', async () => {
  const { memo, load, cache } = setting();
  const first = memo.get('a', load());
  cache.purges++;
  const second = memo.get('a', load());
  expect([await first, await second]).toEqual([1, 2]);
});

test('it ends at the instant it was given, and after a few seconds anyway', async () => {
  const { memo, load, clock } = setting();
  await memo.get('a', load(1500));
  clock.set(1499);
  expect(await memo.get('a', load())).toBe(1);
  clock.set(1500);
  expect(await memo.get('a', load())).toBe(2);
  clock.advance(10_000);
  expect(await memo.get('a', load())).toBe(3);
});

test('a failure is told and forgotten', async () => {
  const { memo, load } = setting();
  await expect(memo.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await memo.get('a', load())).toBe(1);
});
