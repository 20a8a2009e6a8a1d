import { describe, expect, test } from 'vitest';
import { alertSample, at } from '../../../test/alert-sample.ts';
import { deadByItself, endOf, isFuture, notInEarnest, overByNow, startOf } from './alive.ts';

const dead = (changes: Parameters<typeof alertSample>[0], time = '15:00'): string | null => {
  const alert = alertSample(changes);
  return (deadByItself(alert, at(time)) ?? overByNow(alert, at(time)))?.code ?? null;
};

describe('whether an alert is alive', () => {
  test('31: expired as a message, not as an event: alive until its end, and over at it', () => {
    expect(dead({ expires: at('13:00') })).toBeNull();
    expect(dead({ expires: at('13:00') }, '17:59')).toBeNull();
    expect(dead({ expires: at('13:00') }, '18:00')).toBe('ended');
  });
  test('32: canceled or upgraded by VTEC is over, though it says Alert and ends later', () => {
    expect(dead({ vtecText: '/O.CAN.KTAE.FZ.A.0004.260304T0600Z-260305T1400Z/', responses: ['AllClear'], urgency: 'Past' })).toBe('canceled');
    expect(dead({ vtecText: '/O.UPG.KTAE.FZ.A.0004.260304T0600Z-260305T1400Z/', responses: ['Monitor'], urgency: 'Past' })).toBe('upgraded');
    expect(dead({ vtecText: '/O.CAN.KTAE.FZ.A.0004.260304T0600Z-260305T1400Z/ /O.NEW.KTAE.FZ.W.0004.260304T0600Z-260305T1400Z/' })).toBeNull();
  });
  test('32: without VTEC, Past and AllClear together are an end; one alone is not', () => {
    expect(dead({ urgency: 'Past', responses: ['Monitor', 'AllClear'] })).toBe('all-clear');
    expect(dead({ urgency: 'Past' })).toBeNull();
    expect(dead({ responses: ['AllClear'] })).toBeNull();
  });
  test('33: EXP is told before the end: alive until then', () => {
    expect(dead({ vtecText: '/O.EXP.KSEW.WI.Y.0004.000000T0000Z-260304T1800Z/' })).toBeNull();
    expect(dead({ vtecText: '/O.EXP.KSEW.WI.Y.0004.000000T0000Z-260304T1800Z/' }, '18:00')).toBe('ended');
  });
  test('35: until further notice stays, whatever expires says', () => {
    const flood = { vtecText: '/O.CON.KSEW.FL.W.0044.000000T0000Z-000000T0000Z/', ends: null, expires: at('13:00') };
    expect(dead(flood)).toBeNull();
    expect(endOf(alertSample(flood))).toBeNull();
  });
  test('36: a message that expires before the onset is about the future', () => {
    const freeze = { onset: at('20:00'), ends: at('23:00'), expires: at('14:00') };
    expect(dead(freeze)).toBeNull();
    expect(isFuture(alertSample(freeze), at('15:00'))).toBe(true);
    expect(isFuture(alertSample(freeze), at('20:00'))).toBe(false);
  });
  test('42: tests, exercises and the source’s pulse are not alerts', () => {
    expect(dead({ event: 'Test Message' })).toBe('test');
    expect(dead({ id: 'urn:oid:2.49.0.1.840.0-KEEPALIVE-11287' })).toBe('test');
    for (const status of ['Test', 'Exercise', 'System', 'Draft']) expect(dead({ status })).toBe('test');
    expect(dead({ vtecText: '/T.NEW.KSEW.TO.W.0001.260304T1200Z-260304T1800Z/' })).toBe('test');
    expect(dead({ scope: 'Restricted' })).toBe('private');
    expect(dead({ msgType: 'Ack' })).toBe('not-an-alert');
    expect(notInEarnest(alertSample({ status: 'actual' }))).toBeNull();
  });
  test('44: the end is ends, else the end of VTEC, else expires; an earlier end than expires holds', () => {
    expect(endOf(alertSample({ ends: at('14:00') }))).toBe(at('14:00'));
    expect(dead({ ends: at('14:00') })).toBe('ended');
    expect(endOf(alertSample({ ends: null, vtecText: '/O.NEW.KSEW.WI.Y.0004.260304T1200Z-260304T1600Z/' }))).toBe(at('16:00'));
    expect(endOf(alertSample({ ends: null }))).toBe(at('18:00'));
    expect(endOf(alertSample({ ends: null, expires: null }))).toBeNull();
  });
  test('34: replaced in history: dead from that moment on', () => {
    const replaced = { replacedBy: 'https://api.weather.gov/alerts/urn:test:2', replacedAt: at('15:00') };
    expect(dead(replaced, '14:59')).toBeNull();
    expect(dead(replaced)).toBe('replaced');
    expect(deadByItself(alertSample(replaced), at('15:00'))?.detail).toBe('replaced by urn:test:2 at 2026-03-04T15:00:00.000Z');
  });
  test('a cancel is no alert, and says so when it names nothing', () => {
    expect(dead({ msgType: 'Cancel' })).toBe('cancel');
    expect(deadByItself(alertSample({ msgType: 'Cancel' }), at('15:00'))?.detail).toMatch(/names no earlier/);
  });
  test('40: without an onset it starts when it takes effect, else when sent', () => {
    expect(startOf(alertSample({ onset: null, effective: at('12:30') }))).toBe(at('12:30'));
    expect(startOf(alertSample({ onset: null, effective: null }))).toBe(at('12:00'));
  });
});
