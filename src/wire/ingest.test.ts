import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import { sampleItem } from '../../test/wire-sample.ts';
import { tempStore, type TempStore } from '../../test/temp-store.ts';
import type { Decoded } from './decode/decode.ts';
import { ingest, type Delivery } from './ingest.ts';
import type { WireItem } from './item.ts';
import { keyItems } from './duplicate.ts';

let temp: TempStore;
beforeEach(async () => {
  temp = await tempStore(steppedClock(1_000), 'sqlite');
});
afterEach(() => temp.remove());

const decoded = (items: WireItem[], refused: Decoded['refused'] = []): Decoded => ({ format: 'ninjs', encoding: 'utf-8', items, refused, problems: [] });
let at = 1_000;
const take = (items: WireItem[], refused: Decoded['refused'] = [], source = 's1') =>
  ingest(
    { source: { id: source, name: 'Harbor Wire', sample: false }, decoded: decoded(items, refused), rawHash: 'raw', at: ++at } satisfies Delivery,
    temp.store,
  );
const jobs = async (): Promise<readonly unknown[]> =>
  (await temp.store.jobs.claim(100, 1)).map((job) => [job.kind, (job.payload as { items: string[] }).items.length]);
const find = (uri: string, source = 's1') => temp.store.wire.findByUri(source, uri);

