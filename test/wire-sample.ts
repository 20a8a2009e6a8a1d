import type { WireItem } from '../src/wire/item.ts';
import type { KeptItem } from '../src/wire/kept-item.ts';
import type { Source } from '../src/wire/source.ts';

/** A wire item with every field set, for tests to change. */
export function sampleItem(changes: Partial<WireItem> = {}): WireItem {
  return {
    format: 'ninjs',
    uri: 'urn:hw:flood',
    version: '1',
    versionCreated: '2026-01-20T18:00:00Z',
    firstCreated: '2026-01-20T17:00:00Z',
    pubStatus: 'usable',
    signal: null,
    urgency: 3,
    slugline: 'FLOOD-WATCH',
    headline: 'Flood watch for the lower valley',
    byline: 'By Tomás Quill',
    located: null,
    bodyHtml: '<p>PORT ELLERY, Wash. (HW) — The river may crest on Thursday.</p><p>Sandbags are at the <a href="https://hw.example/hall">fire hall</a>.</p>',
    bodyText: 'PORT ELLERY, Wash. (HW) — The river may crest on Thursday.\n\nSandbags are at the fire hall.',
    summary: 'The county asks people near the river to watch it.',
    language: 'en-US',
    subjects: [{ code: '17000000', name: 'weather', scheme: null }],
    canonicalUrl: 'https://hw.example/2026/flood',
    edNote: null,
    embargoedUntil: null,
    usageTerms: 'Not for broadcast.',
    copyrightHolder: 'Harbor Wire',
    infoSource: 'HW',
    creditLine: null,
    renditions: [],
    ...changes,
  };
}

/** A source as polling sees it. */
export function sampleSource(changes: Partial<Source> = {}): Source {
  return {
    id: 's1',
    name: 'Harbor Wire',
    url: 'http://feed.test/rss',
    credit: 'Courtesy Harbor Wire',
    timeZone: null,
    section: 'local',
    enabled: true,
    intervalSeconds: 300,
    etag: null,
    lastModified: null,
    lastPolledAt: null,
    lastArrivalAt: null,
    failures: 0,
    problem: null,
    sample: false,
    ...changes,
  };
}

/** A kept item around `item`. */
export function sampleKept(item: WireItem, changes: Partial<KeptItem> = {}): KeptItem {
  return {
    id: 'k1',
    source: 's1',
    sourceName: 'Harbor Wire',
    item,
    contentHash: 'h',
    rawHash: 'r',
    pubStatus: item.pubStatus,
    embargoedUntil: null,
    arrivedAt: 1,
    changedAt: 1,
    versions: 1,
    story: null,
    sample: false,
    ...changes,
  };
}
