import { describe, expect, test } from 'vitest';
import { alertSample, at } from '../../../test/alert-sample.ts';
import type { Alert } from '../alert.ts';
import { inOrder, ordersEvacuation, rankOf, UNKNOWN_RANK } from './order.ts';

const ids = (alerts: readonly Alert[]): string[] => inOrder(alerts, at('15:00')).map((alert) => alert.id);
const of = (id: string, changes: Parameters<typeof alertSample>[0]): Alert => alertSample({ id, ...changes });
const rank = (event: string): number => rankOf(alertSample({ event }));

describe('the order of display', () => {
  test('what holds now, by rank, what ends first; then what is to come, by rank, what begins first', () => {
    const alerts = [
      of('future-late', { event: 'Tornado Watch', onset: at('17:00') }),
      of('fog', { event: 'Dense Fog Advisory' }),
      of('endless', { event: 'Flood Warning', ends: null, expires: null }),
      of('future-warning', { event: 'Tornado Warning', onset: at('18:00'), ends: at('20:00') }),
      of('wind', { event: 'Wind Advisory' }),
      of('flood-long', { event: 'Flood Warning', ends: at('23:00') }),
      of('flood', { event: 'flood warning' }),
      of('future-soon', { event: 'Tornado Watch', onset: at('16:00'), ends: at('23:00') }),
      of('tsunami', { event: 'Tsunami Warning', ends: at('23:30') }),
    ];
    const expected = ['tsunami', 'flood', 'flood-long', 'endless', 'fog', 'wind', 'future-warning', 'future-soon', 'future-late'];
    expect(ids(alerts)).toEqual(expected);
    expect(ids(alerts.toReversed())).toEqual(expected);
  });
  test('45: an unknown event comes last among its like, and is there', () => {
    expect(rank('Locust Warning')).toBe(UNKNOWN_RANK);
    expect(
      ids([of('new', { event: 'Locust Warning' }), of('blue', { event: 'Blue Alert' }), of('soon', { event: 'Tornado Warning', onset: at('16:00') })]),
    ).toEqual(['blue', 'new', 'soon']);
  });
  test('41: severity is no rank', () => {
    expect(ids([of('air', { event: 'Air Quality Alert', severity: 'Unknown' }), of('hydro', { event: 'Hydrologic Outlook', severity: 'Severe' })])).toEqual([
      'air',
      'hydro',
    ]);
  });
  test('a name that was changed ranks with its new one', () => {
    expect(rank('Excessive Heat Warning')).toBe(rank('Extreme Heat Warning'));
    expect(rank('Wind Chill Warning')).toBe(rank('Extreme Cold Warning'));
  });
  test('an order to evacuate lifts an alert; advice and possibilities do not', () => {
    const said = (description: string): boolean => ordersEvacuation(alertSample({ description }));
    for (const text of [
      'An EVACUATION\nORDER is in effect for zone 4.',
      'Mandatory evacuation of the valley.',
      'Residents must EVACUATE NOW.',
      'Evacuations have been ordered along the river.',
    ])
      expect(said(text)).toBe(true);
    for (const text of [
      'Be prepared to evacuate now if told.',
      'Follow any evacuation orders.',
      'If an evacuation order is issued, leave.',
      'Evacuation orders may be issued tonight.',
      'The evacuation order has been lifted.',
      'Know your evacuation zone.',
    ])
      expect(said(text)).toBe(false);
    expect(rankOf(alertSample({ event: 'Flood Advisory', instruction: 'Evacuate immediately.' }))).toBe(rank('Evacuation Immediate'));
    expect(rankOf(alertSample({ event: 'Tornado Warning', instruction: 'Evacuate immediately.' }))).toBe(rank('Tornado Warning'));
  });
});
