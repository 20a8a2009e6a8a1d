import type { Instant } from '#platform/clock.ts';
import type { Block } from './document.ts';
import type { Language } from './story.ts';

/** Where the HTML goes and how its addresses are made. */
export type RenderOptions = {
  /** Address of a picture's file of `width` pixels; whole for feeds and e-mail. */
  readonly imageUrl: (media: string, width: number) => string;
  /** Widths in which files exist, ascending, in pixels. */
  readonly widths: readonly number[];
  /** For feeds and e-mail: no classes, no `srcset`, no frames for scrolling, paths of this site made whole. */
  readonly forFeed?: boolean;
  /** `https://host` of this site: its links are its own; with `forFeed` paths are put behind it. */
  readonly siteUrl?: string;
  readonly language?: Language;
  /** How a time is told to readers (a correction's); without it the day in UTC as YYYY-MM-DD. */
  readonly time?: (at: Instant) => string;
  /** CSS `sizes` of pictures in the text. */
  readonly sizes?: string;
};

/** One rendering: the options and what must be counted on the page. */
export type Rendering = {
  readonly options: RenderOptions;
  readonly words: { readonly table: string; readonly factBox: string; readonly correction: string };
  /** A name for a landmark that no other landmark of this document has. */
  label(name: string, numbered: boolean): string;
  blocks(blocks: readonly Block[]): string;
};

/** ` class="…"` for the page; nothing in feeds. */
export function classOf(name: string, { options }: Rendering): string {
  return options.forFeed === true ? '' : ` class="${name}"`;
}
