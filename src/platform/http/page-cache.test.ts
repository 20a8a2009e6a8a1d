import { describe, expect, test, vi } from 'vitest';
import { steppedClock } from '../clock.ts';
import { finish } from './finished.ts';
import type { Made } from './made.ts';
import { CACHE_LIMITS, openPageCache, PageLate } from './page-cache.ts';
import { ANY_CHANGE } from './purge-log.ts';

const START = 1_700_000_000_000;
const { maxAge, whileRevalidating, ifError, retryAfter } = CACHE_LIMITS;

function made(body: string, more: Partial<Made> & { status?: number } = {}): Made {
  const answer = finish({ status: more.status ?? 200, body, headers: ['Content-Type', 'text/plain'], compress: true });
  return { answer, tags: [], turnsAt: null, dropAt: null, keep: true, ...more };
}

function setting(limits: Partial<typeof CACHE_LIMITS> = {}) {
  const clock = steppedClock(START);
  const cache = openPageCache(clock, { ...CACHE_LIMITS, ...limits });
  let version = 0;
  const text = async (key: string, make: () => Promise<Made>): Promise<string> => (await cache.get(key, make)).identity.body.toString();
  return { clock, cache, text, next: (more: Partial<Made> = {}) => vi.fn(async () => made(`v${++version}`, more)) };
}

/** A making that ends when told to. */
function held(): { make: () => Promise<Made>; end: (value: Made) => void; fail: (error: Error) => void; begun: () => number } {
  let end!: (value: Made) => void;
  let fail!: (error: Error) => void;
  let begun = 0;
  const promise = new Promise<Made>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { make: () => (begun++, promise), end, fail, begun: () => begun };
}

const broken = async (): Promise<Made> => {
  throw new Error('the database is away');
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a page is made once', () => {
  test('however many ask at the same time', async () => {
    const { cache } = setting();
    const one = held();
    const asked = Array.from({ length: 2000 }, () => cache.get('/a', one.make));
    one.end(made('page'));
    const answers = await Promise.all(asked);
    expect(one.begun()).toBe(1);
    expect(new Set(answers).size).toBe(1);
  });

  test('and then kept while fresh', async () => {
    const { clock, text, next, cache } = setting();
    const make = next();
    expect(await text('/a', make)).toBe('v1');
    clock.advance(maxAge - 1);
    expect(await text('/a', make)).toBe('v1');
    expect(cache.peek('/a')?.identity.body.toString()).toBe('v1');
    expect(make).toHaveBeenCalledTimes(1);
  });

  test('a page not to be kept is given and forgotten', async () => {
    const { text, next, cache } = setting();
    const make = next({ keep: false });
    expect(await text('/a', make)).toBe('v1');
    expect(cache.peek('/a')).toBeUndefined();
    expect(await text('/a', make)).toBe('v2');
  });
});

describe('time', () => {
  test('past its age a page is served while one request makes it anew', async () => {
    const { clock, text, next, cache } = setting();
    await text('/a', next());
    clock.advance(maxAge);
    expect(cache.peek('/a')).toBeUndefined(); // nobody makes it yet: the first goes to the slow path
    const anew = held();
    expect(await text('/a', anew.make)).toBe('v1');
    expect(cache.peek('/a')?.identity.body.toString()).toBe('v1');
    anew.end(made('new'));
    await settled();
    expect(await text('/a', broken)).toBe('new');
    expect(anew.begun()).toBe(1);
  });

  test('long past its age it is made before anyone gets it', async () => {
    const { clock, text, next } = setting();
    const make = next();
    await text('/a', make);
    clock.advance(maxAge + whileRevalidating);
    expect(await text('/a', make)).toBe('v2');
  });

  test('at the turn of a schedule nobody gets the old page, not even for a moment', async () => {
    const { clock, text, next, cache } = setting();
    await text('/a', next({ turnsAt: START + 5000 }));
    clock.set(START + 4999);
    expect(cache.peek('/a')).toBeDefined();
    clock.set(START + 5000);
    expect(cache.peek('/a')).toBeUndefined();
    expect(await text('/a', next())).toBe('v2');
  });
});

describe('purging', () => {
  test('a tag ends the freshness of its pages and of no other', async () => {
    const { text, next, cache } = setting();
    const a = next({ tags: ['story:1', 'front'] });
    const b = next({ tags: ['story:2'] });
    await text('/a', a);
    await text('/b', b);
    cache.purge(['story:1']);
    expect(cache.peek('/a')).toBeUndefined();
    expect(cache.peek('/b')).toBeDefined();
    expect(await text('/a', a)).toBe('v3');
  });

  test.each([false, true])('a page that was being made meanwhile is made again (hard: %s)', async (hard) => {
    const { cache, text } = setting();
    const old = held();
    const makes = [old.make, async () => made('new', { tags: ['story:1'] })];
    const make = () => (makes.shift() ?? broken)();
    const asked = text('/a', make);
    cache.purge(['story:1'], { hard });
    const late = text('/a', make); // joins the making under way, and must not get what that read before the change
    old.end(made('old', { tags: ['story:1'] }));
    expect(await asked).toBe('new');
    expect(await late).toBe('new');
    expect(makes.length).toBe(0);
  });

  test('"there is nothing here" is not told to those who ask after a change', async () => {
    const { cache, text } = setting();
    const old = held();
    const makes = [old.make, async () => made('story')];
    const asked = text('/a', () => (makes.shift() ?? broken)());
    cache.purge(['story:9']);
    old.end(made('nothing', { status: 404, keep: false, tags: [ANY_CHANGE] }));
    expect(await asked).toBe('story');
  });

  test('a page under way that the purge does not name stands', async () => {
    const { cache, text } = setting();
    const one = held();
    const asked = text('/a', one.make);
    cache.purge(['story:2']);
    one.end(made('page', { tags: ['story:1'] }));
    expect(await asked).toBe('page');
    expect(cache.peek('/a')).toBeDefined();
    expect(one.begun()).toBe(1);
  });
});

