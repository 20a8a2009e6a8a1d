import { cleanHrefOn } from './href.ts';
import type { Flow } from './html-inline.ts';
import type { FigureWords, Place, Reading } from './html-reading.ts';
import { attribute, elementsBelow, hasClass, lineOf, type HtmlElement } from './html-tree.ts';
import { isTrackingPixel } from './tracking.ts';

const nonBlank = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim());

function pixels(element: HtmlElement, name: string): number | null {
  const value = attribute(element, name);
  return value !== null && /^\s*\d+(?:\.\d+)?\s*(?:px)?\s*$/.test(value) ? Number.parseFloat(value) : null;
}

/** Addresses an image may be at, best first: pages that load late keep the real one beside a stand-in. */
function sources(image: HtmlElement): readonly string[] {
  const set = attribute(image, 'srcset') ?? attribute(image, 'data-srcset') ?? '';
  const ofSet = set.split(/,\s+/).map((each) => each.trim().split(/\s+/)[0] ?? '');
  return [attribute(image, 'src'), attribute(image, 'data-src'), attribute(image, 'data-lazy-src'), attribute(image, 'data-original'), ofSet.at(-1)].filter(
    (src): src is string => src !== null && src !== undefined && src.trim() !== '',
  );
}

/** An `img`: a block where the library has it, else noted as found; counting pixels are dropped. */
export function readImage(image: HtmlElement, place: Place, flow: Flow, reading: Reading): void {
  const candidates = sources(image);
  const { figure } = place;
  const words = figure !== null && !figure.used ? figure : null;
  const alt = (attribute(image, 'alt') ?? '').replace(/[ \t\n\r\f]+/g, ' ').trim();
  const known = candidates.map((src) => reading.options.resolveImage?.(src) ?? null).find((attrs) => attrs !== null);
  if (known !== undefined && known !== null) {
    if (words !== null) words.used = true;
    flow.push({
      type: 'image',
      attrs: { ...known, alt: alt === '' ? known.alt : alt, caption: words?.caption ?? known.caption, credit: words?.credit ?? known.credit },
    });
    return;
  }
  const src = candidates.map((each) => cleanHrefOn(each, reading.options.baseUrl ?? null)).find((each) => each !== null && /^https?:/.test(each));
  if (src === undefined || src === null) {
    reading.dropped.add('image without a web address');
  } else if (isTrackingPixel(src, pixels(image, 'width'), pixels(image, 'height'))) {
    reading.dropped.add('tracking pixel');
  } else {
    if (words !== null) words.used = true;
    reading.images.push({ src, alt, caption: words?.caption ?? null, credit: words?.credit ?? null, index: reading.top.blocks.length });
  }
}

const isCaption = (element: HtmlElement): boolean => element.tagName === 'figcaption' || hasClass(element, 'wp-caption-text');
const isCredit = (element: HtmlElement): boolean =>
  /(?:^|[\s_-])(?:credit|copyright|photographer|image-source)(?:$|[\s_-])/i.test(attribute(element, 'class') ?? '') ||
  /^(?:creditText|copyrightHolder)$/.test(attribute(element, 'itemprop') ?? '');

function wordsOf(caption: HtmlElement | undefined): FigureWords {
  if (caption === undefined) return { element: null, caption: null, credit: null, used: false };
  const credits = elementsBelow(caption, isCredit).slice(0, 4);
  return { element: caption, caption: nonBlank(lineOf(caption.childNodes, credits)), credit: nonBlank(lineOf(credits)), used: false };
}

const isFigureTag = (element: HtmlElement): boolean => element.tagName === 'figure' || hasClass(element, 'wp-caption');

/**
 * Is it a picture with its caption, of HTML's own kind or of an old WordPress? A figure of figures (a gallery) is a
 * box; its figures are read.
 */
export function isFigure(element: HtmlElement): boolean {
  return isFigureTag(element) && elementsBelow(element, isFigureTag).length === 0;
}

/** A figure: its words go to its first picture; where there is none, they stay as text below what is in it. */
export function readFigure(element: HtmlElement, place: Place, flow: Flow, reading: Reading): void {
  flow.push();
  const caption = elementsBelow(element, isCaption)[0];
  const words = wordsOf(caption);
  reading.walk(element.childNodes, { ...place, figure: words }, flow);
  flow.push();
  if (caption !== undefined && !words.used) {
    reading.walk(caption.childNodes, { ...place, figure: null }, flow);
    flow.push();
  }
}
