import type { Block, ImageBlock, Mark } from './document.ts';
import type { Flow } from './html-inline.ts';
import type { HtmlNode } from './html-tree.ts';

/** A picture that foreign HTML shows from elsewhere; it is not in the document until the library has it. */
export type FoundImage = {
  /** Whole web address. */
  readonly src: string;
  readonly alt: string;
  readonly caption: string | null;
  readonly credit: string | null;
  /** How many top-level blocks of the document stand before it. */
  readonly index: number;
};

/** How foreign HTML is read. */
export type ParseOptions = {
  /** Address of the page or feed it came from; relative addresses are made whole by it. */
  readonly baseUrl?: string | null;
  /** The library's picture for an address as written in the HTML, or null where the library has none. */
  readonly resolveImage?: (src: string) => ImageBlock['attrs'] | null;
  /** False: `utm_…` and the like stay in links, for a source that counts by them. */
  readonly stripTracking?: boolean;
  /** The HTML is `render-html.ts`'s own: its classes are read back (fact box, gallery, link card, small capitals …). */
  readonly own?: boolean;
};

/** Where the walk stands. */
export type Place = {
  readonly marks: readonly Mark[];
  /** Depth of the blocks that are being made, 1 at the top of the document. */
  readonly depth: number;
  /** Depth in the HTML. */
  readonly level: number;
  /** Text keeps its line breaks (`pre`). */
  readonly lines: boolean;
  /** Caption and credit for the first picture found. */
  readonly figure: FigureWords | null;
};

/** What stands under a picture; `used` once a picture took it. */
export type FigureWords = { readonly element: HtmlNode | null; readonly caption: string | null; readonly credit: string | null; used: boolean };

/** One reading of one piece of HTML: what was found beside the text, and the walk itself for converters to call. */
export type Reading = {
  readonly options: ParseOptions;
  readonly images: FoundImage[];
  /** What was left out, in words. */
  readonly dropped: Set<string>;
  /** The document's own flow, for counting blocks before a picture. */
  readonly top: Flow;
  /** Walks `nodes` into `flow`. */
  walk(nodes: readonly HtmlNode[], place: Place, flow: Flow): void;
  /** Walks `nodes` into blocks of their own. */
  blocks(nodes: readonly HtmlNode[], place: Place): readonly Block[];
};
