import { describe, expect, test } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import { silentLog } from '#platform/log.ts';
import { problem } from '#platform/problem.ts';
import { failed, ok } from '#platform/result.ts';
import { forecastAnswer, gridAnswer, hourlyAnswer, layer, observationFeature, pointAnswer } from '../../test/nws-answers.ts';
import type { HttpAnswer } from './ask.ts';
import type { ForecastKeeper, KeptSection } from './kept.ts';
import type { Place } from './place.ts';
import { nwsProvider } from './providers/nws/nws.ts';
import { pointAddress } from './providers/nws/refresh-nws.ts';
import { refreshPlace, userAgentOf } from './refresh.ts';
import { reportAt } from './report-at.ts';

const ZONE = 'America/Los_Angeles';
const PLACE: Place = { id: 'p', slug: 'port-ellery', name: 'Port Ellery', region: 'Wash.', latitude: 47.95, longitude: -122.3, timeZone: ZONE };
const START = Date.parse('2026-07-01T09:00:00-07:00');
const MINUTE = 60_000;

function keeper(): ForecastKeeper & { kept: Map<string, KeptSection> } {
  const kept = new Map<string, KeptSection>();
  return {
    kept,
    sections: async (place, source) => [...kept.values()].filter((k) => k.place === place && k.source === source),
    saveSection: async (section) => void kept.set(section.section, section),
    saveProblem: async (place, source, section, cause) => {
      const known = kept.get(section);
      kept.set(
        section,
        known === undefined
          ? { place, source, section, value: null, issuedAt: null, fetchedAt: cause.at, lastModified: null, expiresAt: null, problem: cause }
          : { ...known, problem: cause },
      );
    },
  };
}

type Faults = Record<string, Partial<HttpAnswer> | 'broken' | undefined>;

/** api.weather.gov as a small town sees it; `faults` by the end of the path. */
function station() {
  const clock = steppedClock(START);
  const store = keeper();
  const asked: string[] = [];
  const since: (string | undefined)[] = [];
  const world = { faults: {} as Faults, cell: '1,1', unchanged: false };
  const answers = (path: string): unknown => {
    if (path.startsWith('/points/')) return pointAnswer(ZONE, { gridX: Number(world.cell.split(',')[0]) });
    if (path.endsWith('/forecast')) return forecastAnswer(clock.now(), ZONE);
    if (path.endsWith('/hourly')) return hourlyAnswer(clock.now(), ZONE);
    if (path.includes('/stations?')) return { features: [{ properties: { stationIdentifier: 'PELL1', name: 'Harbor' } }] };
    if (path.includes('/observations'))
      return { type: 'FeatureCollection', features: [observationFeature('PELL1', new Date(clock.now() - 10 * MINUTE).toISOString(), {})] };
    return gridAnswer(new Date(clock.now()).toISOString(), { temperature: layer('wmoUnit:degC', [[new Date(clock.now()).toISOString(), 'P7D', 12]]) });
  };
  const refresh = () =>
    refreshPlace(PLACE, nwsProvider, {
      keeper: store,
      clock,
      log: silentLog,
      userAgent: userAgentOf('0', 'desk@example.com'),
      random: () => 0,
      sleep: async () => {},
      egress: async ({ url, headers }) => {
        const path = url.replace('https://api.weather.gov', '');
        asked.push(path);
        since.push(headers['if-modified-since']);
        const fault = Object.entries(world.faults).find(([end]) => path.endsWith(end))?.[1];
        if (fault === 'broken') return failed(problem('egress/failed', 'no route'));
        if (path.startsWith('/gridpoints/') && !path.startsWith(`/gridpoints/SEW/${world.cell}`)) return ok({ status: 404, headers: {}, text: '{}' });
        if (world.unchanged && headers['if-modified-since'] !== undefined) return ok({ status: 304, headers: { 'cache-control': 'max-age=3600' }, text: '' });
        return ok({
          status: 200,
          headers: { 'last-modified': 'Wed, 01 Jul 2026 15:00:00 GMT', 'cache-control': 'max-age=900' },
          text: JSON.stringify(answers(path)),
          ...fault,
        });
      },
    });
  const report = () => reportAt([...store.kept.values()], PLACE, clock.now(), [nwsProvider]);
  return { clock, store, asked, since, world, refresh, report };
}