describe('when a page cannot be made', () => {
  test('the last good one is served, for hours', async () => {
    const { clock, text, next } = setting();
    await text('/a', next());
    clock.advance(ifError - 1);
    expect(await text('/a', broken)).toBe('v1');
    clock.advance(1);
    await expect(text('/a', broken)).rejects.toThrow('away');
  });

  test('also after it was updated', async () => {
    const { text, next, cache } = setting();
    await text('/a', next({ tags: ['story:1'] }));
    cache.purge(['story:1']);
    expect(await text('/a', broken)).toBe('v1');
  });

  test('but never once it was withdrawn', async () => {
    const { text, next, cache } = setting();
    await text('/news/a', next({ tags: ['story:1'] }));
    await text('/', next({ tags: ['story:1', 'front'] }));
    cache.purge(['story:1'], { hard: true, paths: ['/news/a'] });
    expect(cache.isBuried('/news/a')).toBe(true);
    await expect(text('/news/a', broken)).rejects.toThrow('away');
    await expect(text('/', broken)).rejects.toThrow('away');
  });

  test('and never past the end of its rights', async () => {
    const { clock, text, next, cache } = setting();
    await text('/a', next({ dropAt: START + 1000 }));
    clock.advance(1000);
    expect(cache.peek('/a')).toBeUndefined();
    await expect(text('/a', broken)).rejects.toThrow('away');
  });

  test('after some failures nobody waits any more, and one try a second finds out when it works again', async () => {
    const { clock, text, next, cache } = setting();
    const make = next();
    await text('/a', make);
    clock.advance(maxAge + whileRevalidating);
    const failing = vi.fn(broken);
    for (let i = 0; i < 3; i++) await text('/a', failing);
    expect(failing).toHaveBeenCalledTimes(3);
    for (let i = 0; i < 50; i++) expect(await text('/a', failing)).toBe('v1');
    expect(cache.peek('/a')).toBeDefined();
    expect(failing).toHaveBeenCalledTimes(3);
    clock.advance(retryAfter);
    expect(cache.peek('/a')).toBeUndefined();
    expect(await text('/a', make)).toBe('v1');
    await settled();
    expect(await text('/a', make)).toBe('v2');
  });

  test('a store that hangs costs the reader a moment, not the page', async () => {
    const { clock, text, next } = setting({ patience: 20 });
    await text('/a', next());
    clock.advance(maxAge + whileRevalidating);
    expect(await text('/a', held().make)).toBe('v1');
  });

  test('and where there is no old page it is given up', async () => {
    const { text } = setting({ giveUp: 20 });
    await expect(text('/a', held().make)).rejects.toBeInstanceOf(PageLate);
  });
});

describe('withdrawn addresses', () => {
  test('are served again once the store shows them', async () => {
    const { text, next, cache } = setting();
    await text('/a', next());
    cache.purge([], { hard: true, paths: ['/a'] });
    expect(cache.peek('/a')).toBeUndefined();
    expect(await text('/a', next())).toBe('v2');
    expect(cache.isBuried('/a')).toBe(false);
    expect(cache.peek('/a')).toBeDefined();
  });

  test('stay buried while the store says gone', async () => {
    const { text, cache } = setting();
    cache.purge([], { hard: true, paths: ['/a'] });
    await text('/a', async () => made('gone', { status: 410, keep: false }));
    expect(cache.isBuried('/a')).toBe(true);
  });
});

test('the cache stays within its bytes and keeps what is asked for', async () => {
  const body = 'x'.repeat(10_000);
  const { cache } = setting({ bytes: 200_000 });
  await cache.get('/hot', async () => made(body));
  for (let i = 0; i < 300; i++) {
    cache.peek('/hot');
    await cache.get(`/${i}`, async () => made(body));
    expect(cache.figures.bytes).toBeLessThanOrEqual(200_000);
  }
  expect(cache.peek('/hot')).toBeDefined();
  expect(cache.peek('/0')).toBeUndefined();
  expect(cache.figures.pages).toBeGreaterThan(8);
});

describe('the first compressed form', () => {
  const page = 'The same words again and again. '.repeat(100);

  test('is there for the first reader, while pages are few', async () => {
    const { cache } = setting();
    expect((await cache.get('/a', async () => made(page))).gzip).not.toBeNull();
  });

  test('waits in a flood until a page is asked for again', async () => {
    const { cache, clock } = setting({ quickCompressions: 2 });
    const asked = await Promise.all(['/a', '/b', '/c'].map((key) => cache.get(key, async () => made(page))));
    expect(asked.map((answer) => answer.gzip === null)).toEqual([false, false, true]);
    expect(cache.peek('/c')?.gzip).not.toBeNull();
    clock.advance(1000);
    expect((await cache.get('/d', async () => made(page))).gzip).not.toBeNull();
  });
});
