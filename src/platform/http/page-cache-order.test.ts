import fc from 'fast-check';
import { expect, test } from 'vitest';
import { steppedClock } from '../clock.ts';
import { finish } from './finished.ts';
import { CACHE_LIMITS, openPageCache, type PageCache } from './page-cache.ts';

/** A little world: a story whose version rises, a killed flag, and a page of it that takes two steps to make. */
function world(step: () => Promise<void>) {
  const clock = steppedClock(1_700_000_000_000);
  const cache: PageCache = openPageCache(clock, { ...CACHE_LIMITS, patience: 60_000, giveUp: 60_000 });
  const now = { version: 0, killed: false };
  const make = async () => {
    await step();
    const { version, killed } = now; // the store is read here; changes may fall before and after
    await step();
    const answer = finish({ status: killed ? 410 : 200, body: killed ? 'gone' : String(version), headers: [], compress: false });
    return { answer, tags: killed ? ['*'] : ['story:1'], turnsAt: null, dropAt: null, keep: !killed };
  };
  const read = async (): Promise<string> => (cache.peek('/a') ?? (await cache.get('/a', make))).identity.body.toString();
  return {
    clock,
    now,
    read,
    change(killed: boolean): void {
      now.version++;
      now.killed = killed;
      if (killed) cache.purge(['story:1'], { hard: true, paths: ['/a'] });
      cache.purge(['story:1']);
    },
  };
}

type Action = 'read' | 'update' | 'kill' | 'wait' | number;

/** A number lets that one of the makings under way take its next step. */
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.constant('read' as const) },
  { weight: 6, arbitrary: fc.nat(5) },
  { weight: 3, arbitrary: fc.constant('update' as const) },
  { weight: 1, arbitrary: fc.constant('kill' as const) },
  { weight: 1, arbitrary: fc.constant('wait' as const) },
);

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('who asks after a change gets what was changed, in whatever order makings, changes and readers fall', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (actions) => {
      const waiting: (() => void)[] = [];
      const { clock, now, read, change } = world(() => new Promise((resolve) => waiting.push(resolve)));
      const readers: Promise<void>[] = [];
      const readNow = async (): Promise<void> => {
        const { version: floor, killed } = now;
        const text = await read();
        if (text === 'gone') expect(killed || now.version > floor).toBe(true);
        else expect(Number(text)).toBeGreaterThanOrEqual(killed ? floor + 1 : floor);
      };
      for (const one of actions) {
        if (one === 'read') readers.push(readNow());
        else if (one === 'wait') clock.advance(CACHE_LIMITS.maxAge + 1);
        else if (typeof one === 'number') waiting.splice(one % Math.max(1, waiting.length), 1)[0]?.();
        else change(one === 'kill');
        await turn();
      }
      let settled = false;
      const all = Promise.allSettled(readers).finally(() => {
        settled = true;
      });
      while (!settled) {
        for (const go of waiting.splice(0)) go();
        await turn();
      }
      for (const outcome of await all) if (outcome.status === 'rejected') throw outcome.reason;
    }),
    { numRuns: 400 },
  );
});
