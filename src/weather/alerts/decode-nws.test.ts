import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedData, tookFromShared } from '../../../test/shared-data.ts';
import type { Alert } from '../alert.ts';
import { decodeNwsAlerts } from './decode-nws.ts';
import { readAlerts } from './read-alerts.ts';

const decode = (json: unknown) => {
  const read = decodeNwsAlerts(json);
  if (!read.ok) throw new Error(read.problem.detail);
  return read.value;
};
const one = (properties: Record<string, unknown>, rest: Record<string, unknown> = {}): Alert => {
  const [alert] = decode({ features: [{ properties: { id: 'urn:1', event: 'Wind Advisory', ...properties }, ...rest }] }).alerts;
  if (alert === undefined) throw new Error('no alert');
  return alert;
};

describe('alerts of api.weather.gov', () => {
  test('a bad feature is refused with its reason, and the list goes on', () => {
    const { alerts, refused } = decode({
      features: [null, 7, { properties: null }, { properties: { id: 'urn:1' } }, { properties: { id: 'urn:2', event: 'Gale Warning' } }],
    });
    expect(alerts.map(({ id }) => id)).toEqual(['urn:2']);
    expect(refused.map(({ reason }) => reason)).toEqual(['it has no identifier', 'it has no identifier', 'it has no identifier', 'it names no event']);
    expect(refused[0]?.id).toBe('feature 1');
  });
  test('37: zones keep their type; without them the codes tell counties, and fire zones by the event', () => {
    const zones = (properties: Record<string, unknown>) => one(properties).areas[0]?.zones;
    expect(zones({ affectedZones: ['https://api.weather.gov/zones/forecast/MNZ010', 'https://api.weather.gov/zones/fire/MNZ010', 'x'] })).toEqual([
      'forecast/MNZ010',
      'fire/MNZ010',
    ]);
    expect(zones({ geocode: { UGC: ['WAZ315', 'WAC033'] } })).toEqual(['forecast/WAZ315', 'county/WAC033']);
    expect(zones({ event: 'Red Flag Warning', geocode: { UGC: ['WAZ654'] } })).toEqual(['fire/WAZ654']);
    expect(zones({ affectedZones: 'none', geocode: null })).toEqual([]);
    expect(zones({ affectedZones: [], geocode: { UGC: ['PAC079'], SAME: ['042079'] } })).toEqual([]);
  });
  test('44: an end that is null, absent or nonsense is missing', () => {
    for (const ends of [null, undefined, 'soon', 5, '2026-03-04T18:00:00']) expect(one({ ends }).ends).toBeNull();
    expect(one({ ends: '2026-03-04T10:00:00-08:00' }).ends).toBe(Date.parse('2026-03-04T18:00:00Z'));
  });
  test('the forecaster’s headline, VTEC and references', () => {
    const alert = one({
      parameters: { NWSheadline: ['GUSTY'], VTEC: ['/O.NEW.KSEW.WI.Y.0004.260304T1200Z-000000T0000Z/', 'nonsense'] },
      references: [{ identifier: 'urn:0', sent: '2026-03-04T00:00:00Z' }, {}, null],
    });
    expect([alert.nwsHeadline, alert.references.length, alert.vtec]).toEqual([
      'GUSTY',
      1,
      [
        {
          fixedId: 'O',
          action: 'NEW',
          office: 'KSEW',
          phenomenon: 'WI',
          significance: 'Y',
          number: '0004',
          begins: Date.parse('2026-03-04T12:00:00Z'),
          ends: null,
        },
      ],
    ]);
    expect(one({ parameters: [] }).vtec).toEqual([]);
  });
  test('all forms of an answer: features, graph, a bare list, one feature, a recorded exchange, tokens of time', () => {
    const flat = { id: 'urn:1', event: 'Wind Advisory', sent: 'date:now -60 seconds' };
    const ids = (json: unknown): string[] | string => {
      const read = readAlerts(JSON.stringify(json), { language: 'en', now: 120_000 });
      return read.ok ? read.value.alerts.map(({ id, sent }) => `${id} ${sent}`) : read.problem.detail;
    };
    for (const json of [
      { features: [{ properties: flat }] },
      { '@graph': [flat] },
      [flat],
      { type: 'Feature', properties: flat },
      flat,
      { _status: 200, body: [flat] },
      { body: JSON.stringify([flat]) },
    ])
      expect(ids(json)).toEqual(['urn:1 60000']);
    expect(ids({ _status: 503, body: { detail: 'Down.' } })).toBe('The recorded answer has status 503: Down.');
    expect(ids({ title: 'Not Found', status: 404 })).toMatch(/^This is no list of alerts: the source says "Not Found"/);
    expect(ids({ features: [] })).toEqual([]);
  });
  test('what is not JSON, cut JSON, HTML and nothing are refused in words', () => {
    for (const text of ['', '{"features":[{', '<!doctype html><p>Busy', '<html>', 'Service Unavailable']) {
      const read = readAlerts(text, { language: 'en', now: 0 });
      expect(read.ok ? null : read.problem.code).toBe('weather/bad-answer');
    }
  });
});

const folder = sharedData('weather/nws-alerts-json');
describe.skipIf(folder === null)('recorded lists', () => {
  test('every feature is read; what they say of themselves holds', () => {
    const files = readdirSync(folder ?? '').filter((name) => name.endsWith('.json'));
    let alerts = 0;
    for (const name of files) {
      const read = readAlerts(readFileSync(join(folder ?? '', name), 'utf8'), { language: 'en', now: 0 });
      expect(read.ok && read.value.refused).toEqual([]);
      for (const alert of read.ok ? read.value.alerts : []) {
        alerts++;
        expect(alert.sent).not.toBeNull();
        expect(alert.areas[0]?.zones.length).toBeGreaterThan(0);
      }
    }
    expect(alerts).toBeGreaterThan(1000);
    tookFromShared('weather/nws-alerts-json', files.length);
  });
});
