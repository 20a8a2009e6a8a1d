import { escapeHtml } from '#platform/html.ts';
import type { ImageBlock } from './document.ts';
import { classOf, type Rendering, type RenderOptions } from './rendering.ts';

/** Width, in pixels, of the file that is shown where `srcset` is not understood. */
const MIDDLE = 960;

/** The widths of files that a picture of `width` pixels has; its own where all are wider. */
function filesOf(width: number, options: RenderOptions): readonly number[] {
  const files = options.widths.filter((each) => each <= width);
  return files.length === 0 ? [Math.min(width, options.widths[0] ?? width)] : files;
}

/** A picture with its caption and credit. Sizes are given, so that nothing jumps when it loads. */
export function renderImage({ attrs }: ImageBlock, rendering: Rendering): string {
  const { options } = rendering;
  const files = filesOf(attrs.width, options);
  const shown = files.find((each) => each >= MIDDLE) ?? files.at(-1) ?? attrs.width;
  const set = files.map((each) => `${options.imageUrl(attrs.media, each)} ${each}w`).join(', ');
  const loading =
    options.forFeed === true || files.length < 2 ? '' : ` srcset="${escapeHtml(set)}" sizes="${escapeHtml(options.sizes ?? '(min-width: 45em) 42em, 100vw')}"`;
  const lazy = options.forFeed === true ? '' : ' loading="lazy" decoding="async"';
  const image = `<img src="${escapeHtml(options.imageUrl(attrs.media, shown))}"${loading} width="${attrs.width}" height="${attrs.height}" alt="${escapeHtml(attrs.alt)}"${lazy}>`;
  const credit = attrs.credit === null ? '' : `<span${classOf('credit', rendering)}>${escapeHtml(attrs.credit)}</span>`;
  const words = [attrs.caption === null ? '' : escapeHtml(attrs.caption), credit].filter((part) => part !== '').join(' ');
  return `<figure>${image}${words === '' ? '' : `<figcaption>${words}</figcaption>`}</figure>`;
}
