import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import { silentLog } from '#platform/log.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { HttpAnswer } from '#weather/ask.ts';
import { wrapped } from '#weather/kept.ts';
import type { Place } from '#weather/place.ts';
import { at } from '../../test/alert-sample.ts';
import { tempStore, type TempStore } from '../../test/temp-store.ts';
import { openAlerts, type AlertsWork } from './alerts-work.ts';

const PLACE: Place = { id: 'p1', slug: 'millbrook', name: 'Millbrook', region: null, latitude: 47.6, longitude: -122.33, timeZone: 'America/Los_Angeles' };
const clock = steppedClock(at('15:00'));
const listOf = (...ids: string[]): Result<HttpAnswer> =>
  ok({
    status: 200,
    headers: {},
    text: JSON.stringify({
      features: ids.map((id) => ({
        properties: { id, event: 'Wind Advisory', affectedZones: ['https://api.weather.gov/zones/fire/WAZ654'], ends: '2026-03-04T18:00:00Z' },
      })),
    }),
  });

let temp: TempStore;
let answer: Result<HttpAnswer>;
let asked: number;
const open = (sample = false): AlertsWork =>
  openAlerts({
    store: temp.store,
    clock,
    log: silentLog,
    sample: () => sample,
    language: () => 'en',
    poll: { userAgent: 'Test/1', random: () => 0, egress: async () => (asked++, answer) },
  });
const shown = async (work: AlertsWork): Promise<string[]> => (await work.at(PLACE, clock.now())).cards.map(({ alert }) => alert.id);

beforeEach(async () => {
  clock.set(at('15:00'));
  asked = 0;
  answer = listOf('urn:1');
  temp = await tempStore(clock, 'sqlite');
  await temp.store.forecasts.savePlace(PLACE, 0);
  await temp.store.forecasts.saveSection({
    place: 'p1',
    source: 'nws',
    section: 'point',
    value: wrapped({ zones: ['forecast/WAZ315', 'county/WAC033', 'fire/WAZ654'] }),
    issuedAt: null,
    fetchedAt: 1,
    lastModified: null,
    expiresAt: null,
    problem: null,
  });
});
afterEach(() => temp.remove());

describe('the alerts of a running station', () => {
  test('a poll brings them to the place by the zones that were kept for it, and says when it comes again', async () => {
    const work = open();
    expect(await shown(work)).toEqual([]);
    expect(await work.poll({})).toEqual({ again: at('15:00') + 30_000, key: 'poll-alerts' });
    expect(await shown(work)).toEqual(['urn:1']);
    expect((await work.at(PLACE, clock.now())).marked).toBe(false);
  });
  test('46: a failing source leaves them, marked after five minutes; the end is kept to', async () => {
    const work = open();
    await work.poll({});
    answer = refuse('egress/timeout', 'Late.');
    clock.advance(30_000);
    await work.poll({});
    expect(await shown(work)).toEqual(['urn:1']);
    clock.advance(300_000);
    expect(await work.at(PLACE, clock.now())).toMatchObject({ marked: true, asOf: at('15:00') });
    clock.set(at('18:00'));
    expect(await shown(work)).toEqual([]);
  });
  test('a new start has the kept list at once; another program’s list comes within ten seconds', async () => {
    const [first, second] = [open(), open()];
    await first.poll({});
    expect(await shown(second)).toEqual(['urn:1']);
    clock.advance(30_000);
    answer = listOf('urn:1', 'urn:2');
    await first.poll({});
    await shown(second);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await shown(second)).toEqual(['urn:1', 'urn:2']);
  });
  test('the sample station and a station without places ask nobody', async () => {
    await open(true).follow();
    expect(await open(true).poll({})).toBeUndefined();
    await temp.store.forecasts.removePlace('p1');
    await open().follow();
    expect(await open().poll({})).toBeUndefined();
    expect([asked, await temp.store.jobs.nextRunAt()]).toEqual([0, null]);
    await temp.store.forecasts.savePlace(PLACE, 0);
    await open().follow();
    expect((await temp.store.jobs.claim(9, 1000)).map(({ kind }) => kind)).toEqual(['poll-alerts']);
  });
});
