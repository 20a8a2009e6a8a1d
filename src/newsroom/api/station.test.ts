import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNewsroom, type Person, type TestNewsroom } from '../../../test/newsroom.ts';
import { DEFAULT_STATION } from '../default-station.ts';

const place = { name: 'Port Añil', region: 'Wash.', latitude: 47.6062, longitude: -122.3321, timeZone: 'America/Los_Angeles' };

describe('the station’s settings', () => {
  let room: TestNewsroom;
  let admin: Person;
  let changes = 0;
  beforeAll(async () => {
    room = await openTestNewsroom('sqlite', { onStationChanged: () => void (changes += 1) });
    admin = await room.join('administrator');
  });
  afterAll(() => room.close());

  it('are the default until saved, and make the home place the first of the weather', async () => {
    expect((await admin.call('settings.get')).body).toEqual(DEFAULT_STATION);
    const saved = await admin.call('settings.save', { body: { ...DEFAULT_STATION, name: 'KAVE', place } });
    expect(saved.body).toMatchObject({ name: 'KAVE', place });
    expect(changes).toBe(1);
    const [first, ...others] = await room.temp.store.forecasts.places();
    expect([first, others]).toMatchObject([{ slug: 'port-anil', name: 'Port Añil', latitude: 47.6062, timeZone: 'America/Los_Angeles' }, []]);
    await admin.call('settings.save', { body: { ...DEFAULT_STATION, place: { ...place, name: 'Port Anil' } } });
    expect(await room.temp.store.forecasts.places()).toMatchObject([{ id: first?.id, slug: 'port-anil', name: 'Port Anil' }]);
    await admin.call('settings.save', { body: { ...DEFAULT_STATION, place: { ...place, latitude: 48 } } });
    const moved = await room.temp.store.forecasts.places();
    expect(moved).toMatchObject([{ latitude: 48 }]);
    expect(moved[0]?.id).not.toBe(first?.id);
  });

  it('tell how the weather of the sources in use stands, and of no other', async () => {
    const { forecasts } = room.temp.store;
    const [home] = await forecasts.places();
    const section = {
      place: home?.id ?? '',
      section: 'periods',
      value: {},
      issuedAt: 5,
      fetchedAt: 6,
      lastModified: null,
      expiresAt: 7,
      problem: { code: 'egress/timeout', detail: 'It took too long.', at: 8 },
    };
    await forecasts.saveSection({ ...section, source: 'nws' });
    await forecasts.saveSection({ ...section, source: 'another' });
    expect((await admin.call('weather.status')).body.sections).toEqual([
      { place: home?.name, source: 'nws', section: 'periods', issuedAt: 5, fetchedAt: 6, expiresAt: 7, problem: 'It took too long.' },
    ]);
  });

  it.each([
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['a color that is none', { accent: { light: 'red', dark: '#ffffff' } }, 'accent.light'],
    ['no section', { sections: [] }, 'sections'],
    ['a section twice', { sections: [...DEFAULT_STATION.sections, ...DEFAULT_STATION.sections] }, 'sections'],
    ['a place off the earth', { place: { ...place, latitude: 91 } }, 'place.latitude'],
  ])('refuse %s, naming the field', async (_, wrong, path) => {
    const answer = await admin.call('settings.save', { body: { ...DEFAULT_STATION, ...wrong } });
    expect([answer.status, answer.body['errors'][0].path]).toEqual([400, path]);
  });

  it('refuse a section at an address of the site itself', async () => {
    const answer = await admin.call('settings.save', { body: { ...DEFAULT_STATION, sections: [{ slug: 'weather', name: { en: 'W', es: 'W' } }] } });
    expect([answer.status, answer.body['detail']]).toEqual([400, 'A section cannot have the address "weather": the site uses it itself.']);
  });
});
