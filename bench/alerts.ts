// `node bench/alerts.ts`: one poll of a national list of 600 alerts for 5,000 places: reading it, and finding each place's cards.
// The list is made up in the shape and size of real ones: a tenth has polygons, the rest one to forty zones.
import type { AlertPlace } from '#weather/alert.ts';
import { alertMatcher } from '#weather/alerts/match.ts';
import { readAlerts } from '#weather/alerts/read-alerts.ts';
import { median } from './load.ts';

const [PLACES, ALERTS, ROUNDS, ZONES] = [5000, 600, 21, 4000];
const NOW = Date.parse('2026-03-04T15:00:00Z');
const EVENTS = [
  'Small Craft Advisory',
  'Gale Warning',
  'Wind Advisory',
  'Winter Storm Watch',
  'Red Flag Warning',
  'Flood Warning',
  'Special Weather Statement',
];

/** The same numbers from 0 to 1 in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const roll = dice(7);
const upTo = (limit: number): number => Math.floor(roll() * limit);
/** Zone number `n`, spread over fifty states of eighty zones. */
const zone = (n: number, kind: 'C' | 'Z'): string =>
  `${String.fromCharCode(65 + (Math.floor(n / 80) % 26))}${String.fromCharCode(65 + Math.floor(n / 2080))}${kind}${String(n % 80).padStart(3, '0')}`;
const iso = (hours: number): string => new Date(NOW + hours * 3_600_000).toISOString().replace('.000Z', '+00:00');

function ring(): number[][] {
  const [x, y] = [-124 + roll() * 56, 26 + roll() * 22];
  const corners = Array.from({ length: 12 }, (_, i) => [
    x + 0.4 * Math.cos((i * Math.PI) / 6) * (0.5 + roll()),
    y + 0.4 * Math.sin((i * Math.PI) / 6) * (0.5 + roll()),
  ]);
  return [...corners, corners[0] ?? []];
}

function feature(n: number): unknown {
  const first = upTo(ZONES);
  const zones = Array.from({ length: 1 + upTo(40) }, (_, i) => zone((first + i) % ZONES, 'Z'));
  const start = upTo(48) - 24;
  return {
    type: 'Feature',
    geometry: n % 10 === 0 ? { type: 'Polygon', coordinates: [ring()] } : null,
    properties: {
      id: `urn:bench:${n}`,
      areaDesc: zones.join('; '),
      geocode: { UGC: zones, SAME: [] },
      affectedZones: zones.map((id) => `https://api.weather.gov/zones/forecast/${id}`),
      references: n % 3 === 0 ? [{ identifier: `urn:bench:old${n}`, sender: 'b', sent: iso(-30) }] : [],
      sent: iso(-2),
      effective: iso(-2),
      onset: iso(start),
      expires: iso(1),
      ends: iso(start + 36),
      status: 'Actual',
      messageType: 'Alert',
      urgency: 'Expected',
      severity: 'Moderate',
      certainty: 'Likely',
      response: 'Execute',
      event: EVENTS[n % EVENTS.length],
      sender: 'b',
      headline: 'Made up for a measurement',
      description: '* WHAT...Gusts up to 50 mph.\n'.repeat(30),
      instruction: 'Secure loose objects.',
      parameters: { VTEC: [`/O.NEW.K${zone(n, 'Z').slice(0, 2)}X.WI.Y.${String(n).padStart(4, '0')}.260304T1200Z-260306T1200Z/`] },
    },
  };
}

const text = JSON.stringify({ type: 'FeatureCollection', features: Array.from({ length: ALERTS }, (_, n) => feature(n)) });
const places = Array.from({ length: PLACES }, (): AlertPlace => {
  const n = upTo(ZONES);
  return {
    longitude: -124 + roll() * 56,
    latitude: 26 + roll() * 22,
    zones: [`forecast/${zone(n, 'Z')}`, `county/${zone(n, 'C')}`, `fire/${zone(n, 'Z')}`],
    same: ['053033'],
  };
});

const reading: number[] = [];
const matching: number[] = [];
let cards = 0;
for (let round = 0; round < ROUNDS; round++) {
  const start = performance.now();
  const list = readAlerts(text, { language: 'en-US', now: NOW });
  if (!list.ok) throw new Error(list.problem.detail);
  const read = performance.now();
  const matcher = alertMatcher(list.value.alerts, NOW);
  cards = places.reduce((sum, place) => sum + matcher.cardsAt(place).length, 0);
  reading.push(read - start);
  matching.push(performance.now() - read);
}
const line = (name: string, times: readonly number[]): string =>
  `${name.padEnd(34)} median ${median(times).toFixed(1)} ms   slowest ${Math.max(...times).toFixed(1)} ms`;
console.log(`${PLACES} places × ${ALERTS} alerts (${(text.length / 1e6).toFixed(1)} MB of JSON), ${cards} cards, ${ROUNDS} polls`);
console.log(line('reading the list', reading));
console.log(`${line('matching all places', matching)}   (reach: under 100 ms)`);
