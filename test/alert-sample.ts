import type { Alert, AlertArea, AlertPlace } from '#weather/alert.ts';
import { parseVtec } from '#weather/alerts/vtec.ts';

/** Alert made for a test: an advisory of zone WAZ315 on March 4, 2026, from 12:00 to 18:00 UTC, unless `changes` says otherwise. */
export function alertSample(changes: Partial<Alert> & { readonly area?: Partial<AlertArea>; readonly vtecText?: string } = {}): Alert {
  const { area, vtecText, ...rest } = changes;
  return {
    id: 'urn:test:1',
    sender: 'test@example.org',
    senderName: 'NWS Testville',
    sent: at('12:00'),
    status: 'Actual',
    msgType: 'Alert',
    scope: 'Public',
    references: [],
    event: 'Wind Advisory',
    urgency: 'Expected',
    severity: 'Moderate',
    certainty: 'Likely',
    responses: ['Execute'],
    effective: at('12:00'),
    onset: at('12:00'),
    expires: at('18:00'),
    ends: at('18:00'),
    headline: 'Wind Advisory',
    nwsHeadline: null,
    description: null,
    instruction: null,
    areaDesc: 'Testville',
    vtec: vtecText === undefined ? [] : parseVtec(vtecText),
    areas: [{ description: 'Testville', shape: null, zones: ['forecast/WAZ315'], ugc: ['WAZ315'], same: [], ...area }],
    awarenessLevel: null,
    language: 'en-US',
    replacedBy: null,
    replacedAt: null,
    ...rest,
  };
}

/** An instant on March 4, 2026: `12:00` UTC. */
export function at(time: string): number {
  return Date.parse(`2026-03-04T${time}:00Z`);
}

/** Seattle, with its three zones. */
export const SEATTLE: AlertPlace = { latitude: 47.6, longitude: -122.33, zones: ['forecast/WAZ315', 'county/WAC033', 'fire/WAZ654'], same: ['053033'] };
