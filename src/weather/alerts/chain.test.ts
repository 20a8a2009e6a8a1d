import { describe, expect, test } from 'vitest';
import { alertSample, at, SEATTLE } from '../../../test/alert-sample.ts';
import type { Alert, AlertArea } from '../alert.ts';
import { followersOf, replacementFor } from './chain.ts';

const reference = (alert: Alert) => ({ identifier: alert.id, sender: alert.sender, sent: alert.sent });
const county = (number: string): string => `county/ALC${number}`;
const where = (zones: readonly string[], same: readonly string[] = []) => ({ ...SEATTLE, zones, same });
/** The message that took `first` over at a place, by its id. */
function taken(first: Alert, after: readonly Alert[], zones: readonly string[], same: readonly string[] = [], now = at('17:00')): string | null {
  return replacementFor(first, where(zones, same), followersOf([first, ...after], now))?.id ?? null;
}
const later = (first: Alert, area: Partial<AlertArea>, changes: Partial<Alert> = {}): Alert =>
  alertSample({ id: 'urn:test:2', sent: at('13:00'), msgType: 'Update', references: [reference(first)], area, ...changes });

describe('chains of updates and cancels', () => {
  const watch = alertSample({ area: { zones: ['013', '025', '129'].map(county) } });
  test('34: a cancel for one county leaves the others theirs', () => {
    const cancel = later(watch, { zones: [county('129')] }, { msgType: 'Cancel' });
    expect(taken(watch, [cancel], [county('129')])).toBe('urn:test:2');
    expect(taken(watch, [cancel], [county('013')])).toBeNull();
    expect(taken(watch, [cancel], [county('013'), county('129')])).toBeNull();
  });
  test('a message not sent yet, a test, another sender’s, one that names itself or an older one: nothing is replaced', () => {
    const whole = { zones: [county('013')] };
    expect(taken(watch, [later(watch, whole)], [county('013')], [], at('12:59'))).toBeNull();
    expect(taken(watch, [later(watch, whole, { status: 'Test' })], [county('013')])).toBeNull();
    expect(taken(watch, [later(watch, whole, { references: [{ identifier: watch.id, sender: 'other', sent: watch.sent }] })], [county('013')])).toBeNull();
    expect(
      taken(watch, [later(watch, whole, { references: [{ identifier: watch.id, sender: watch.sender, sent: at('11:00') }] })], [county('013')]),
    ).toBeNull();
    expect(taken(alertSample({ references: [reference(alertSample())] }), [], SEATTLE.zones)).toBeNull();
    expect(taken(watch, [later(watch, whole, { sent: at('11:59') })], [county('013')])).toBeNull();
    expect(taken(watch, [later(watch, whole)], [county('013')])).toBe('urn:test:2');
  });
  test('two messages may take it over zone by zone', () => {
    const both = [later(watch, { zones: [county('013')] }), later(watch, { zones: [county('025')] }, { id: 'urn:test:3' })];
    expect(taken(watch, both, [county('013'), county('025')])).not.toBeNull();
    expect(taken(watch, both.slice(0, 1), [county('013'), county('025')])).toBeNull();
  });
  test('a message in another kind of zone takes over where it names the place', () => {
    const update = later(watch, { zones: ['forecast/ALZ001'] });
    expect(taken(watch, [update], [county('013'), 'forecast/ALZ001'])).toBe('urn:test:2');
    expect(taken(watch, [update], [county('013'), 'forecast/ALZ002'])).toBeNull();
  });
  test('a shape that shrank: places now outside are no longer in it', () => {
    const box = (size: number) => ({
      polygons: [
        [
          [
            [-123, 47],
            [-123 + size, 47],
            [-123 + size, 48],
            [-123, 48],
          ] as const,
        ],
      ],
      circles: [],
    });
    const first = alertSample({ area: { shape: box(1), zones: [county('013')] } });
    const update = later(first, { shape: box(0.1), zones: [county('013')] });
    expect(taken(first, [update], [county('013')])).toBe('urn:test:2');
    expect(taken(first, [update], [])).toBe('urn:test:2');
    expect(taken(first, [later(first, { shape: box(0.1), zones: [county('999')] })], [])).toBeNull();
  });
  test('messages that name no zones replace wholly; SAME codes count as zones do', () => {
    const bare = alertSample({ area: { zones: [] } });
    expect(taken(bare, [later(bare, { zones: [] })], [])).toBe('urn:test:2');
    const coded = alertSample({ area: { zones: [], same: ['001013', '001025'] } });
    expect(taken(coded, [later(coded, { zones: [], same: ['001013'] })], [], ['001013'])).toBe('urn:test:2');
    expect(taken(coded, [later(coded, { zones: [], same: ['001013'] })], [], ['001025'])).toBeNull();
  });
});
