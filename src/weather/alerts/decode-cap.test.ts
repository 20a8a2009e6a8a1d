import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SEATTLE } from '../../../test/alert-sample.ts';
import { sharedData, tookFromShared } from '../../../test/shared-data.ts';
import type { Alert } from '../alert.ts';
import { endOf } from './alive.ts';
import { applies } from './applies.ts';
import { decodeCap } from './decode-cap.ts';
import { chosenLanguage } from './language.ts';

const FIXTURES = join(import.meta.dirname, '../../../test/fixtures/weather/alerts');
const COAST = readFileSync(join(FIXTURES, 'two-languages.cap.xml'), 'utf8');
const textOf = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes);
const alertsOf = (text: string, language = 'en-US'): readonly Alert[] => {
  const read = decodeCap(text, language);
  if (!read.ok) throw new Error(read.problem.detail);
  return read.value.alerts;
};
const one = (text: string, language?: string): Alert => {
  const [alert, ...more] = alertsOf(text, language);
  if (alert === undefined || more.length > 0) throw new Error('not one alert');
  return alert;
};
const spot = (latitude: number, longitude: number) => ({ ...SEATTLE, latitude, longitude });
const message = (info: string, head = ''): string =>
  `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>1</identifier><sender>s</sender><sent>2026-03-04T12:00:00Z</sent><status>Actual</status><msgType>Alert</msgType>${head}${info}</alert>`;

describe('47: CAP in XML', () => {
  test('one language is chosen, and only its areas', () => {
    expect([one(COAST).event, one(COAST).language]).toEqual(['Gale', 'en-GB']);
    expect([one(COAST, 'no-NB').event, one(COAST, 'no').areaDesc]).toEqual(['Kuling', 'Kysten']);
    expect(one(COAST).areaDesc).toBe('The coast; The island; The lighthouse');
    expect(['en-GB', 'en-US', 'fr-CA'].map((wanted) => chosenLanguage(['fr-FR', 'en-CA', 'en-US'], wanted))).toEqual(['en-CA', 'en-US', 'fr-FR']);
    expect([chosenLanguage(['fr', 'en-CA'], 'de'), chosenLanguage(['fr', 'es'], 'de'), chosenLanguage([], 'de')]).toEqual(['en-CA', 'fr', null]);
  });
  test('latitude comes first; spaces, line breaks, empty polygons, circles, a circle of radius 0', () => {
    const there = ([latitude, longitude]: readonly [number, number]): boolean => applies(one(COAST), spot(latitude, longitude));
    expect(
      (
        [
          [59, 11],
          [61.1, 11],
          [62, 11],
        ] as const
      ).map(there),
    ).toEqual([true, true, true]);
    expect(
      (
        [
          [11, 59],
          [61.3, 11],
          [62.01, 11],
        ] as const
      ).map(there),
    ).toEqual([false, false, false]);
  });
  test('the end of the weather is not the end of the message', () => {
    expect(endOf(one(COAST))).toBe(Date.parse('2026-03-05T03:00:00Z'));
    expect([one(COAST).expires, one(COAST, 'no').awarenessLevel, one(COAST, 'no').responses]).toEqual([
      Date.parse('2026-03-04T15:00:00Z'),
      '2; yellow; Moderate',
      ['Prepare', 'Monitor'],
    ]);
  });
  test('references: sender, identifier, sent, set apart by spaces', () => {
    expect(one(COAST).references).toEqual([
      { sender: 'warn@weather.example', identifier: '2.49.0.1.999.0', sent: Date.parse('2026-03-04T11:00:00Z') },
      { sender: 'a,b@weather.example', identifier: '2.49.0.1.998.0', sent: Date.parse('2026-03-04T09:00:00Z') },
    ]);
    expect(one(message('<info><event>Gale</event></info>', '<references> nonsense </references>')).references).toEqual([]);
  });
  test('1.1 in Latin-1 without end, offset and words: read, until further notice, by its codes and not its point', () => {
    const alert = one(textOf(readFileSync(join(FIXTURES, 'latin-1.cap.xml')), 'iso-8859-1'));
    expect([alert.event, alert.language, alert.sent, alert.urgency, endOf(alert)]).toEqual([
      'Sismo en Usulután',
      'en-US',
      Date.parse('2026-03-04T12:00:00Z'),
      null,
      null,
    ]);
    expect(alert.areas[0]).toMatchObject({ shape: null, zones: ['forecast/WAZ315', 'county/WAC033'], same: ['053033'] });
    expect(applies(alert, SEATTLE)).toBe(true);
  });
  test('infos of one language that differ are alerts of their own', () => {
    const info = (event: string, area: string): string => `<info><event>${event}</event><area><areaDesc>${area}</areaDesc></area></info>`;
    expect(alertsOf(message(info('Wind', 'A') + info('Snow', 'B') + info('Wind', 'C'))).map(({ event, areaDesc }) => `${event}: ${areaDesc}`)).toEqual([
      'Wind: A; C',
      'Snow: B',
    ]);
  });
  test('whole messages within a feed; one without identifier or info is refused and the others stay', () => {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="text/xml">${message('<info><event>Gale</event></info>')}</content></entry><entry><content><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"/></content></entry><entry><content>${message('')}</content></entry></feed>`;
    const read = decodeCap(feed);
    expect(read.ok && [read.value.alerts.map(({ event }) => event), read.value.refused.map(({ reason }) => reason)]).toEqual([
      ['Gale'],
      ['it has no identifier', 'it has no info: nothing to tell'],
    ]);
  });
  test('damaged XML, other XML, a feed of links and outside entities are refused in words', () => {
    const said = (text: string): string => {
      const read = decodeCap(text);
      return read.ok ? 'read' : `${read.problem.code}: ${read.problem.detail}`;
    };
    expect(said(COAST.slice(0, 900))).toMatch(/^weather\/bad-answer: The XML is broken at line/);
    expect(said('<rss><channel><item/></channel></rss>')).toMatch(/only links/);
    expect(said('<html/>')).toMatch(/This XML is <html>, not a CAP alert/);
    expect(said('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><alert><identifier>&x;</identifier></alert>')).toMatch(/bad-answer/);
  });
});

const folder = sharedData('weather/cap-xml');
describe.skipIf(folder === null)('recorded messages of many services', () => {
  test('each is read or refused in words', () => {
    const files = readdirSync(folder ?? '');
    const refused = files.filter((name) => {
      const bytes = readFileSync(join(folder ?? '', name));
      const read = decodeCap(textOf(bytes, name.includes('iso8859') ? 'iso-8859-1' : 'utf-8'));
      if (read.ok) expect([name, read.value.alerts.length > 0, read.value.refused]).toEqual([name, true, []]);
      return !read.ok;
    });
    expect(refused).toEqual(['ibm-nws_atom_feed_example.xml']);
    tookFromShared('weather/cap-xml', files.length);
  });
});
