import { afterEach, describe, expect, test } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import { silentLog } from '#platform/log.ts';
import { tempStore, type TempStore } from '../../test/temp-store.ts';
import { retryPause, startJobRunner, type JobHandler } from './job-runner.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not come to pass.');
}

async function runner(handlers: Record<string, JobHandler>): Promise<{ temp: TempStore; clock: ReturnType<typeof steppedClock>; wake(): void }> {
  const clock = steppedClock(NOON);
  const temp = await tempStore(clock, 'sqlite');
  const running = startJobRunner({ store: temp.store, clock, log: silentLog, handlers });
  stops.push(async () => {
    await running.stop();
    await temp.remove();
  });
  return { temp, clock, wake: running.wake };
}

describe('jobs', () => {
  test('run when due, once', async () => {
    const ran: unknown[] = [];
    const { temp, clock, wake } = await runner({ note: async (payload) => void ran.push(payload) });
    await temp.store.jobs.add({ kind: 'note', payload: 'now' });
    await temp.store.jobs.add({ kind: 'note', payload: 'later', runAt: NOON + 60_000 });
    wake();
    await until(() => ran.length === 1);
    expect(ran).toEqual(['now']);
    clock.advance(60_000);
    wake();
    await until(() => ran.length === 2);
    expect(ran).toEqual(['now', 'later']);
    expect(await temp.store.jobs.nextRunAt()).toBeNull();
  });

  test('that recur are left again under their key', async () => {
    let ran = 0;
    const { temp, wake } = await runner({
      poll: async () => {
        ran += 1;
        return { again: NOON + 300_000, key: 'poll:a' };
      },
    });
    await temp.store.jobs.add({ kind: 'poll', payload: {}, key: 'poll:a' });
    wake();
    await until(async () => ran === 1 && (await temp.store.jobs.nextRunAt()) === NOON + 300_000);
  });

  test('that fail are tried again later, the others go on', async () => {
    const ran: string[] = [];
    const { temp, clock, wake } = await runner({
      bad: async () => {
        ran.push('bad');
        if (ran.filter((name) => name === 'bad').length === 1) throw new Error('once');
      },
      good: async () => void ran.push('good'),
    });
    await temp.store.jobs.add({ kind: 'bad', payload: null });
    await temp.store.jobs.add({ kind: 'good', payload: null });
    wake();
    await until(() => ran.length === 2);
    expect(ran.toSorted()).toEqual(['bad', 'good']);
    await until(async () => {
      const next = await temp.store.jobs.nextRunAt();
      return next !== null && next > NOON && next < NOON + 10_000;
    });
    clock.advance(10_000);
    wake();
    await until(() => ran.length === 3);
  });

  test('without a handler are kept as dead', async () => {
    const { temp, wake } = await runner({});
    await temp.store.jobs.add({ kind: 'unknown', payload: null });
    wake();
    await until(async () => (await temp.store.jobs.dead(9)).length === 1);
  });

  test('pauses grow to an hour', () => {
    expect(retryPause(1, 0.5)).toBe(5_000);
    expect(retryPause(3, 0.5)).toBe(20_000);
    expect(retryPause(20, 0.5)).toBe(3_600_000);
    expect(retryPause(1, 0)).toBeLessThan(retryPause(1, 1));
  });
});
