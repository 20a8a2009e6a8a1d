import { describe, expect, test } from 'vitest';
import { problem } from '#platform/problem.ts';
import { failed, ok, type Result } from '#platform/result.ts';
import { expiryOf, politeAsk, type HttpAnswer } from './ask.ts';

const NOW = Date.parse('2026-07-01T16:00:00Z');

/** A source that gives these answers one after the other; notes what it was asked. */
function source(...answers: (Partial<HttpAnswer> | Result<HttpAnswer>)[]) {
  const asked: { url: string; headers: Readonly<Record<string, string>> }[] = [];
  const slept: number[] = [];
  const ask = politeAsk({
    egress: async ({ url, headers }) => {
      asked.push({ url, headers });
      const answer = answers[Math.min(asked.length, answers.length) - 1] ?? {};
      return 'ok' in answer ? answer : ok({ status: 200, headers: {}, text: '{}', ...answer });
    },
    userAgent: 'Daybreak/0 (contact: a@b.c)',
    now: () => NOW,
    sleep: async (ms) => void slept.push(ms),
  });
  return { ask, asked, slept };
}

describe('asking politely', () => {
  test('names itself, asks conditionally, adds nothing against caches', async () => {
    const { ask, asked } = source({ status: 304 });
    expect(await ask('https://api.weather.gov/points/1,2', 'Wed, 01 Jul 2026 15:00:00 GMT')).toMatchObject({ kind: 'unchanged' });
    expect(asked).toEqual([
      {
        url: 'https://api.weather.gov/points/1,2',
        headers: {
          'user-agent': 'Daybreak/0 (contact: a@b.c)',
          accept: 'application/geo+json, application/json;q=0.9',
          'if-modified-since': 'Wed, 01 Jul 2026 15:00:00 GMT',
        },
      },
    ]);
    await ask('https://api.weather.gov/x', null);
    expect(Object.keys(asked[1]?.headers ?? {})).not.toContain('if-modified-since');
  });

  test('5xx and broken connections are tried twice more with growing waits, then once per address', async () => {
    const { ask, asked, slept } = source({ status: 503 });
    expect(await ask('a', null)).toMatchObject({ kind: 'failed' });
    expect([asked.length, slept]).toEqual([3, [1000, 4000]]);
    expect(await ask('b', null)).toMatchObject({ kind: 'failed' });
    expect([asked.length, slept.length]).toEqual([4, 2]);
    const mended = source(failed(problem('egress/failed', 'reset')), { text: 'good' });
    expect(await mended.ask('a', null)).toMatchObject({ kind: 'answer', text: 'good' });
  });

  test('4xx is not tried again: 404 says the address is gone, 400 and 403 that we are not wanted', async () => {
    for (const [status, kind] of [
      [404, 'missing'],
      [403, 'refused'],
      [400, 'refused'],
      [429, 'failed'],
      [302, 'failed'],
    ] as const) {
      const { ask, asked } = source({ status, text: '{"detail":"no"}' });
      expect((await ask('a', null)).kind).toBe(kind);
      expect(asked).toHaveLength(1);
    }
  });

  test('a source that is silent is not asked further in this refresh', async () => {
    const { ask, asked } = source(failed(problem('egress/timeout', 'slow')), { text: 'good' });
    expect(await ask('a', null)).toMatchObject({ kind: 'failed', problem: { code: 'egress/timeout' } });
    expect(await ask('b', null)).toMatchObject({ kind: 'failed' });
    expect(asked).toHaveLength(1);
  });

  test('an address that may not be asked and an endless answer are not tried again; a throw is a failure', async () => {
    for (const code of ['egress/refused', 'egress/too-large'] as const) {
      const { ask, asked } = source(failed(problem(code, 'no')));
      expect((await ask('a', null)).kind).toBe('failed');
      expect(asked).toHaveLength(1);
    }
    const ask = politeAsk({
      egress: async () => {
        throw new Error('boom');
      },
      userAgent: '',
      now: () => NOW,
      sleep: async () => {},
    });
    expect(await ask('a', null)).toMatchObject({ kind: 'failed', problem: { code: 'egress/failed' } });
  });
});

describe('how long an answer holds', () => {
  test.each([
    [{ 'cache-control': 'public, max-age=546, s-maxage=3600' }, 546],
    [{ 'cache-control': 'max-age=600', age: '500' }, 100],
    [{ 'cache-control': 'max-age=0' }, 60],
    [{ 'cache-control': 'max-age=999999999' }, 6 * 3600],
    [{ date: 'Wed, 01 Jul 2026 19:00:00 GMT', expires: 'Wed, 01 Jul 2026 19:10:00 GMT' }, 600],
    [{ expires: 'Wed, 01 Jul 2026 16:10:00 GMT' }, 600],
    [{}, null],
    [{ expires: '0' }, null],
  ])('%o: %s s', (headers, seconds) => {
    const at = expiryOf(headers as Record<string, string>, NOW);
    if (seconds === null && 'expires' in headers) expect(at === null || at === NOW + 60_000).toBe(true);
    else expect(at === null ? null : (at - NOW) / 1000).toBe(seconds);
  });
});
