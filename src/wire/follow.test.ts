import { afterEach, beforeEach, expect, test } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import type { Egress } from '#platform/egress.ts';
import { ok } from '#platform/result.ts';
import { sampleSource } from '../../test/wire-sample.ts';
import { tempStore, type TempStore } from '../../test/temp-store.ts';
import { decode } from './decode/decode.ts';
import { draftFromItem } from './draft.ts';
import { followSource } from './follow.ts';

const NOW = Date.UTC(2026, 0, 20, 12);
let temp: TempStore;
beforeEach(async () => {
  temp = await tempStore(steppedClock(NOW), 'sqlite');
  await temp.store.wire.saveSource(sampleSource());
});
afterEach(() => temp.remove());

const FEED =
  '<rss version="2.0"><channel><title>HW</title><item><title>Ferry tolls rise</title><guid isPermaLink="false">1</guid><description>Fifty cents.</description></item></channel></rss>';
function egress(answer: { status: number; body?: string }, meanwhile: () => Promise<void> = async () => {}): Egress {
  return {
    request: async (url) => {
      await meanwhile();
      return ok({ status: answer.status, headers: { etag: '"a"' }, bytes: Buffer.from(answer.body ?? ''), finalUrl: url, permanentRedirect: null });
    },
  };
}
const follow = (way: Egress, id = 's1') =>
  followSource(id, { store: temp.store, egress: way, decode: async (bytes, hints) => decode(bytes, hints), clock: steppedClock(NOW), random: () => 0 });

test('a poll becomes items in the store, and an item a draft', async () => {
  expect(await follow(egress({ status: 200, body: FEED }))).toMatchObject({
    result: { ok: true, value: { outcome: 'read', arrived: 1 } },
    again: NOW + 300_000,
  });
  expect(await temp.store.wire.source('s1')).toMatchObject({ etag: '"a"', lastPolledAt: NOW, lastArrivalAt: NOW, problem: null });
  const kept = await temp.store.wire.findByUri('s1', '1');
  if (kept === null) throw new Error('not kept');
  expect(Buffer.from((await temp.store.files.get(kept.rawHash)) ?? []).toString()).toBe(FEED);
  expect(draftFromItem(kept, { source: await temp.store.wire.source('s1'), language: 'en' })).toMatchObject({
    ok: true,
    value: { content: { headline: 'Ferry tolls rise', credit: 'Courtesy Harbor Wire' }, origin: { wireItem: kept.id } },
  });
  expect(await follow(egress({ status: 200, body: FEED }))).toMatchObject({ result: { ok: true, value: { arrived: 0, report: { same: 1 } } } });
  expect((await temp.store.wire.source('s1'))?.lastArrivalAt).toBe(NOW);
});

test('a failure stands on the source, and its items stay', async () => {
  await follow(egress({ status: 200, body: FEED }));
  const failed = await follow(egress({ status: 200, body: '<html><body>Sorry</body></html>' }));
  expect(failed).toMatchObject({
    result: { ok: false, problem: { code: 'wire/source-failed', detail: 'This is a web page (HTML), not a feed.' } },
    again: expect.any(Number),
  });
  expect(await temp.store.wire.source('s1')).toMatchObject({ failures: 1, problem: 'This is a web page (HTML), not a feed.', etag: null });
  expect(await temp.store.wire.findByUri('s1', '1')).not.toBeNull();
});

test('what a person changes during a poll stays; a new address starts without validators', async () => {
  await follow(
    egress({ status: 200, body: FEED }, async () =>
      temp.store.wire.saveSource(sampleSource({ name: 'Renamed', url: 'http://other.test/', intervalSeconds: 900 })),
    ),
  );
  expect(await temp.store.wire.source('s1')).toMatchObject({ name: 'Renamed', url: 'http://other.test/', intervalSeconds: 900, etag: null });
});

test('a source removed during its poll stays removed; an unknown one is refused', async () => {
  await follow(egress({ status: 200, body: FEED }, async () => temp.store.wire.removeSource('s1')));
  expect(await temp.store.wire.source('s1')).toBeNull();
  expect(await follow(egress({ status: 200 }), 'nobody')).toMatchObject({ result: { ok: false, problem: { code: 'wire/source-failed' } }, again: null });
});

test('gone for good: switched off, nothing deleted', async () => {
  await follow(egress({ status: 200, body: FEED }));
  expect(await follow(egress({ status: 410 }))).toMatchObject({ again: null });
  expect(await temp.store.wire.source('s1')).toMatchObject({ enabled: false });
  expect(await temp.store.wire.findByUri('s1', '1')).not.toBeNull();
});
