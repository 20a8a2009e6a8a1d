import type { Instant } from '#platform/clock.ts';
import type { Vtec } from '../alert.ts';

const STRING = /\/([OTEX])\.([A-Z]{3})\.([A-Z]{4})\.([A-Z]{2})\.([A-Z])\.(\d{4})\.(\d{6}T\d{4}Z)-(\d{6}T\d{4}Z)\//g;

/** `251126T0000Z` as an instant; zeros (and nonsense) are null. */
function timeOf(text: string): Instant | null {
  const [, year, month, day, hour, minute] = /^(\d\d)(\d\d)(\d\d)T(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const at = Date.parse(`20${year}-${month}-${day}T${hour}:${minute}:00Z`);
  return Number.isNaN(at) ? null : at;
}

/** Every P-VTEC string of a text (directive NWSI 10-1703). Hydrologic strings and damaged ones are passed over. */
export function parseVtec(text: string): readonly Vtec[] {
  return [...text.matchAll(STRING)].map(
    ([, fixedId = '', action = '', office = '', phenomenon = '', significance = '', number = '', begins = '', ends = '']) => ({
      fixedId,
      action,
      office,
      phenomenon,
      significance,
      number,
      begins: timeOf(begins),
      ends: timeOf(ends),
    }),
  );
}

/** Whether this string says that the event is over for the zones it names: canceled, or upgraded to another. */
export function isOver({ action }: Vtec): boolean {
  return action === 'CAN' || action === 'UPG';
}

/** The event of a VTEC string, the same in all its features and updates: office, phenomenon, significance, number. */
export function eventKey({ office, phenomenon, significance, number }: Vtec): string {
  return `${office}.${phenomenon}.${significance}.${number}`;
}
