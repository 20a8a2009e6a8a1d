import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertSample, at, SEATTLE } from '../../../test/alert-sample.ts';
import type { Alert } from '../alert.ts';
import { alertsAt } from './cards.ts';

const look = (alerts: readonly Alert[], time = '15:00') => {
  const { shown, dropped } = alertsAt(alerts, SEATTLE, at(time));
  return { shown: shown.map((card) => card.alert.id), dropped: Object.fromEntries(dropped.map(({ alert, drop }) => [alert.id, drop.code])) };
};
const VTEC = '/O.CON.KSEW.WI.Y.0004.000000T0000Z-260304T1800Z/';

describe('what a place shows', () => {
  test('43: one card an event: the newest message stands, then what holds now, then what ends last', () => {
    const a = alertSample({ id: 'a', vtecText: VTEC });
    const newer = alertSample({ id: 'b', sent: at('13:00'), vtecText: VTEC, onset: at('16:00') });
    expect(look([a, newer])).toEqual({ shown: ['b'], dropped: { a: 'same-event' } });
    expect(look([alertSample({ id: 'c', vtecText: VTEC, onset: at('16:00') }), a]).shown).toEqual(['a']);
    expect(look([a, alertSample({ id: 'd', vtecText: VTEC, ends: at('19:00') })]).shown).toEqual(['d']);
    expect(look([alertSample({ id: 'd', vtecText: VTEC, ends: at('19:00') }), a], '18:30').shown).toEqual(['d']);
    expect(look([a, alertSample({ id: 'e', vtecText: VTEC.replace('0004', '0005') })]).shown).toEqual(['a', 'e']);
  });
  test('without VTEC alerts stand alone, but the same message twice is one', () => {
    expect(look([alertSample({ id: 'a' }), alertSample({ id: 'b' })]).shown).toEqual(['a', 'b']);
    const twice = alertsAt([alertSample(), alertSample()], SEATTLE, at('15:00'));
    expect([twice.shown.length, twice.dropped.map(({ drop }) => drop.code)]).toEqual([1, ['same-event']]);
  });
  test('the reason is the first that holds: test, not sent, over, replaced, ended, elsewhere', () => {
    const away = { zones: ['forecast/WAZ999'] };
    const dropped = look([
      alertSample({ id: 'test', status: 'Test', sent: at('16:00') }),
      alertSample({ id: 'unsent', sent: at('16:00') }),
      alertSample({ id: 'cancel', msgType: 'Cancel', area: away }),
      alertSample({ id: 'ended', ends: at('13:00'), area: away }),
      alertSample({ id: 'away', area: away }),
      alertSample({ id: 'old', ends: at('13:00') }),
      alertSample({ id: 'new', sent: at('14:00'), references: [{ identifier: 'old', sender: null, sent: null }] }),
    ]);
    expect(dropped).toEqual({
      shown: ['new'],
      dropped: { test: 'test', unsent: 'unsent', cancel: 'cancel', ended: 'ended', away: 'elsewhere', old: 'replaced' },
    });
  });
  test('every alert is shown or dropped, once, whatever the order of the list', () => {
    const any = fc.record({
      vtec: fc.constantFrom(undefined, VTEC, VTEC.replace('CON', 'CAN'), VTEC.replace('0004', '0005')),
      sent: fc.integer({ min: 10, max: 16 }),
      ends: fc.integer({ min: 13, max: 20 }),
      event: fc.constantFrom('Wind Advisory', 'Tornado Warning', 'Locusts'),
      msgType: fc.constantFrom('Alert', 'Update', 'Cancel'),
      refers: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (list) => {
        const alerts = list.map((one, i) =>
          alertSample({
            id: `${i}`,
            event: one.event,
            sent: at(`${one.sent}:00`),
            ends: at(`${one.ends}:00`),
            msgType: one.msgType,
            ...(one.vtec === undefined ? {} : { vtecText: one.vtec }),
            references: one.refers === null ? [] : [{ identifier: `${one.refers}`, sender: null, sent: null }],
          }),
        );
        const there = look(alerts);
        expect([...there.shown, ...Object.keys(there.dropped)].toSorted()).toEqual(alerts.map((alert) => alert.id));
        const turned = look(alerts.toReversed());
        expect({ ...turned, shown: turned.shown.toSorted() }).toEqual({ ...there, shown: there.shown.toSorted() });
      }),
    );
  });
});
