import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pictureType } from './picture-type.ts';

const raw = () => sharp({ create: { width: 8, height: 8, channels: 3, background: '#336' } });

describe('pictureType', () => {
  it.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)('knows %s by its bytes', async (format) => {
    expect(pictureType(await raw().toFormat(format).toBuffer())).toBe(format);
  });

  it('takes nothing else', async () => {
    const others = [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '<!doctype html><script>1</script>',
      '%PDF-1.7 padding padding',
      'II*\0padding padding padding',
      'RIFF0000WAVEfmt padding',
      '....ftypheic0000heic',
    ];
    for (const text of others) expect(pictureType(new TextEncoder().encode(text)), text).toBeNull();
    expect(pictureType(await raw().tiff().toBuffer())).toBeNull();
    expect(pictureType(new Uint8Array())).toBeNull();
  });
});
