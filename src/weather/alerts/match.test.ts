import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertSample, at, SEATTLE } from '../../../test/alert-sample.ts';
import { sharedData, tookFromShared } from '../../../test/shared-data.ts';
import type { Alert, AlertPlace } from '../alert.ts';
import { alertsAt } from './cards.ts';
import { alertMatcher } from './match.ts';
import { readAlerts } from './read-alerts.ts';

const slow = (alerts: readonly Alert[], place: AlertPlace, now: number): string[] => alertsAt(alerts, place, now).shown.map(({ alert }) => alert.id);
const fast = (alerts: readonly Alert[], place: AlertPlace, now: number): string[] =>
  alertMatcher(alerts, now)
    .cardsAt(place)
    .map(({ alert }) => alert.id);

describe('matching many places', () => {
  test('says what looking at every alert says', () => {
    const degrees = fc.integer({ min: -40, max: 40 }).map((half) => half / 2);
    const area = fc.record({
      corner: fc.option(fc.tuple(fc.constantFrom(-180, -122, 0, 171, 179), degrees, fc.integer({ min: 1, max: 30 }))),
      radius: fc.option(fc.constantFrom(0, 50, 5000)),
      zone: fc.option(fc.constantFrom(...SEATTLE.zones, 'forecast/XXZ001')),
      same: fc.option(fc.constantFrom('053033', '053000', '000000', '001001')),
    });
    const place = fc.record({
      longitude: fc.constantFrom(-180, -179.5, -121.5, 0, 0.5, 179.5, 180),
      latitude: degrees,
      zones: fc.subarray([...SEATTLE.zones]),
      same: fc.subarray(['053033', '001001']),
    });
    const list = fc.array(
      fc.record({
        area,
        ends: fc.integer({ min: 13, max: 20 }),
        refers: fc.option(fc.integer({ min: 0, max: 4 })),
        msgType: fc.constantFrom('Update', 'Cancel', 'Alert'),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(list, place, (made, there) => {
        const alerts = made.map(({ area: { corner, radius, zone, same }, ends, refers, msgType }, i) => {
          const [x, y, size] = corner ?? [0, 0, 0];
          const shape =
            corner === null && radius === null
              ? null
              : {
                  polygons:
                    corner === null
                      ? []
                      : [
                          [
                            [
                              [x, y],
                              [x + size, y],
                              [x + size, y + size],
                              [x, y + size],
                            ] as const,
                          ],
                        ],
                  circles: radius === null ? [] : [{ longitude: x, latitude: y, radiusKm: radius }],
                };
          return alertSample({
            id: `${i}`,
            msgType,
            ends: at(`${ends}:00`),
            references: refers === null ? [] : [{ identifier: `${refers}`, sender: null, sent: null }],
            area: { shape, zones: zone === null ? [] : [zone], same: same === null ? [] : [same] },
          });
        });
        expect(fast(alerts, there, at('15:00'))).toEqual(slow(alerts, there, at('15:00')));
      }),
      { numRuns: 500 },
    );
  });
  test('a shape at the date line is found from both sides of it', () => {
    const box = (west: number, east = west + 2) =>
      alertSample({
        area: {
          zones: [],
          shape: {
            polygons: [
              [
                [
                  [west, 51],
                  [east, 51],
                  [east, 53],
                  [west, 53],
                ] as const,
              ],
            ],
            circles: [],
          },
        },
      });
    const found = (west: number, longitude: number): number => fast([box(west)], { ...SEATTLE, longitude, latitude: 52 }, at('15:00')).length;
    expect([found(179, -179.5), found(179, 179.5), found(178, -180), found(178, 180), found(-180, 180), found(-180, -178.5), found(179, -178)]).toEqual([
      1, 1, 1, 1, 1, 1, 0,
    ]);
    expect(fast([box(-180, -179.5)], { ...SEATTLE, longitude: 180, latitude: 52 }, at('15:00'))).toHaveLength(1);
  });
  test('an alert in the feed shows though our clock is behind, and takes the place of the one before', () => {
    const first = alertSample({ id: 'first', sent: at('14:00') });
    const next = alertSample({ id: 'next', sent: at('15:01'), references: [{ identifier: 'first', sender: null, sent: null }] });
    expect(fast([next, first], SEATTLE, at('15:00'))).toEqual(['next']);
  });
  const folder = sharedData('weather/nws-alerts-json');
  test.skipIf(folder === null)('on a day’s national list, at the middle and beside every shape, in every zone', () => {
    const now = Date.parse('2025-12-15T21:55:00Z');
    const read = readAlerts(readFileSync(join(folder ?? '', 'national-2025-12-15.json'), 'utf8'), { language: 'en', now });
    const alerts = read.ok ? read.value.alerts : [];
    const matcher = alertMatcher(alerts, now);
    const spots = alerts.flatMap(({ areas }) => areas.flatMap(({ shape }) => shape?.polygons.flatMap(([ring = []]) => ring) ?? []));
    const zones = [...new Set(alerts.flatMap(({ areas }) => areas.flatMap((area) => area.zones)))];
    const places = zones.slice(0, 200).map(
      (zone, i): AlertPlace => ({
        longitude: spots[i % spots.length]?.[0] ?? 0,
        latitude: spots[i % spots.length]?.[1] ?? 0,
        zones: [zone, zones.at(-i) ?? zone],
        same: [],
      }),
    );
    for (const place of places) expect(matcher.cardsAt(place).map(({ alert }) => alert.id)).toEqual(slow(alerts, place, now));
    expect(places.filter((place) => matcher.cardsAt(place).length > 0).length).toBeGreaterThan(100);
    tookFromShared('weather/nws-alerts-json', places.length);
  });
});