describe('taking in', () => {
  test('new items are kept with one job; the same delivery again changes nothing', async () => {
    const items = [sampleItem(), sampleItem({ uri: 'urn:hw:2', headline: 'Second' })];
    expect(await take(items)).toMatchObject({ new: 2, same: 0, update: 0 });
    expect(await jobs()).toEqual([['wire-changed', 2]]);
    const before = await find('urn:hw:flood');
    expect(await take(items.toReversed())).toMatchObject({ new: 0, same: 2, update: 0 });
    expect(await jobs()).toEqual([]);
    expect(await find('urn:hw:flood')).toEqual(before);
  });

  test('other words are an update, with both versions kept and its story remembered', async () => {
    await take([sampleItem()]);
    const first = await find('urn:hw:flood');
    await temp.store.wire.markTaken(first?.id ?? '', 'story-1');
    expect(await take([sampleItem({ version: '2', versionCreated: '2026-01-20T19:00:00Z', bodyText: 'It crested.' })])).toMatchObject({
      update: 1,
      changed: [first?.id],
    });
    expect(await find('urn:hw:flood')).toMatchObject({
      id: first?.id,
      versions: 2,
      story: 'story-1',
      item: { bodyText: 'It crested.' },
      arrivedAt: first?.arrivedAt,
    });
    expect(await temp.store.wire.versions(first?.id ?? '')).toHaveLength(2);
  });

  test('other facts with the same words are kept quietly: no job, no new place in the list', async () => {
    await take([sampleItem()]);
    await jobs();
    const before = await find('urn:hw:flood');
    expect(await take([sampleItem({ subjects: [] })])).toMatchObject({ quiet: 1, changed: [] });
    expect(await find('urn:hw:flood')).toMatchObject({ changedAt: before?.changedAt, item: { subjects: [] } });
  });

  test('rotating tracking addresses and markup are no change', async () => {
    await take([sampleItem({ canonicalUrl: 'https://hw.example/a?utm_source=x', bodyHtml: '<p>One</p>', bodyText: 'One' })]);
    expect(
      await take([
        sampleItem({
          canonicalUrl: 'http://hw.example/a/?utm_source=y&utm_medium=z',
          bodyHtml: '<p>One <img src="https://ad.example/9.gif"></p>',
          bodyText: 'One',
        }),
      ]),
    ).toMatchObject({ same: 1 });
  });

  test('an older revision that comes late changes nothing; a withdrawal counts whenever it comes', async () => {
    await take([sampleItem({ versionCreated: '2026-01-20T19:00:00Z', bodyText: 'Later words.' })]);
    expect(await take([sampleItem({ versionCreated: '2026-01-20T18:00:00Z', bodyText: 'Earlier words.' })])).toMatchObject({ late: 1 });
    expect(await find('urn:hw:flood')).toMatchObject({ item: { bodyText: 'Later words.' } });
    expect(await take([sampleItem({ versionCreated: '2026-01-20T18:30:00Z', pubStatus: 'canceled', bodyText: null })])).toMatchObject({ update: 1 });
    expect(await find('urn:hw:flood')).toMatchObject({ pubStatus: 'canceled' });
  });

  test('what was withdrawn does not become usable by itself', async () => {
    await take([sampleItem({ pubStatus: 'canceled' })]);
    await take([sampleItem({ version: '5', versionCreated: '2026-01-20T20:00:00Z', bodyText: 'Substitute.' })]);
    expect(await find('urn:hw:flood')).toMatchObject({ pubStatus: 'withheld', item: { pubStatus: 'usable' } });
  });

  test('embargoes fail closed: a readable one is kept as an instant, any other holds the item', async () => {
    await take([
      sampleItem({ uri: 'a', embargoedUntil: '2026-01-21T14:00:00Z' }),
      sampleItem({ uri: 'b', embargoedUntil: '2026-01-21T14:00:00Naive' }),
      sampleItem({ uri: 'c', embargoedUntil: 'tomorrow noon' }),
      sampleItem({ uri: 'd', edNote: 'Embargoed until the vote.' }),
    ]);
    expect(await find('a')).toMatchObject({ pubStatus: 'usable', embargoedUntil: Date.UTC(2026, 0, 21, 14) });
    for (const uri of ['b', 'c', 'd']) expect(await find(uri), uri).toMatchObject({ pubStatus: 'withheld', embargoedUntil: null });
  });

  test('the same identity at two sources is two items', async () => {
    await take([sampleItem()]);
    expect(await take([sampleItem()], [], 's2')).toMatchObject({ new: 1 });
  });

  test('items without an id are known again by link, by headline and date, by content', async () => {
    const items = [
      sampleItem({ uri: null, canonicalUrl: 'https://hw.example/x?utm_source=a' }),
      sampleItem({ uri: null, canonicalUrl: null, headline: 'By headline' }),
      sampleItem({ uri: null, canonicalUrl: null, headline: null, firstCreated: null, bodyText: 'By content' }),
    ];
    expect(await take(items)).toMatchObject({ new: 3 });
    expect(await take([{ ...items[0]!, canonicalUrl: 'https://hw.example/x?utm_source=b' }, items[1]!, items[2]!])).toMatchObject({ new: 0, same: 3 });
  });

  test('refused items are recorded, and an item that cannot be kept is recorded while the rest goes on', async () => {
    const bad = sampleItem({ uri: 'bad' });
    const failing = {
      transaction: <T>(work: (inside: never) => Promise<T>): Promise<T> =>
        temp.store.transaction((tx) =>
          work({
            ...tx,
            wire: {
              ...tx.wire,
              saveItem: async (kept: { item: WireItem }) => (kept.item.uri === 'bad' ? Promise.reject(new Error('no room')) : tx.wire.saveItem(kept as never)),
            },
          } as never),
        ),
    };
    const report = await ingest(
      {
        source: { id: 's1', name: 'HW', sample: false },
        decoded: decoded([bad, sampleItem()], [{ reason: 'it is empty', snippet: '<item/>' }]),
        rawHash: 'raw',
        at: 5,
      },
      failing as never,
    );
    expect(report).toMatchObject({ new: 1, quarantined: 2 });
    expect(await find('urn:hw:flood')).not.toBeNull();
    expect((await temp.store.wire.quarantined(10)).map(({ reason }) => reason).toSorted()).toEqual(['it could not be kept (no room)', 'it is empty']);
  });
});

describe('one id twice in a delivery', () => {
  test('same words count once; another link makes two; the same link keeps the later', () => {
    const a = sampleItem();
    expect(keyItems([a, { ...a }])).toHaveLength(1);
    expect(keyItems([a, sampleItem({ canonicalUrl: 'https://hw.example/other', headline: 'Other' })]).map(({ key }) => key)).toEqual([
      'urn:hw:flood',
      'urn:hw:flood|https://hw.example/other',
    ]);
    const later = sampleItem({ versionCreated: '2026-01-21T00:00:00Z', headline: 'Later' });
    for (const order of [
      [a, later],
      [later, a],
    ])
      expect(keyItems(order)).toEqual([{ key: 'urn:hw:flood', item: later }]);
  });
});
