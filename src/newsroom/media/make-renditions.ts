import sharp, { type Metadata, type Sharp } from 'sharp';
import { problem } from '#platform/problem.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { CARD_WIDTH, pictureWidths } from '#story/picture-sizes.ts';
import { pictureText, type PictureText } from './picture-text.ts';
import { pictureType, type PictureType } from './picture-type.ts';

/** One file made from a picture. Sizes in pixels. */
export type Rendition = { readonly width: number; readonly height: number; readonly format: 'webp' | 'jpeg'; readonly bytes: Uint8Array };

/** A picture made anew from what was uploaded: upright, sRGB, without any of its metadata. Size of the largest rendition. */
export type MadePicture = { readonly width: number; readonly height: number; readonly renditions: readonly Rendition[]; readonly text: PictureText };

/** The most pixels that are decoded (60 MP is past the largest newsroom camera), and how wide a card on social networks is. */
const LIMITS = { pixels: 60_000_000, seconds: 8, cardWidth: CARD_WIDTH };

/** The only readers of libvips that may run; everything else (SVG, PDF, ImageMagick …) stays shut whatever a file claims. */
const LOADERS: Readonly<Record<PictureType, string>> = {
  jpeg: 'VipsForeignLoadJpegBuffer',
  png: 'VipsForeignLoadPngBuffer',
  webp: 'VipsForeignLoadWebpBuffer',
  avif: 'VipsForeignLoadHeifBuffer',
  gif: 'VipsForeignLoadNsgifBuffer',
};

const REFUSED = 'Only JPEG, PNG, WebP, AVIF and GIF pictures are taken, told by their bytes and not by their name.';
const DAMAGED = 'This picture is damaged or cut off. Export it again and upload that file.';
const TOO_LARGE = `This picture has more than ${LIMITS.pixels / 1_000_000} million pixels. Make it smaller first.`;

let shut = false;

/** One picture at a time: a row of large ones must not fill the memory. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Makes the renditions of a picture: WebP at the widths of `story/picture-sizes.ts`, and one JPEG up to 1200 pixels wide for
 * cards. `bytes` come from anywhere. Refuses `media/refused`. GIF and animated WebP give their first frame.
 */
export function makeRenditions(bytes: Uint8Array): Promise<Result<MadePicture>> {
  const made = queue.then(() => make(bytes));
  queue = made.catch(() => {});
  return made;
}

async function make(bytes: Uint8Array): Promise<Result<MadePicture>> {
  const type = pictureType(bytes);
  if (type === null) return refuse('media/refused', REFUSED);
  if (!shut) {
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: Object.values(LOADERS) });
    // One thread and no cache between pictures: the memory that one takes is the memory that all take.
    sharp.concurrency(1);
    sharp.cache(false);
    shut = true;
  }
  try {
    const input = open(bytes);
    const about = await input.metadata();
    if (!agrees(type, about)) return refuse('media/refused', REFUSED);
    if (about.width * about.height > LIMITS.pixels) return refuse('media/refused', TOO_LARGE);
    return ok({ ...(await render(input)), text: pictureText(about) });
  } catch (error) {
    return { ok: false, problem: sharpProblem(error) };
  }
}

function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: LIMITS.pixels, failOn: 'error', sequentialRead: true, pages: 1, autoOrient: true }).timeout({
    seconds: LIMITS.seconds,
  });
}

function agrees(type: PictureType, { format, compression }: Metadata): boolean {
  return type === 'avif' ? format === 'heif' && compression === 'av1' : format === type;
}

/** Decodes once to the largest width, and makes all files from those pixels. */
async function render(input: Sharp): Promise<Omit<MadePicture, 'text'>> {
  const base = await input
    .resize({ width: 1920, withoutEnlargement: true })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = base.info;
  const from = () => sharp(base.data, { raw: { width, height, channels } }).timeout({ seconds: LIMITS.seconds });
  const renditions: Rendition[] = [];
  for (const step of pictureWidths(width)) renditions.push(await finish('webp', from().resize({ width: step }).webp({ quality: 80, effort: 2 })));
  const card = from()
    .resize({ width: Math.min(LIMITS.cardWidth, width) })
    .flatten({ background: '#ffffff' });
  renditions.push(await finish('jpeg', card.jpeg({ quality: 80, mozjpeg: true })));
  return { width, height, renditions };
}

async function finish(format: Rendition['format'], work: Sharp): Promise<Rendition> {
  const { data, info } = await work.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, format, bytes: data };
}

/** sharp has no codes; its words are only used to choose among our own. */
function sharpProblem(error: unknown) {
  const words = error instanceof Error ? error.message : '';
  return problem('media/refused', /pixel limit/i.test(words) ? TOO_LARGE : DAMAGED);
}
