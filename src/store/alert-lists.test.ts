import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import { ENGINES, tempStore, type TempStore } from '../../test/temp-store.ts';

const problem = { code: 'weather/unavailable', detail: 'No answer.', at: 9 };

describe.each(ENGINES)('lists of alerts on %s', (engine) => {
  let temp: TempStore;
  beforeAll(async () => {
    temp = await tempStore(steppedClock(1_000), engine);
  });
  afterAll(() => temp.remove());

  test('a list is kept, confirmed, kept through failures and replaced', async () => {
    const { alerts } = temp.store;
    expect(await alerts.list('nws')).toBeNull();
    await alerts.saveList({ feed: 'nws', body: '{"features":[]}', at: 5, lastModified: 'Thu', etag: '"1"' });
    const kept = { feed: 'nws', body: '{"features":[]}', fetchedAt: 5, checkedAt: 5, lastModified: 'Thu', etag: '"1"', problem: null };
    expect(await alerts.list('nws')).toEqual(kept);
    await alerts.saveProblem('nws', problem);
    expect(await alerts.list('nws')).toEqual({ ...kept, problem });
    await alerts.saveUnchanged('nws', 35);
    const { body, ...head } = { ...kept, checkedAt: 35 };
    expect([await alerts.head('nws'), await alerts.head('other'), body]).toEqual([head, null, '{"features":[]}']);
    await alerts.saveProblem('nws', problem);
    await alerts.saveList({ feed: 'nws', body: '[]', at: 65, lastModified: null, etag: null });
    expect(await alerts.list('nws')).toEqual({ feed: 'nws', body: '[]', fetchedAt: 65, checkedAt: 65, lastModified: null, etag: null, problem: null });
  });

  test('a feed that never came is kept as a failure without a list', async () => {
    await temp.store.alerts.saveProblem('new', problem);
    expect(await temp.store.alerts.list('new')).toEqual({ feed: 'new', body: null, fetchedAt: null, checkedAt: null, lastModified: null, etag: null, problem });
  });
});