describe('a refresh', () => {
  test('fetches a place’s sections and says when to come again', async () => {
    const s = station();
    const { nextAt, changed } = await s.refresh();
    expect(s.asked).toEqual([
      '/points/47.95,-122.3',
      '/gridpoints/SEW/1,1/forecast',
      '/gridpoints/SEW/1,1/forecast/hourly',
      '/gridpoints/SEW/1,1',
      '/gridpoints/SEW/1,1/stations?limit=6',
      '/stations/PELL1/observations?limit=3',
    ]);
    expect([changed, (nextAt - START) / MINUTE]).toEqual([true, 15]);
    expect(s.report()).toMatchObject({
      recorded: false,
      source: { id: 'nws' },
      sections: { daily: { state: 'fresh' }, hourly: { state: 'fresh' }, current: { state: 'fresh' } },
      current: { station: 'PELL1' },
    });
    expect(s.report().daily).toHaveLength(8);
    expect(JSON.parse(JSON.stringify([...s.store.kept.values()]))).toEqual([...s.store.kept.values()]);
  });

  test('asks only for what is due, conditionally, and takes 304 as heard', async () => {
    const s = station();
    await s.refresh();
    s.asked.length = 0;
    s.clock.advance(16 * MINUTE);
    await s.refresh();
    expect(s.asked).toEqual(['/stations/PELL1/observations?limit=3']);
    s.clock.advance(40 * MINUTE);
    s.world.unchanged = true;
    s.since.length = 0;
    await s.refresh();
    expect(s.since.slice(0, 3)).toEqual(Array(3).fill('Wed, 01 Jul 2026 15:00:00 GMT'));
    const periods = s.store.kept.get('periods');
    expect([periods?.fetchedAt, periods?.lastModified]).toEqual([s.clock.now(), 'Wed, 01 Jul 2026 15:00:00 GMT']);
    expect(s.report().daily[0]?.hi).not.toBeNull();
  });

  test('the point is asked again each day, the station list too', async () => {
    const s = station();
    await s.refresh();
    s.asked.length = 0;
    s.clock.advance(25 * 60 * MINUTE);
    await s.refresh();
    expect(s.asked.filter((path) => /points\/47|stations\?/.test(path))).toHaveLength(2);
  });

  test.each([
    ['an error page for JSON', { text: '<html><h1>Bad gateway</h1>' }],
    ['a cut answer', { text: '{"type":"Feature","properties":{"periods":[{"startT' }],
    ['nothing', { text: '' }],
    ['null', { text: 'null' }],
    ['a list', { text: '[]' }],
    ['a fault in problem+json', { status: 503, text: '{"title":"Forecast Grid Expired","status":503,"detail":"grid expired"}' }],
    ['refused', { status: 403, text: '' }],
    ['silence', 'broken' as const],
    ['an empty forecast', { text: '{"properties":{"periods":[]}}' }],
  ])('23. %s leaves the last good section, notes why, and comes again within a minute', async (_, fault) => {
    const s = station();
    await s.refresh();
    const before = s.store.kept.get('periods')?.value;
    s.clock.advance(60 * MINUTE);
    s.world.faults = { '1,1/forecast': fault };
    const { nextAt, changed } = await s.refresh();
    expect(changed).toBe(true);
    const after = s.store.kept.get('periods');
    expect(after?.value).toEqual(before);
    expect(after?.problem).toMatchObject({ at: s.clock.now() });
    expect(nextAt - s.clock.now()).toBeLessThanOrEqual(MINUTE);
    expect(s.store.kept.get('hours')?.problem).toBeNull();
    expect(s.report().sections.daily).toMatchObject({ state: 'fresh', problem: { code: after?.problem?.code } });
    s.clock.set(nextAt);
    expect(await s.refresh()).toMatchObject({ changed: false });
    s.world.faults = {};
    s.clock.advance(MINUTE);
    await s.refresh();
    expect(s.store.kept.get('periods')).toMatchObject({ problem: null, fetchedAt: s.clock.now() });
  });

  test('23. 404 for the cell: the point is resolved again and the new cell asked', async () => {
    const s = station();
    await s.refresh();
    s.clock.advance(60 * MINUTE);
    s.world.cell = '2,1';
    s.asked.length = 0;
    await s.refresh();
    expect(s.asked.slice(0, 5)).toEqual([
      '/gridpoints/SEW/1,1/forecast',
      '/points/47.95,-122.3',
      '/gridpoints/SEW/2,1/forecast',
      '/gridpoints/SEW/2,1/forecast/hourly',
      '/gridpoints/SEW/2,1',
    ]);
    expect(s.report().sections.daily.state).toBe('fresh');
    expect(s.store.kept.get('periods')?.problem).toBeNull();
  });

  test('a place that NWS does not cover says so, and is not asked each minute', async () => {
    const s = station();
    s.world.faults = { '47.95,-122.3': { status: 404, text: '{}' } };
    const { nextAt } = await s.refresh();
    expect(s.asked).toHaveLength(1);
    expect(s.store.kept.get('point')).toMatchObject({ value: null, problem: { code: 'weather/not-covered' } });
    expect(nextAt - START).toBe(15 * MINUTE);
    expect(s.report()).toMatchObject({ daily: [], hourly: [], current: null, sections: { daily: { state: 'unavailable' } } });
  });

  test('a stale copy is asked for again as soon as it expires', async () => {
    const s = station();
    const old = forecastAnswer(START - 7 * 60 * MINUTE, ZONE);
    s.world.faults = { '1,1/forecast': { text: JSON.stringify(old), headers: { 'cache-control': 'max-age=546' } } };
    const { nextAt } = await s.refresh();
    expect((nextAt - START) / MINUTE).toBe(10);
    expect(s.report().sections.daily.state).toBe('fresh');
  });

  test('addresses have at most four decimals and no trailing zeros; the name carries a contact', () => {
    expect(pointAddress(47.95, -122.3)).toBe('https://api.weather.gov/points/47.95,-122.3');
    expect(pointAddress(47.123456, -122.300049)).toBe('https://api.weather.gov/points/47.1235,-122.3');
    expect(userAgentOf('1.0', 'desk@example.com')).toContain('desk@example.com');
  });
});

