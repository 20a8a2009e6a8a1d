import type { WireRendition } from './item.ts';

/** A picture that came with wire copy: still elsewhere, fetched and kept by the newsroom if an editor wants it. */
export type DraftPicture = {
  readonly src: string;
  readonly caption: string | null;
  readonly credit: string | null;
  readonly alt: string;
  /** How many blocks of the draft's body stand before it; null for one that came beside the text. */
  readonly index: number | null;
};

const IMAGE = /\.(?:jpe?g|png|webp|gif|avif|tiff?)(?:$|[?#])/i;

function isPicture({ mimeType, href }: WireRendition): boolean {
  return mimeType === null ? IMAGE.test(href) : /^image\/(?!svg)/i.test(mimeType);
}

/** The same picture in several sizes differs in little but numbers: what is left is compared. */
const likeness = (href: string): string =>
  href
    .replace(/[?#].*$/, '')
    .replace(/\d+/g, '#')
    .toLowerCase();

/** Pictures among the files of an item, the largest of each first; widths in pixels, unknown counting as none. */
export function picturesBeside(renditions: readonly WireRendition[]): readonly DraftPicture[] {
  const largest = new Map<string, WireRendition>();
  for (const one of renditions.filter(isPicture)) {
    const key = one.title === null ? likeness(one.href) : one.title;
    const held = largest.get(key);
    if (held === undefined || (one.width ?? 0) > (held.width ?? 0)) largest.set(key, one);
  }
  return [...largest.values()].map(({ href, title, credit }) => ({ src: href, caption: title, credit, alt: '', index: null }));
}
