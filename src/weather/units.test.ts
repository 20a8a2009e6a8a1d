import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compassDegrees,
  compassPoint,
  fromFahrenheit,
  inSi,
  roundHalfUp,
  shownDepth,
  shownPercent,
  shownSpeed,
  shownTemperature,
  tellsGust,
  toFahrenheit,
} from './units.ts';

describe('rounding', () => {
  test.each([
    [-0.4, 0],
    [-0.5, 0],
    [-0.6, -1],
    [0.5, 1],
    [1.5, 2],
    [-1.5, -1],
    [2.4999, 2],
    [2.49999999, 3],
    [52.9999999999, 53],
    [-0, 0],
  ])('%d is shown as %d', (x, whole) => {
    expect(Object.is(roundHalfUp(x), whole)).toBe(true);
  });
  test('every whole °F comes back from °C as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: -112, max: 140 }), (f) => {
        expect(shownTemperature(fromFahrenheit(f), 'us')).toBe(f);
        expect(Object.is(shownTemperature(fromFahrenheit(f), 'us'), -0)).toBe(false);
      }),
    );
  });
  test('missing stays missing, zero stays zero', () => {
    expect([shownTemperature(null, 'us'), shownSpeed(null, 'us'), shownPercent(null), shownDepth(null, 'us')]).toEqual([null, null, null, null]);
    expect([shownTemperature(0, 'metric'), shownSpeed(0, 'us'), shownPercent(0), shownDepth(0, 'us')]).toEqual([0, 0, 0, 0]);
    expect(toFahrenheit(-40)).toBe(-40);
  });
  test('depths of rain: hundredths of an inch, a trace, tenths of a millimeter', () => {
    expect([shownDepth(0.1, 'us'), shownDepth(0.127, 'us'), shownDepth(25.4, 'us'), shownDepth(2.54, 'metric')]).toEqual(['trace', 0.01, 1, 2.5]);
  });
});

describe('wind', () => {
  test('sixteen points, north at both ends', () => {
    expect([0, 11.24, 11.25, 22.5, 247.5, 348.74, 348.75, 360].map(compassPoint)).toEqual(['N', 'N', 'NNE', 'NNE', 'WSW', 'NNW', 'N', 'N']);
    expect([compassDegrees('wsw'), compassDegrees(''), compassDegrees('VRB')]).toEqual([247.5, null, null]);
  });
  test('speeds', () => {
    expect(shownSpeed(inSi(9.26, 'wmoUnit:km_h-1', 'speed'), 'us')).toBe(6);
    expect(shownSpeed(inSi(5, 'mph', 'speed'), 'us')).toBe(5);
    expect(shownSpeed(10, 'metric')).toBe(36);
  });
  test('a gust is told from 8 mph above the wind', () => {
    const mph = (x: number): number => inSi(x, 'mph', 'speed') ?? Number.NaN;
    expect([tellsGust(mph(10), mph(17)), tellsGust(mph(10), mph(18)), tellsGust(null, mph(8)), tellsGust(mph(10), null)]).toEqual([false, true, true, false]);
  });
});

describe('unit codes (traps 16, 19)', () => {
  test.each([
    [10, 'wmoUnit:degC', 'temperature', 10],
    [10, 'unit:degC', 'temperature', 10],
    [50, 'unit:degF', 'temperature', 10],
    [283.15, 'wmoUnit:K', 'temperature', 10],
    [36, 'wmoUnit:km_h-1', 'speed', 10],
    [10, 'unit:m_s-1', 'speed', 10],
    [5, 'wmoUnit:mm', 'depth', 5],
    [0.005, 'unit:m', 'depth', 5],
    [80, 'wmoUnit:percent', 'percent', 80],
    [7, 'nwsUnit:s', 'speed', null],
    [7, 'wmoUnit:furlong', 'speed', null],
    [7, null, 'temperature', null],
    [7, 'toString', 'temperature', null],
    [200, 'wmoUnit:degC', 'temperature', null],
    [-350, 'unit:degF', 'temperature', null],
    [250, 'F', 'temperature', null],
    [140, 'wmoUnit:percent', 'percent', null],
    [-5, 'unit:m_s-1', 'speed', null],
  ] as const)('%d %s as %s is %s', (value, code, quantity, si) => {
    const found = inSi(value, code, quantity);
    if (si === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(si, 6);
  });
});
