import { describe, expect, test } from 'vitest';
import { sunIsUp, sunTimes } from './sun.ts';

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString().slice(0, 16));

describe('the sun', () => {
  test('24. rises and sets on the place’s own date, to the minute or two of the source’s own times', () => {
    const guam = sunTimes('2026-05-15', { latitude: 13.444, longitude: 144.778 }, 'Pacific/Guam');
    expect([iso(guam.rise), iso(guam.set), guam.state]).toEqual(['2026-05-14T19:54', '2026-05-15T08:39', 'risesAndSets']);
    const seattle = sunTimes('2026-03-08', { latitude: 47.603, longitude: -122.33 }, 'America/Los_Angeles');
    expect([iso(seattle.rise), iso(seattle.set)]).toEqual(['2026-03-08T14:35', '2026-03-09T02:04']);
  });
  test('midnight sun and polar night', () => {
    const barrow = { latitude: 71.29, longitude: -156.79 };
    expect(sunTimes('2026-06-21', barrow, 'America/Anchorage')).toEqual({ date: '2026-06-21', rise: null, set: null, state: 'alwaysUp' });
    expect(sunTimes('2026-12-21', barrow, 'America/Anchorage').state).toBe('alwaysDown');
    expect([sunIsUp(Date.parse('2026-06-21T10:00:00Z'), barrow), sunIsUp(Date.parse('2026-12-21T22:00:00Z'), barrow)]).toEqual([true, false]);
  });
  test('up just from rise to set', () => {
    const spot = { latitude: 47.95, longitude: -122.3 };
    for (const date of ['2026-01-15', '2026-04-15', '2026-07-15', '2026-10-15']) {
      const { rise, set } = sunTimes(date, spot, 'America/Los_Angeles');
      const around = [-180_000, 180_000].flatMap((ms) => [sunIsUp((rise ?? 0) + ms, spot), sunIsUp((set ?? 0) + ms, spot)]);
      expect(around).toEqual([false, true, true, false]);
    }
  });
});
