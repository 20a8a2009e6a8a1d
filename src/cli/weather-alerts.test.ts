import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedData, tookFromShared } from '../../test/shared-data.ts';
import { weatherCommand } from './weather.ts';

const FIXTURES = join(import.meta.dirname, '../../test/fixtures/weather/alerts');
const SEATTLE = ['--lat', '47.6', '--lon', '-122.33', '--zone-ids', 'forecast/WAZ315,county/WAC033,fire/WAZ654'];
const NOW = ['--at', '2026-03-04T07:00:00-08:00'];

async function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const io = { out: '', err: '' };
  const status = await weatherCommand(['alerts', ...args], { out: (text) => void (io.out += text), err: (text) => void (io.err += text), cwd: FIXTURES });
  return { status, ...io };
}
const json = async (...args: string[]): Promise<any> => JSON.parse((await run(...args, '--json')).out);
const shown = async (...args: string[]): Promise<string[]> => (await json(...args)).shown.map((card: { id: string }) => card.id);

describe('weather alerts', () => {
  test('what is shown, in order, with its own times; everything else with its reason', async () => {
    const all = await json('list.json', ...SEATTLE, ...NOW);
    expect(all.shown).toEqual([
      { id: 'urn:t:flood', event: 'Flood Warning', headline: 'Flood Warning issued March 4', starts: '2026-03-04T09:00:00.000Z', ends: null, area: 'King, WA' },
      {
        id: 'urn:t:advisory',
        event: 'Wind Advisory',
        headline: 'WIND ADVISORY UNTIL SUNDAY',
        starts: '2026-03-04T12:00:00.000Z',
        ends: '2026-03-08T11:00:00.000Z',
        area: 'City of Seattle',
      },
      {
        id: 'urn:t:emergency',
        event: 'Water Main Break',
        headline: 'Boil your water',
        starts: '2026-03-04T14:10:00.000Z',
        ends: '2026-03-04T18:00:00.000Z',
        area: 'King',
      },
      {
        id: 'urn:t:fire',
        event: 'Red Flag Warning',
        headline: 'Red Flag Warning issued March 4',
        starts: '2026-03-04T20:00:00.000Z',
        ends: '2026-03-05T04:00:00.000Z',
        area: 'Lowlands',
      },
    ]);
    expect(all.dropped).toEqual([
      { id: 'urn:t:warning-beside', reason: 'does not apply here' },
      { id: 'urn:t:canceled', reason: 'canceled (VTEC CAN)' },
      { id: 'urn:t:KEEPALIVE-1', reason: 'a test message' },
      { id: 'urn:t:advisory-again', reason: 'same event as urn:t:advisory, which is shown' },
      { id: 'urn:t:broken', reason: 'cannot be read: it names no event' },
    ]);
  });
  test('49: the readable list tells times on the place’s clock, also behind a change of clocks', async () => {
    const { out, err } = await run('list.json', ...SEATTLE, ...NOW, '--zone', 'America/Los_Angeles');
    expect(out).toContain('Wind Advisory, until Sunday 03/08/2026 4 AM PDT\n  WIND ADVISORY UNTIL SUNDAY\n');
    expect(out).toContain('Red Flag Warning, from Wednesday 03/04/2026 12 PM PST until Wednesday 03/04/2026 8 PM PST\n');
    expect(out).toContain('Flood Warning, until further notice\n');
    expect(out).toContain('Not shown: 1 elsewhere, 1 canceled, 1 test, 1 same-event.\n');
    expect(err).toBe('urn:t:broken: it names no event\n');
    expect((await run('list.json', '--lat', '0', '--lon=0', ...NOW)).out).toMatch(/^No alerts here\.\n/);
  });
  test('a list of what is in force is known whole, though it was sent a moment later; a history only up to the moment', async () => {
    const features = [
      {
        properties: {
          id: 'urn:1',
          event: 'Wind Advisory',
          sent: '2026-03-04T07:00:30-08:00',
          affectedZones: ['https://api.weather.gov/zones/forecast/WAZ315'],
        },
      },
    ];
    const file = (title: string): string => {
      const path = join(mkdtempSync(join(tmpdir(), 'alerts-')), 'list.json');
      writeFileSync(path, JSON.stringify({ features, title }));
      return path;
    };
    expect(await shown(file('Current watches, warnings, and advisories'), ...SEATTLE, ...NOW)).toEqual(['urn:1']);
    expect(await shown(file('Watches, warnings, and advisories'), ...SEATTLE, ...NOW)).toEqual([]);
  });
  test('SAME codes given count instead of the county’s own', async () => {
    expect(await shown('list.json', '--lat', '47.6', '--lon', '-122.33', '--same', '053033', ...NOW)).toEqual(['urn:t:emergency']);
    expect(await shown('list.json', ...SEATTLE, '--same', '042079', ...NOW)).not.toContain('urn:t:emergency');
  });
  test('CAP in XML, whatever its encoding, in the language asked for', async () => {
    const coast = ['two-languages.cap.xml', '--lat', '59', '--lon', '11', '--at', '2026-03-04T16:00:00Z'];
    expect((await json(...coast)).shown).toEqual([
      {
        id: '2.49.0.1.999.1',
        event: 'Gale',
        headline: 'Gale, the coast',
        starts: '2026-03-04T14:00:00.000Z',
        ends: '2026-03-05T03:00:00.000Z',
        area: 'The coast; The island; The lighthouse',
      },
    ]);
    expect((await json(...coast, '--language', 'no')).shown[0].event).toBe('Kuling');
    expect((await json('latin-1.cap.xml', ...SEATTLE, ...NOW)).shown[0].event).toBe('Sismo en Usulután');
  });
  test('wrong arguments and unreadable files are told in words, with status 2', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'alerts-')), 'cut.json');
    writeFileSync(file, '{"features":[{');
    const cases: [string[], RegExp][] = [
      [[...SEATTLE], /Name the file/],
      [['a', 'b', ...SEATTLE], /one file only/],
      [['list.json'], /--lat and --lon/],
      [['list.json', '--lat', '91', '--lon', '0'], /--lat and --lon/],
      [['list.json', '--lat', '1', '--lon', '1', '--zone-ids', 'WAZ315'], /no zone with its type/],
      [['list.json', '--lat', '1', '--lon', '1', '--same', '5'], /no SAME code/],
      [['list.json', ...SEATTLE, '--at', '2026-03-04T07:00'], /no instant with an offset/],
      [['list.json', ...SEATTLE, '--zone', 'Mars'], /no time zone/],
      [['list.json', ...SEATTLE, '--fast'], /no option --fast/],
      [['list.json', '--lat'], /--lat needs a value/],
      [['missing.json', ...SEATTLE], /cannot be read/],
      [[file, ...SEATTLE], /JSON is damaged/],
    ];
    for (const [args, words] of cases) {
      const { status, out, err } = await run(...args);
      expect([status, out]).toEqual([2, '']);
      expect(err).toMatch(words);
    }
    expect((await run('--help')).out).toContain('weather alerts FILE');
  });
});

