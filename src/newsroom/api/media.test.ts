import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNewsroom, type Person, type TestNewsroom } from '../../../test/newsroom.ts';

const BOUNDARY = 'boundary-of-the-test';

type Part = { name: string; fileName?: string; type?: string; value: string | Uint8Array };

function multipart(parts: readonly Part[]): Buffer {
  return Buffer.concat([
    ...parts.flatMap(({ name, fileName, type, value }) => [
      Buffer.from(
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}\r\n${type === undefined ? '' : `Content-Type: ${type}\r\n`}\r\n`,
      ),
      Buffer.from(value),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ]);
}

describe('the picture library', () => {
  let room: TestNewsroom;
  let reporter: Person;
  beforeAll(async () => {
    room = await openTestNewsroom();
    reporter = await room.join('reporter');
  });
  afterAll(() => room.close());

  const upload = (who: Person, ...parts: Part[]) =>
    who.inject({ method: 'POST', url: '/api/media', payload: multipart(parts), headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } });
  const photo = () =>
    sharp({ create: { width: 700, height: 500, channels: 3, background: '#264' } })
      .jpeg()
      .toBuffer();

  it('takes a picture, whatever it is called, and keeps the original to itself', async () => {
    const bytes = await photo();
    const answer = await upload(
      reporter,
      { name: 'alt', value: 'A green field' },
      { name: 'file', fileName: '../../etc/pass\u0007wd.html', type: 'text/html', value: bytes },
    );
    expect(answer.statusCode).toBe(200);
    const view = answer.json();
    expect(view).toMatchObject({ width: 700, height: 500, alt: 'A green field', credit: null, fileName: 'passwd.html', sample: false });
    expect(view.key).toMatch(/^[0-9a-z]{26}$/);
    expect(view.thumb).toBe(`/media/${view.key}-320.webp`);
    expect(view.renditions.map(({ url }: { url: string }) => url)).toEqual(
      [320, 640, 700].map((w) => `/media/${view.key}-${w}.webp`).concat(`/media/${view.key}-700.jpg`),
    );
    expect(answer.body).not.toMatch(/[0-9a-f]{64}/);
    const kept = await room.temp.store.media.find(view.key);
    expect(await room.temp.store.files.get(kept?.originalHash ?? '')).toEqual(bytes);
    for (const { hash, bytes: size } of kept?.renditions ?? []) expect((await room.temp.store.files.get(hash))?.length).toBe(size);
    expect((await reporter.call('media.list')).body.media).toHaveLength(1);
    expect(
      (await reporter.call('media.describe', { params: { id: view.key }, body: { alt: 'A field', caption: null, credit: 'R. Lind' } })).body,
    ).toMatchObject({ alt: 'A field', credit: 'R. Lind', width: 700 });
    expect((await reporter.call('media.get', { params: { id: view.key } })).body.alt).toBe('A field');
  });

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/png'],
    ['HTML', '<!doctype html><script>alert(1)</script>', 'image/jpeg'],
    ['nothing', '', 'image/jpeg'],
  ])('refuses %s', async (_, value, type) => {
    const answer = await upload(reporter, { name: 'file', fileName: 'photo.jpg', type, value });
    expect([answer.statusCode, answer.json().type]).toEqual([422, 'media/refused']);
  });

  it('refuses what is over the limits, broken off, or not an upload', async () => {
    const large = await upload(reporter, { name: 'file', fileName: 'a.jpg', value: Buffer.alloc(26 * 1024 * 1024, 0xff) });
    expect([large.statusCode, large.json().type]).toEqual([413, 'request/too-large']);
    const two = await upload(reporter, { name: 'file', fileName: 'a.jpg', value: 'x' }, { name: 'file', fileName: 'b.jpg', value: 'x' });
    expect(two.json().type).toBe('request/bad');
    const none = await upload(reporter, { name: 'alt', value: 'x' });
    expect(none.json().detail).toContain('"file"');
    const cut = await reporter.inject({
      method: 'POST',
      url: '/api/media',
      payload: multipart([{ name: 'file', fileName: 'a.jpg', value: 'xxxx' }]).subarray(0, 90),
      headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    });
    expect([cut.statusCode, cut.json().type]).toEqual([400, 'request/bad']);
    expect((await reporter.inject({ method: 'POST', url: '/api/media', payload: {} })).statusCode).toBe(400);
    expect((await reporter.call('media.list')).body.media).toHaveLength(1);
  });

  it('takes four uploads at once, and asks the others to wait', async () => {
    const bytes = await photo();
    const statuses = (await Promise.all(Array.from({ length: 6 }, () => upload(reporter, { name: 'file', fileName: 'a.jpg', value: bytes })))).map(
      ({ statusCode }) => statusCode,
    );
    expect(statuses.toSorted()).toEqual([200, 200, 200, 200, 429, 429]);
    expect((await upload(reporter, { name: 'file', fileName: 'a.jpg', value: bytes })).statusCode).toBe(200);
  });

  it('lets no stranger upload', async () => {
    const answer = await upload(room.stranger, { name: 'file', fileName: 'a.jpg', value: await photo() });
    expect(answer.statusCode).toBe(401);
  });
});
