import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import type { Place } from '#weather/place.ts';
import type { KeptSection } from '#weather/kept.ts';
import { ENGINES, tempStore, type TempStore } from '../../test/temp-store.ts';

const place: Place = { id: 'p1', slug: 'millbrook', name: 'Millbrook', region: null, latitude: 47.6062, longitude: -122.3321, timeZone: 'America/Los_Angeles' };
const section: KeptSection = {
  place: 'p1',
  source: 'nws',
  section: 'periods',
  value: { days: [{ hi: null, lo: -2.5 }] },
  issuedAt: 1,
  fetchedAt: 2,
  lastModified: null,
  expiresAt: 3,
  problem: null,
};
const problem = { code: 'weather/unavailable', detail: 'No answer.', at: 9 };

describe.each(ENGINES)('weather on %s', (engine) => {
  let temp: TempStore;
  beforeAll(async () => {
    temp = await tempStore(steppedClock(1_000), engine);
  });
  afterAll(() => temp.remove());

  test('places come in their order', async () => {
    const { forecasts } = temp.store;
    const second = { ...place, id: 'p2', slug: 'hill', name: 'Hill', region: 'Wash.' };
    await forecasts.savePlace(second, 1);
    await forecasts.savePlace(place, 2);
    expect(await forecasts.places()).toEqual([second, place]);
    await forecasts.savePlace(place, 0);
    expect((await forecasts.places()).map((kept) => kept.id)).toEqual(['p1', 'p2']);
  });

  test('a failure leaves the last good value; a good one clears the failure', async () => {
    const { forecasts } = temp.store;
    await forecasts.saveSection(section);
    await forecasts.saveProblem('p1', 'nws', 'periods', problem);
    expect(await forecasts.sections('p1', 'nws')).toEqual([{ ...section, problem }]);
    await forecasts.saveSection({ ...section, value: 'text', fetchedAt: 10 });
    expect(await forecasts.sections('p1', 'nws')).toEqual([{ ...section, value: 'text', fetchedAt: 10 }]);
    expect(await forecasts.sections('p1', 'other')).toEqual([]);
  });

  test('a section that never came is kept as a failure without a value', async () => {
    await temp.store.forecasts.saveProblem('p2', 'nws', 'hours', problem);
    expect(await temp.store.forecasts.sections('p2', 'nws')).toEqual([
      { place: 'p2', source: 'nws', section: 'hours', value: null, issuedAt: null, fetchedAt: 9, lastModified: null, expiresAt: null, problem },
    ]);
  });

  test('a place that goes takes its weather along', async () => {
    await temp.store.forecasts.removePlace('p1');
    expect(await temp.store.forecasts.sections('p1', 'nws')).toEqual([]);
    await temp.store.forecasts.savePlace(place, 0);
    expect(await temp.store.forecasts.sections('p1', 'nws')).toEqual([]);
  });
});
