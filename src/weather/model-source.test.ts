import { expect, test } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import { silentLog } from '#platform/log.ts';
import { problem } from '#platform/problem.ts';
import { failed, ok } from '#platform/result.ts';
import { metAnswer, metStep, openMeteoAnswer } from '../../test/model-answers.ts';
import type { HttpAnswer } from './ask.ts';
import type { KeptSection } from './kept.ts';
import type { Place } from './place.ts';
import type { ForecastProvider } from './provider.ts';
import { metNorwayProvider } from './providers/met-norway/met-norway.ts';
import { nwsProvider } from './providers/nws/nws.ts';
import { openMeteoProvider } from './providers/open-meteo/open-meteo.ts';
import { refreshPlace } from './refresh.ts';
import { reportAt } from './report-at.ts';

const PLACE: Place = {
  id: 'p',
  slug: 'port-ellery',
  name: 'Port Ellery',
  region: 'Wash.',
  latitude: 47.951234,
  longitude: -122.3,
  timeZone: 'America/Los_Angeles',
};
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-07-01T09:05:00-07:00');
const met = metNorwayProvider();
const openMeteo = openMeteoProvider();

/** 60 hours from the hour under way, 20 °C by day at its warmest (14:00) less `cooler`. */
function metNow(now: number, cooler = 0): unknown {
  const first = Math.floor(now / HOUR) * HOUR;
  const warmest = Date.parse('2026-07-01T14:00:00-07:00');
  return metAnswer(
    now - HOUR,
    Array.from({ length: 60 }, (_, i) => metStep(first + i * HOUR, 20 - cooler - Math.abs((first + i * HOUR - warmest) / HOUR), 1)),
  );
}

function station() {
  const clock = steppedClock(START);
  const kept = new Map<string, KeptSection>();
  const asked: { url: string; since: string | undefined }[] = [];
  const warned: unknown[] = [];
  const world: { answer: (url: string) => Partial<HttpAnswer> | null; cooler: number } = { answer: () => ({}), cooler: 0 };
  const sections = () => [...kept.values()];
  const refresh = (provider: ForecastProvider) =>
    refreshPlace(PLACE, provider, {
      clock,
      log: { ...silentLog, warn: (about: unknown) => void warned.push(about) },
      userAgent: 'Daybreak/0 (contact: a@b.c)',
      random: () => 0,
      sleep: async () => {},
      keeper: {
        sections: async (_, source) => sections().filter((k) => k.source === source),
        saveSection: async (section) => void kept.set(`${section.source} ${section.section}`, section),
        saveProblem: async (place, source, section, cause) => {
          const known = kept.get(`${source} ${section}`) ?? {
            place,
            source,
            section,
            value: null,
            issuedAt: null,
            fetchedAt: cause.at,
            lastModified: null,
            expiresAt: null,
            problem: null,
          };
          kept.set(`${source} ${section}`, { ...known, problem: cause });
        },
      },
      egress: async ({ url, headers }) => {
        asked.push({ url, since: headers['if-modified-since'] });
        const answer = world.answer(url);
        if (answer === null) return failed(problem('egress/failed', 'no route'));
        const body = url.includes('met.no')
          ? metNow(clock.now(), world.cooler)
          : openMeteoAnswer(
              Date.parse('2026-06-30T00:00:00Z'),
              240,
              () => 15,
              {},
              { current: { time: clock.now() / 1000, interval: 900, temperature_2m: 16 }, current_units: { temperature_2m: '°C' } },
            );
        return ok({
          status: 200,
          headers: {
            'last-modified': 'Wed, 01 Jul 2026 15:00:00 GMT',
            expires: new Date(clock.now() + 31 * MINUTE).toUTCString(),
            date: new Date(clock.now()).toUTCString(),
          },
          text: JSON.stringify(body),
          ...answer,
        });
      },
    });
  const report = (...providers: [ForecastProvider, ...ForecastProvider[]]) =>
    reportAt(JSON.parse(JSON.stringify(sections())) as KeptSection[], PLACE, clock.now(), providers);
  return { clock, asked, warned, world, refresh, report };
}

test('a refresh keeps the answer, and a report of it has days, hours, an estimate of now, and the source’s credit', async () => {
  const s = station();
  await s.refresh(met);
  expect(s.asked).toEqual([{ url: 'https://api.met.no/weatherapi/locationforecast/2.0/complete?lat=47.9512&lon=-122.3', since: undefined }]);
  const report = s.report(met);
  expect(report).toMatchObject({
    recorded: false,
    source: { id: 'met-norway', credit: 'Data from MET Norway', license: { name: 'CC BY 4.0' } },
    sections: { daily: { state: 'fresh', issuedAt: START - HOUR }, hourly: { state: 'fresh' }, current: { state: 'fresh' } },
    current: { station: 'MET Norway', estimated: true, temperature: 15 },
  });
  expect(report.daily[0]).toMatchObject({ date: '2026-07-01', hi: 20, partial: true });
  expect(report.hourly).toHaveLength(60);
  await s.refresh(openMeteo);
  expect(s.report(openMeteo)).toMatchObject({
    source: { id: 'open-meteo' },
    current: { temperature: 16, estimated: true },
    sections: { daily: { state: 'fresh', issuedAt: null } },
  });
  expect(s.report(openMeteo).daily.every((row) => row.lo === 15)).toBe(true);
});

