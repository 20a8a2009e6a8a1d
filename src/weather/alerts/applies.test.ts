import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertSample, SEATTLE } from '../../../test/alert-sample.ts';
import type { AlertArea, Position } from '../alert.ts';
import { applies } from './applies.ts';
import { shapeOfGeoJson } from './decode-nws.ts';
import { boxOf } from './shape.ts';

const holds = (area: Partial<AlertArea>, place = SEATTLE): boolean => applies(alertSample({ area: { zones: [], ...area } }), place);
const square = (west: number, south: number, size: number): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const polygons = (...rings: Position[][]) => shapeOfGeoJson({ type: 'Polygon', coordinates: rings });
const spot = (longitude: number, latitude: number) => ({ ...SEATTLE, longitude, latitude });

describe('whether an alert applies to a place', () => {
  test('37: the same id under another type is another zone', () => {
    const place = { ...SEATTLE, zones: ['fire/MNZ010'] };
    expect(holds({ zones: ['forecast/MNZ010'] }, place)).toBe(false);
    expect(holds({ zones: ['fire/MNZ010'] }, place)).toBe(true);
  });
  test('38: with a shape, the counties are not added', () => {
    expect(holds({ shape: polygons(square(-121, 47, 1)), zones: ['county/WAC033'] })).toBe(false);
    expect(holds({ shape: polygons(square(-123, 47, 1)), zones: ['county/XXC001'] })).toBe(true);
  });
  test('39: without a shape, any of the three zones will do', () => {
    for (const zone of SEATTLE.zones) expect(holds({ zones: [zone] })).toBe(true);
  });
  test('40: SAME codes count only where there is neither shape nor zone', () => {
    expect(holds({ same: ['053033'] })).toBe(true);
    expect(holds({ same: ['153033'] })).toBe(true);
    expect(holds({ same: ['053000'] })).toBe(true);
    expect(holds({ same: ['000000'] })).toBe(true);
    expect(holds({ same: ['053035'] })).toBe(false);
    expect(holds({ zones: ['forecast/WAZ999'], same: ['053033'] })).toBe(false);
    expect(holds({})).toBe(false);
  });
  test('48: a ring left open, a ring that crosses itself', () => {
    expect(holds({ shape: polygons(square(-123, 47, 1).slice(0, 4)) })).toBe(true);
    const bow: Position[] = [
      [-123, 47],
      [-122, 48],
      [-122, 47],
      [-123, 48],
    ];
    expect(holds({ shape: polygons(bow) }, spot(-122.9, 47.5))).toBe(true);
    expect(holds({ shape: polygons(bow) }, spot(-122.1, 47.5))).toBe(true);
    expect(holds({ shape: polygons(bow) }, spot(-122.5, 47.9))).toBe(false);
  });
  test('holes are out, their line is in; several polygons; the line of a shape belongs to it', () => {
    const shape = polygons(square(-124, 46, 4), square(-123, 47, 1));
    expect(holds({ shape })).toBe(false);
    expect(holds({ shape }, spot(-123, 47.5))).toBe(true);
    expect(holds({ shape }, spot(-121, 49))).toBe(true);
    expect(holds({ shape }, spot(-120, 50))).toBe(true);
    expect(holds({ shape: shapeOfGeoJson({ type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(-123, 47, 1)]] }) })).toBe(true);
    expect(holds({ shape: shapeOfGeoJson({ type: 'GeometryCollection', geometries: [{ type: 'Polygon', coordinates: [square(-123, 47, 1)] }] }) })).toBe(true);
  });
  test('a shape that cannot be used leaves it to the zones', () => {
    for (const geometry of [
      null,
      {},
      { type: 'Polygon', coordinates: [] },
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 2],
            [3, 'x'],
          ],
        ],
      },
      { type: 'Point', coordinates: [1, 2] },
      'x',
    ])
      expect(shapeOfGeoJson(geometry)).toBeNull();
  });
  test('over the date line, from both sides', () => {
    const shape = polygons([
      [179, 51],
      [-179, 51],
      [-179, 53],
      [179, 53],
    ]);
    for (const longitude of [179.5, -179.5, 180, -180]) expect(holds({ shape }, spot(longitude, 52))).toBe(true);
    for (const longitude of [178, -178, 0]) expect(holds({ shape }, spot(longitude, 52))).toBe(false);
  });
  test('47: circles in kilometers, and of radius 0', () => {
    const circle = (radiusKm: number, longitude = -122.33, latitude = 47.6) => ({ polygons: [], circles: [{ longitude, latitude, radiusKm }] });
    expect(holds({ shape: circle(0) })).toBe(true);
    expect(holds({ shape: circle(0, -122.3) })).toBe(false);
    expect(holds({ shape: circle(112, -122.33, 48.6) })).toBe(true);
    expect(holds({ shape: circle(111, -122.33, 48.6) })).toBe(false);
  });
  test('whatever lies in a shape lies in its box (-180° and 180° being the same)', () => {
    // Degrees as services write them, to four decimals: products of numbers near the smallest double would round to nothing.
    const degrees = (most: number) => fc.integer({ min: -most * 10_000, max: most * 10_000 }).map((n) => n / 10_000);
    const corner = fc.tuple(degrees(180), degrees(90));
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 9 }), corner, fc.double({ min: 0, max: 3000, noNaN: true }), (ring, [x, y], radiusKm) => {
        const shape = { polygons: [[ring]], circles: [{ longitude: ring[0]?.[0] ?? 0, latitude: ring[0]?.[1] ?? 0, radiusKm }] };
        const box = boxOf(shape);
        const across = [x, x - 360, x + 360].some((longitude) => longitude >= box.west && longitude <= box.east);
        if (holds({ shape }, spot(x, y))) expect(across && y >= box.south && y <= box.north).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
