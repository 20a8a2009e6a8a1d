import { describe, expect, test } from 'vitest';
import { replayed } from './replay.ts';

const replay = { now: Date.parse('2026-10-31T12:00:30-07:00'), timeZone: 'America/Los_Angeles' };

describe('times of a recording', () => {
  test.each([
    ['date:now', '2026-10-31T19:00:30+00:00'],
    ['date:now -90 seconds', '2026-10-31T18:59:00+00:00'],
    ['date:now +2 hours/PT13H', '2026-10-31T21:00:30+00:00/PT13H'],
    ['wall:+0d 06:00', '2026-10-31T13:00:00+00:00'],
    ['wall:-1d 22:53', '2026-10-31T05:53:00+00:00'],
    ['wall:+1d 18:00/P1D', '2026-11-02T02:00:00+00:00/P1D'],
    ['date:today 14:26:-08', 'date:today 14:26:-08'],
    ['Sunny', 'Sunny'],
    ['a date:now', 'a date:now'],
  ])('%s', (token, text) => {
    expect(replayed({ a: [token] }, replay)).toEqual({ a: [text] });
  });

  test('an element at the hour that comes twice stands for both; at the hour that is skipped, for none', () => {
    expect(replayed({ periods: [{ startTime: 'wall:+1d 01:00', t: 50 }] }, replay)).toEqual({
      periods: [
        { startTime: '2026-11-01T08:00:00+00:00', t: 50 },
        { startTime: '2026-11-01T09:00:00+00:00', t: 50 },
      ],
    });
    expect(replayed([{ type: 'Feature', properties: { timestamp: 'wall:+0d 02:30' } }], { ...replay, now: Date.parse('2026-03-08T12:00:00-07:00') })).toEqual(
      [],
    );
  });

  test('all else stays as it is', () => {
    const json = { n: 1, b: false, z: null, list: [1, 'x', [null]], o: { timestamp: '2026-01-01T00:00:00Z' } };
    expect(replayed(json, replay)).toEqual(json);
  });
});