test('nobody is asked again before the answer expires; then conditionally', async () => {
  const s = station();
  const { nextAt } = await s.refresh(met);
  expect(nextAt).toBe(START + 45 * MINUTE);
  s.clock.advance(44 * MINUTE);
  await s.refresh(met);
  expect(s.asked).toHaveLength(1);
  s.clock.advance(MINUTE);
  s.world.answer = () => ({ status: 304, text: '' });
  expect((await s.refresh(met)).changed).toBe(true); // today's high is carried along from here on
  expect(s.asked[1]?.since).toBe('Wed, 01 Jul 2026 15:00:00 GMT');
  expect(s.report(met).sections.daily).toMatchObject({ state: 'fresh', problem: null, fetchedAt: s.clock.now() });
});

test('the high already told for today stays when the source forgets the hours', async () => {
  const s = station();
  await s.refresh(met);
  s.clock.advance(7 * HOUR);
  s.world.cooler = 1;
  await s.refresh(met);
  expect(s.report(met).daily[0]).toMatchObject({ date: '2026-07-01', hi: 20 });
  s.clock.advance(60 * MINUTE);
  await s.refresh(met);
  expect(s.report(met).daily[0]).toMatchObject({ date: '2026-07-01', hi: 20 });
  s.clock.advance(HOUR);
  expect(s.report(met).daily[0]).toMatchObject({ date: '2026-07-01', hi: null });
  s.clock.advance(8 * HOUR);
  await s.refresh(met);
  expect(s.report(met).daily[0]?.date).toBe('2026-07-02');
  expect(s.report(met).daily[0]?.hi).toBeLessThan(20);
});

test.each([
  [{ status: 429, headers: {}, text: '' }, 10 * MINUTE, 'weather/unavailable'],
  [{ status: 429, headers: { 'retry-after': '1200' }, text: '' }, 20 * MINUTE, 'weather/unavailable'],
  [{ status: 422, headers: {}, text: '' }, 15 * MINUTE, 'weather/not-covered'],
  [{ status: 403, headers: {}, text: '' }, 15 * MINUTE, 'weather/unavailable'],
  [{ status: 400, headers: {}, text: '{"error":true,"reason":"no such place"}' }, 15 * MINUTE, 'weather/unavailable'],
  [{ status: 503, headers: {}, text: '' }, 50_000, 'weather/unavailable'],
  [{ text: '<html>' }, 50_000, 'weather/bad-answer'],
  [{ text: '{"properties":' }, 50_000, 'weather/bad-answer'],
  [{ text: 'null' }, 50_000, 'weather/bad-answer'],
  [{ text: JSON.stringify(metAnswer(START, [metStep(START, 999, 1)])) }, 50_000, 'weather/bad-answer'],
  [{ text: JSON.stringify(metAnswer(START, [metStep(START - 30 * HOUR, 12, 1)])) }, 50_000, 'weather/bad-answer'],
  [{ text: `{"properties":{"timeseries":${'['.repeat(100_000)}${']'.repeat(100_000)}}}` }, 50_000, 'weather/unavailable'],
])('a fault leaves the last good answer and says when to come again (%#)', async (fault, pause, code) => {
  const s = station();
  await s.refresh(met);
  s.clock.advance(HOUR);
  s.world.answer = () => fault;
  const { nextAt } = await s.refresh(met);
  expect(nextAt - s.clock.now()).toBe(pause);
  expect(s.report(met).sections.daily).toMatchObject({ state: 'fresh', problem: { code } });
  expect(s.report(met).daily[0]?.hi).toBe(20);
});

test('the source’s reason is told', async () => {
  const s = station();
  s.world.answer = () => ({ status: 400, text: '{"error":true,"reason":"Latitude must be in range"}' });
  await s.refresh(openMeteo);
  expect(s.report(openMeteo).sections.daily.problem?.detail).toContain('Latitude must be in range');
});

test('a deprecated product and weather that is not known are logged, and the answer is kept', async () => {
  const s = station();
  s.world.answer = () => ({ status: 203, text: JSON.stringify(metAnswer(START, [metStep(START - 5 * MINUTE, 1, 1, { symbol: 'frogs' })])) });
  await s.refresh(met);
  expect(s.warned).toMatchObject([{ detail: 'The source calls this product deprecated (203). Unknown weather: frogs' }]);
  expect(s.report(met).hourly[0]).toMatchObject({ temperature: 1, condition: { sky: 'unknown' } });
});

test('a report takes the first source that has days; credit and figures are of that one alone', async () => {
  const s = station();
  await s.refresh(openMeteo);
  expect(s.report(nwsProvider, met, openMeteo).source.id).toBe('open-meteo');
  await s.refresh(met);
  expect(s.report(nwsProvider, met, openMeteo)).toMatchObject({ source: { id: 'met-norway' }, current: { station: 'MET Norway' } });
  s.world.answer = (url) => (url.includes('met.no') ? null : {});
  s.clock.advance(7 * HOUR);
  await s.refresh(met);
  await s.refresh(openMeteo);
  expect(s.report(met, openMeteo)).toMatchObject({ source: { id: 'open-meteo' }, sections: { daily: { state: 'fresh' } } });
  expect(s.report(met)).toMatchObject({ daily: [], hourly: [], current: null, sections: { daily: { state: 'unavailable' } } });
});
