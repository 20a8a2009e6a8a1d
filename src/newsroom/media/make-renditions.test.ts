import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { sharedData, tookFromShared } from '../../../test/shared-data.ts';
import { makeRenditions } from './make-renditions.ts';

const pixels = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#357' } });

async function made(bytes: Uint8Array) {
  const result = await makeRenditions(bytes);
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
}

describe('makeRenditions', () => {
  it('makes WebP at every width below the picture’s own, and one JPEG for cards', async () => {
    const { width, height, renditions } = await made(await pixels(2400, 1600).jpeg().toBuffer());
    expect([width, height]).toEqual([1920, 1280]);
    expect(renditions.map(({ format, width: w, height: h }) => [format, w, h])).toEqual([
      ['webp', 320, 213],
      ['webp', 640, 427],
      ['webp', 960, 640],
      ['webp', 1280, 853],
      ['webp', 1920, 1280],
      ['jpeg', 1200, 800],
    ]);
    for (const { bytes, format, width: w } of renditions) expect(await sharp(bytes).metadata()).toMatchObject({ format, width: w });
  });

  it('never enlarges', async () => {
    expect((await made(await pixels(500, 300).png().toBuffer())).renditions.map(({ format, width }) => [format, width])).toEqual([
      ['webp', 320],
      ['webp', 500],
      ['jpeg', 500],
    ]);
  });

  it('sets it upright and drops all that the file says of camera, place and person', async () => {
    const photo = await pixels(600, 400)
      .withMetadata({
        orientation: 6,
        exif: { IFD0: { Artist: 'J. Roe', ImageDescription: 'A heron on the weir', Software: 'cam' }, IFD3: { GPSLatitude: '45/1 30/1 0/1' } },
      })
      .jpeg()
      .toBuffer();
    const { width, height, renditions, text } = await made(photo);
    expect([width, height]).toEqual([400, 600]);
    expect(text).toEqual({ caption: 'A heron on the weir', credit: 'J. Roe' });
    for (const { bytes } of renditions) {
      const { exif, icc, iptc, xmp, orientation } = await sharp(bytes).metadata();
      expect([exif, icc, iptc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    }
  });

  it('refuses what is no picture, too large, cut off, or named so', async () => {
    const jpeg = await pixels(800, 800).jpeg().toBuffer();
    for (const bytes of [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      Buffer.alloc(64),
      jpeg.subarray(0, 300),
      Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(50)]),
    ]) {
      expect(await makeRenditions(bytes)).toMatchObject({ ok: false, problem: { code: 'media/refused' } });
    }
    const flood = await sharp({ create: { width: 9000, height: 7000, channels: 3, background: '#000' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(await makeRenditions(flood)).toMatchObject({ ok: false, problem: { detail: expect.stringContaining('60 million pixels') } });
  });
});

const hostile = sharedData('hostile/files');

describe.skipIf(hostile === null)('hostile files', () => {
  const folder = hostile ?? '';
  const files =
    hostile === null
      ? []
      : readdirSync(folder, { withFileTypes: true, recursive: true })
          .filter((entry) => entry.isFile() && !entry.name.endsWith('.jsonl'))
          .map((entry) => join(entry.parentPath, entry.name));

  tookFromShared('hostile/files', files.length);

  it.each(files.map((file) => file.slice(folder.length + 1)))('%s is refused or made anew, within 2 s of work', async (name) => {
    const bytes = readFileSync(join(folder, name));
    // Time of the processor: the machine may be busy with other tests.
    const started = process.cpuUsage();
    const result = await makeRenditions(bytes);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(2000);
    expect(process.resourceUsage().maxRSS / 1024).toBeLessThan(512);
    if (!result.ok) expect(result.problem.code).toBe('media/refused');
    else for (const rendition of result.value.renditions) expect(Buffer.from(rendition.bytes).includes('<script')).toBe(false);
    if (/\.(svg|xhtml|xml|html)$|-named\./.test(name)) expect(result.ok).toBe(false);
  });
});
