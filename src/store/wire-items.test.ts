import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import type { WireItem } from '#wire/item.ts';
import type { KeptItem } from '#wire/kept-item.ts';
import type { Source } from '#wire/source.ts';
import { ENGINES, tempStore, type TempStore } from '../../test/temp-store.ts';

const source: Source = {
  id: 's1',
  name: 'Canal News',
  url: 'https://example.org/feed',
  credit: 'Canal News',
  timeZone: 'America/New_York',
  section: 'news',
  enabled: true,
  intervalSeconds: 300,
  etag: '"a"',
  lastModified: 'Tue, 20 Jan 2026 18:51:00 GMT',
  lastPolledAt: 5,
  lastArrivalAt: null,
  failures: 0,
  problem: null,
  sample: false,
};
const item = (change: Partial<WireItem> = {}): WireItem => ({
  format: 'rss',
  uri: 'tag:example.org,2026:1',
  version: null,
  versionCreated: '2026-01-20T18:51:00Z',
  firstCreated: null,
  pubStatus: 'usable',
  signal: null,
  urgency: null,
  slugline: null,
  headline: 'Bridge closes',
  byline: null,
  located: null,
  bodyHtml: '<p>It closed.\0</p>',
  bodyText: null,
  summary: null,
  language: 'en',
  subjects: [],
  canonicalUrl: null,
  edNote: null,
  embargoedUntil: null,
  usageTerms: null,
  copyrightHolder: null,
  infoSource: null,
  creditLine: null,
  renditions: [],
  ...change,
});
const kept = (change: Partial<KeptItem> = {}): KeptItem => ({
  id: 'i1',
  source: 's1',
  sourceName: 'Canal News',
  item: item(),
  contentHash: 'h1',
  rawHash: 'r1',
  pubStatus: 'usable',
  embargoedUntil: null,
  arrivedAt: 100,
  changedAt: 100,
  versions: 1,
  story: null,
  sample: false,
  ...change,
});

describe.each(ENGINES)('the wire on %s', (engine) => {
  let temp: TempStore;
  beforeAll(async () => {
    temp = await tempStore(steppedClock(1_000), engine);
  });
  afterAll(() => temp.remove());

  test('sources are kept, changed and removed', async () => {
    const { wire } = temp.store;
    await wire.saveSource(source);
    expect(await wire.source('s1')).toEqual(source);
    const failing = { ...source, failures: 3, problem: 'No answer.', enabled: false, sample: true };
    await wire.saveSource(failing);
    await wire.saveSource({ ...source, id: 's0', name: 'A wire' });
    expect(await wire.sources()).toEqual([{ ...source, id: 's0', name: 'A wire' }, failing]);
    await wire.removeSource('s0');
    expect(await wire.source('s0')).toBeNull();
  });

  test('every version of an item is kept once, and counted here', async () => {
    const { wire } = temp.store;
    await wire.saveItem(kept());
    await wire.saveItem(kept({ versions: 7 }));
    expect(await wire.find('i1')).toEqual(kept());
    const changed = kept({ item: item({ headline: 'Bridge opens' }), contentHash: 'h2', changedAt: 200, pubStatus: 'withheld' });
    await wire.saveItem(changed);
    expect(await wire.findByUri('s1', 'tag:example.org,2026:1')).toEqual({ ...changed, versions: 2 });
    expect(await wire.versions('i1')).toEqual([
      { number: 1, item: item(), at: 100 },
      { number: 2, item: changed.item, at: 200 },
    ]);
    expect(await wire.findByUri('s2', 'tag:example.org,2026:1')).toBeNull();
  });

  test('one uri of one source is one item; items without a uri are apart', async () => {
    const { wire } = temp.store;
    await expect(wire.saveItem(kept({ id: 'i2' }))).rejects.toThrow();
    expect(await wire.versions('i2')).toEqual([]);
    for (const id of ['n1', 'n2'])
      await wire.saveItem(kept({ id, source: 's2', sourceName: 'Other', item: item({ uri: null, headline: 'Crème' }), arrivedAt: 300, changedAt: 300 }));
    expect((await wire.list({ source: 's2', limit: 9 })).map((line) => line.id)).toEqual(['n2', 'n1']);
  });

  test('lists newest changed first, by words, untaken, page', async () => {
    const { wire } = temp.store;
    const ids = async (query: Parameters<typeof wire.list>[0]) => (await wire.list(query)).map((line) => line.id).join(' ');
    expect(await ids({ limit: 9 })).toBe('n2 n1 i1');
    expect(await ids({ limit: 9, before: 300 })).toBe('i1');
    expect(await ids({ limit: 9, text: 'creme other' })).toBe('n2 n1');
    await wire.markTaken('n2', 'story-1');
    expect(await ids({ limit: 9, untaken: true })).toBe('n1 i1');
    expect((await wire.find('n2'))?.story).toBe('story-1');
  });

  test('what cannot be read is put aside', async () => {
    const entry = { source: 's1', rawHash: 'r', reason: 'Not XML.', snippet: '<html>\0', at: 5 };
    await temp.store.wire.quarantine(entry);
    await temp.store.wire.quarantine({ ...entry, at: 6 });
    // A NUL cannot be kept as text by every database: it is kept as U+FFFD on both.
    expect(await temp.store.wire.quarantined(9)).toEqual([
      { ...entry, at: 6, snippet: '<html>\uFFFD' },
      { ...entry, snippet: '<html>\uFFFD' },
    ]);
  });
});
