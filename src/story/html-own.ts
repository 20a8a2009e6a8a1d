import type { Block, ImageBlock } from './document.ts';
import { cleanHref, isWebAddress } from './href.ts';
import type { Place, Reading } from './html-reading.ts';
import { attribute, elementsBelow, hasClass, isElement, lineOf, type HtmlElement, type HtmlNode } from './html-tree.ts';

const below = (element: HtmlElement, name: string): HtmlElement | undefined => elementsBelow(element, (each) => hasClass(each, name))[0];

function lineOrNull(element: HtmlElement | undefined): string | null {
  const line = element === undefined ? '' : lineOf([element]);
  return line === '' ? null : line;
}

/** The child of its own (not one of a box within) that carries the class. */
const child = (element: HtmlElement, name: string): HtmlElement | undefined => element.childNodes.filter(isElement).find((each) => hasClass(each, name));

const without = (element: HtmlElement, name: string): readonly HtmlNode[] => element.childNodes.filter((each) => !isElement(each) || !hasClass(each, name));

function atLeastOne(blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [{ type: 'paragraph' }] : blocks;
}

function linkCard(element: HtmlElement): Block | null {
  const url = cleanHref(attribute(element, 'href') ?? '');
  if (url === null || !isWebAddress(url)) return null;
  return {
    type: 'linkCard',
    attrs: {
      url,
      title: lineOrNull(below(element, 'link-card-title')) ?? '',
      description: lineOrNull(below(element, 'link-card-description')),
      site: lineOrNull(below(element, 'link-card-site')),
    },
  };
}

/** Blocks that only `render-html.ts` writes, read back by their class; null where the element is none of them. */
export function readOwn(element: HtmlElement, place: Place, reading: Reading): Block | null {
  const inner = { ...place, depth: place.depth + 1, marks: [] };
  if (hasClass(element, 'link-card')) return linkCard(element);
  if (hasClass(element, 'fact-box')) {
    const title = lineOrNull(child(element, 'fact-box-title'));
    return { type: 'factBox', attrs: { title }, content: atLeastOne(reading.blocks(without(element, 'fact-box-title'), inner)) };
  }
  if (hasClass(element, 'correction-note')) {
    const label = child(element, 'correction-note-label');
    const time = label === undefined ? undefined : elementsBelow(label, (each) => each.tagName === 'time')[0];
    const at = Date.parse(time === undefined ? '' : (attribute(time, 'datetime') ?? ''));
    const content = atLeastOne(reading.blocks(without(element, 'correction-note-label'), inner));
    return { type: 'correctionNote', attrs: { at: Number.isNaN(at) ? null : at }, content };
  }
  if (hasClass(element, 'gallery')) {
    const images = reading.blocks(element.childNodes, inner).filter((block): block is ImageBlock => block.type === 'image');
    return images.length === 0 ? null : { type: 'gallery', content: images };
  }
  return null;
}