describe('a report ages', () => {
  test('fresh, old from two hours, unavailable from six hours without an answer; the numbers go', async () => {
    const s = station();
    await s.refresh();
    const states: string[] = [];
    for (const minutes of [119, 120, 359, 360]) {
      s.clock.set(START + minutes * MINUTE);
      const { sections, daily, hourly } = s.report();
      states.push(`${sections.daily.state} ${daily.length} ${hourly.length > 0}`);
    }
    expect(states).toEqual(['fresh 8 true', 'old 8 true', 'old 8 true', 'unavailable 0 false']);
    expect(s.report().sections.daily.fetchedAt).toBe(START);
  });

  test('an observation is current for two hours at most', async () => {
    const s = station();
    await s.refresh();
    s.clock.set(START + 109 * MINUTE);
    expect([s.report().sections.current.state, s.report().current?.station]).toEqual(['old', 'PELL1']);
    s.clock.set(START + 111 * MINUTE);
    expect([s.report().sections.current.state, s.report().current]).toEqual(['unavailable', null]);
  });

  test('a forecast issued over twelve hours ago is old, over a day ago gone, however lately it was fetched; the grid stands in', async () => {
    const s = station();
    const issued = (hours: number) => ({ text: JSON.stringify(forecastAnswer(START - hours * 60 * MINUTE, ZONE)) });
    s.world.faults = { '1,1/forecast': issued(13) };
    await s.refresh();
    expect(s.report().sections.daily.state).toBe('old');
    s.world.faults = { '1,1/forecast': issued(26) };
    s.clock.advance(60 * MINUTE);
    await s.refresh();
    expect(s.report().sections.daily).toMatchObject({ state: 'fresh' });
    expect(s.report().daily.every((row) => row.conditionText === null)).toBe(true);
  });

  test('valid until the next turn: the hour, 06:00, 18:00, midnight or an age', async () => {
    const s = station();
    await s.refresh();
    expect(s.report().validUntil).toBe(START + 60 * MINUTE);
    s.clock.set(START + 75 * MINUTE);
    expect(s.report().validUntil).toBe(START + 110 * MINUTE); // the reading of 08:50 is then too old
    s.clock.set(Date.parse('2026-07-01T17:59:00-07:00'));
    expect(s.report().validUntil).toBe(Date.parse('2026-07-01T18:00:00-07:00'));
  });

  test('the next source is used where the first has nothing young enough', async () => {
    const s = station();
    await s.refresh();
    const empty = { ...nwsProvider, id: 'other', source: { ...nwsProvider.source, name: 'Other' } };
    expect(reportAt([...s.store.kept.values()], PLACE, START, [empty, nwsProvider]).source.name).toBe('National Weather Service');
    expect(reportAt([], PLACE, START, [empty, nwsProvider]).source.name).toBe('Other');
  });

  test('what an older program kept counts as never had', async () => {
    const s = station();
    await s.refresh();
    const kept = [...s.store.kept.values()].map((k) => ({ ...k, value: { shape: 0, value: {} } }));
    expect(reportAt(kept, PLACE, START, [nwsProvider])).toMatchObject({ daily: [], sections: { daily: { state: 'unavailable' } } });
  });
});
