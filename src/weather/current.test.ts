import { expect, test } from 'vitest';
import { currentFrom } from './current.ts';
import type { Observation } from './forecast.ts';

const NOW = Date.parse('2026-07-01T16:00:00Z');
const MINUTE = 60_000;
const reading = (station: string, minutesAgo: number, temperature: number | null): Observation => ({
  station,
  stationName: null,
  at: NOW - minutesAgo * MINUTE,
  latitude: null,
  longitude: null,
  temperature,
  feelsLike: temperature,
  humidity: null,
  windSpeed: null,
  windGust: null,
  windDirection: null,
  condition: null,
  conditionText: null,
});

test('22. the nearest of three stations with a temperature that is young enough, its rows in any order', () => {
  expect(currentFrom([reading('A', 70, 9), reading('A', 10, 10), reading('A', 40, 11), reading('B', 1, 20)], NOW)).toMatchObject({
    station: 'A',
    temperature: 10,
  });
  expect(currentFrom([reading('A', 10, null), reading('A', 40, 11), reading('B', 1, 20)], NOW)).toMatchObject({ station: 'A', temperature: 11 });
  expect(currentFrom([reading('A', 9 * 60, 26), reading('B', 119, 20)], NOW)).toMatchObject({ station: 'B', temperature: 20 });
  expect(currentFrom([reading('A', 121, 26), reading('B', 5, null), reading('C', 200, 1), reading('D', 5, 20)], NOW)).toBeNull();
  expect(currentFrom([], NOW)).toBeNull();
});

test('a reading from the future is not taken, a station’s clock a little ahead is', () => {
  expect(currentFrom([reading('A', -60, 26)], NOW)).toBeNull();
  expect(currentFrom([reading('A', -5, 26)], NOW)).toMatchObject({ temperature: 26 });
});
