import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import type { Media } from '#store/store.ts';
import { ENGINES, tempStore, type TempStore } from '../../test/temp-store.ts';

describe.each(ENGINES)('media, settings and audit on %s', (engine) => {
  let temp: TempStore;
  beforeAll(async () => {
    temp = await tempStore(steppedClock(1_000), engine);
  });
  afterAll(() => temp.remove());

  test('media are kept by key, newest first', async () => {
    const media: Media = {
      key: 'k1',
      width: 1600,
      height: 900,
      alt: 'The canal',
      caption: null,
      credit: 'Staff',
      fileName: 'canal.jpg',
      originalHash: 'h',
      renditions: [{ width: 800, height: 450, format: 'webp', hash: 'r', bytes: 1234 }],
      createdAt: 1,
      sample: true,
    };
    await temp.store.media.save(media);
    await temp.store.media.save({ ...media, key: 'k2', createdAt: 2 });
    await temp.store.media.save({ ...media, alt: 'The old canal' });
    expect(await temp.store.media.find('k1')).toEqual({ ...media, alt: 'The old canal' });
    expect((await temp.store.media.list(9)).map((kept) => kept.key)).toEqual(['k2', 'k1']);
    expect(await temp.store.media.find('k3')).toBeNull();
  });

  test('settings hold any JSON', async () => {
    const { settings } = temp.store;
    expect(await settings.get('none')).toBeNull();
    for (const value of ['text', '{"a":1}', 0, false, null, { a: [1, { b: 'ü\0' }] }]) {
      await settings.set('key', value);
      expect(await settings.get('key')).toEqual(value);
    }
  });

  test('the audit log is newest first', async () => {
    const line = { at: 1, by: 'Ana', action: 'publish', subject: 'story-1', detail: { from: 'draft' } };
    await temp.store.audit.add(line);
    await temp.store.audit.add({ ...line, at: 2, detail: null });
    expect(await temp.store.audit.list(9)).toEqual([{ ...line, at: 2, detail: null }, line]);
    expect(await temp.store.audit.list(1)).toHaveLength(1);
  });
});
