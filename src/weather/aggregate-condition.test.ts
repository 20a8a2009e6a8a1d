import { describe, expect, test } from 'vitest';
import { aggregateCondition, bareSky, skyOfCover, type HourSky } from './aggregate-condition.ts';
import type { Condition } from './condition.ts';

const hour = (change: Partial<Condition>, skyCover = 60): HourSky => ({ condition: { ...bareSky('unknown'), ...change }, skyCover, rain: null });
const dry = (cover: number): HourSky => hour({}, cover);

describe('many hours as one condition', () => {
  test('one scale of cloud cover for all sources', () => {
    expect([0, 5, 6, 25, 26, 50, 51, 87, 88, 100, null].map(skyOfCover)).toEqual([
      'clear',
      'clear',
      'mostlyClear',
      'mostlyClear',
      'partlyCloudy',
      'partlyCloudy',
      'mostlyCloudy',
      'mostlyCloudy',
      'cloudy',
      'cloudy',
      'unknown',
    ]);
  });
  test('the mean sky where nothing falls', () => {
    expect(aggregateCondition([dry(0), dry(30)], 0)).toEqual(bareSky('mostlyClear'));
    expect(aggregateCondition([], 0)).toBeNull();
    expect(aggregateCondition([{ condition: null, skyCover: null, rain: null }], 50)).toBeNull();
  });
  test('what falls counts from 20 percent, or from a quarter millimeter where no chance is told', () => {
    expect(aggregateCondition([hour({ precip: 'rain' }), dry(60)], 19)?.precip).toBe('none');
    expect(aggregateCondition([hour({ precip: 'rain' }), dry(60)], 20)?.precip).toBe('rain');
    expect(aggregateCondition([{ ...hour({ precip: 'rain' }), rain: 0.24 }], null)?.precip).toBe('none');
    expect(aggregateCondition([{ ...hour({ precip: 'rain' }), rain: 0.25 }], null)?.precip).toBe('rain');
  });
  test('freezing rain is always named, ties go to the more dangerous, intensity is the heaviest of the kind', () => {
    expect(aggregateCondition([hour({ precip: 'rain' }), hour({ precip: 'rain' }), hour({ precip: 'freezingRain', intensity: 'light' })], 80)).toMatchObject({
      precip: 'freezingRain',
      intensity: 'light',
    });
    expect(
      aggregateCondition(
        [
          hour({ precip: 'rain', intensity: 'heavy' }),
          hour({ precip: 'snow', intensity: 'light' }),
          hour({ precip: 'snow', intensity: 'moderate' }),
          hour({ precip: 'rain' }),
        ],
        80,
      ),
    ).toMatchObject({ precip: 'snow', intensity: 'moderate' });
  });
  test('thunder in any hour; likely from two hours or 30 percent', () => {
    expect(aggregateCondition([hour({ thunder: 'possible' }), dry(60)], 10)?.thunder).toBe('possible');
    expect(aggregateCondition([hour({ thunder: 'possible' }), dry(60)], 30)?.thunder).toBe('likely');
    expect(aggregateCondition([hour({ thunder: 'possible' }), hour({ thunder: 'possible' })], 10)?.thunder).toBe('likely');
  });
  test('a veil counts from a third of the hours', () => {
    expect(aggregateCondition([hour({ obscuration: 'smoke' }), dry(60), dry(60)], 0)?.obscuration).toBe('smoke');
    expect(aggregateCondition([hour({ obscuration: 'smoke' }), dry(60), dry(60), dry(60)], 0)?.obscuration).toBe('none');
  });
});
