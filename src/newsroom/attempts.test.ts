import { describe, expect, it } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import { countAttempts } from './attempts.ts';

describe('countAttempts', () => {
  it('stops a key after its attempts and lets it go on in the next window', () => {
    const clock = steppedClock(0);
    const attempts = countAttempts({ most: 3, withinMs: 1000 }, clock);
    expect([1, 2, 3, 4, 5].map(() => attempts.take('a'))).toEqual([true, true, true, false, false]);
    expect(attempts.take('b')).toBe(true);
    clock.set(999);
    expect(attempts.take('a')).toBe(false);
    clock.set(1000);
    expect(attempts.take('a')).toBe(true);
  });

  it('forgets a key that did well', () => {
    const attempts = countAttempts({ most: 1, withinMs: 1000 }, steppedClock(0));
    attempts.take('a');
    attempts.clear('a');
    expect(attempts.take('a')).toBe(true);
  });

  it('keeps counting a key while 60,000 others are tried', () => {
    const attempts = countAttempts({ most: 1, withinMs: 1000 }, steppedClock(0));
    for (let i = 0; i < 60_000; i++) attempts.take(`k${i}`);
    expect(attempts.take('k59999')).toBe(false);
    expect(attempts.take('k10001')).toBe(false);
  });
});