const folder = sharedData('weather/nws-alerts-json');
describe.skipIf(folder === null)('recorded lists', () => {
  test('34: the watch of seven counties, from its first minute to its last', async () => {
    const at = (time: string, county: string): Promise<string[]> =>
      shown(
        join(folder ?? '', 'skyaware-chain-mobile-2025-11.json'),
        '--lat',
        '30.7',
        '--lon',
        '-88',
        '--zone-ids',
        `county/${county}`,
        '--at',
        `2025-11-25T${time}:00-06:00`,
      );
    const [first, update] = ['f95cf0f79f72666950dffd7631c8e3ea59badf98.001.1', 'cfc6c16f6a710f26ac1510695362885161a510a0.002.1'].map(
      (id) => `urn:oid:2.49.0.1.840.0.${id}`,
    );
    expect(await at('12:05', 'ALC129')).toEqual([]);
    expect(await at('12:06', 'ALC129')).toEqual([first]);
    expect(await at('16:20', 'ALC129')).toEqual([update]);
    expect(await at('16:54', 'ALC129')).toEqual([]);
    for (const county of ['ALC013', 'ALC025', 'ALC035', 'ALC041', 'ALC099', 'ALC131']) expect(await at('16:54', county)).toEqual([update]);
    expect(await at('17:57', 'ALC013')).toEqual([]);
    tookFromShared('weather/nws-alerts-json', 1);
  });
  test('31, 32, 35, 36: a day’s national list keeps what goes on and drops what is over', async () => {
    const file = join(folder ?? '', 'national-2025-12-15.json');
    const features = (JSON.parse(readFileSync(file, 'utf8')) as { features: { properties: { id: string; affectedZones: string[] } }[] }).features;
    const zones = [...new Set(features.flatMap(({ properties }) => properties.affectedZones.map((zone) => zone.split('/zones/')[1] ?? '')))];
    const all = await json(file, '--lat', '0', '--lon', '0', '--zone-ids', zones.join(','), '--at', '2025-12-15T21:55:00Z');
    const reasons = new Map<string, number>();
    for (const { reason } of all.dropped) reasons.set(reason.split(' as ')[0], (reasons.get(reason.split(' as ')[0]) ?? 0) + 1);
    expect(reasons).toEqual(
      new Map([
        ['does not apply here', 19],
        ['canceled (VTEC CAN)', 2],
        ['replaced by another event (VTEC UPG)', 1],
        ['same event', all.dropped.length - 22],
      ]),
    );
    expect(all.shown.length + all.dropped.length).toBe(529);
    tookFromShared('weather/nws-alerts-json', 1);
  });
});
