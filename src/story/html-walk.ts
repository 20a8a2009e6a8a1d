import { DOCUMENT_CAPS } from './document-schema.ts';
import type { Block, Inline, Mark } from './document.ts';
import { framedPage } from './framed-page.ts';
import { cleanHrefOn } from './href.ts';
import { openFlow, withMark, type Flow } from './html-inline.ts';
import { isList, readList } from './html-list.ts';
import { readOwn } from './html-own.ts';
import { isFigure, readFigure, readImage } from './html-picture.ts';
import type { FoundImage, ParseOptions, Place, Reading } from './html-reading.ts';
import { readTable } from './html-table.ts';
import { attribute, elementsBelow, hasClass, isElement, isSkipped, lineOf, styleOf, visibleText, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { withoutTracking } from './tracking.ts';

/** Nesting of HTML that is followed; the text of anything deeper is kept as running text. */
const HTML_DEPTH = 256;

/** Elements that begin and end a line of their own; what is not here or named below is running text. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form header hgroup ' +
    'html legend li main marquee nav optgroup p search section summary tbody td tfoot th thead tr'
  ).split(' '),
);

const MARK_OF: Readonly<Record<string, Mark['type']>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  sub: 'subscript',
  sup: 'superscript',
};

const LEVEL_OF: Readonly<Record<string, 2 | 3 | 4>> = { h1: 2, h2: 2, h3: 3, h4: 4, h5: 4, h6: 4 };
const PREFORMATTED = ['pre', 'listing', 'xmp', 'plaintext'];

const toParagraph = (content: readonly Inline[]): Block => ({ type: 'paragraph', content });

/** Marks by element and, for text pasted from word processors, by style (`b` with normal weight is one's wrapper). */
function marksAt(element: HtmlElement, marks: readonly Mark[], reading: Reading): readonly Mark[] {
  const name = element.tagName;
  const weight = styleOf(element, 'font-weight');
  const plain = MARK_OF[name];
  let now = marks;
  if (plain !== undefined && plain !== 'link' && !(plain === 'bold' && /^(?:normal|[1-5]00)$/.test(weight))) now = withMark(now, { type: plain });
  if (name === 'span' || name === 'font') {
    if (/^(?:bold|bolder|[6-9]00)$/.test(weight)) now = withMark(now, { type: 'bold' });
    if (styleOf(element, 'font-style') === 'italic') now = withMark(now, { type: 'italic' });
    if (reading.options.own === true && hasClass(element, 'small-caps')) now = withMark(now, { type: 'smallCaps' });
  }
  if (name === 'a') {
    const href = cleanHrefOn(attribute(element, 'href') ?? '', reading.options.baseUrl ?? null);
    if (href !== null) now = withMark(now, { type: 'link', attrs: { href: reading.options.stripTracking === false ? href : withoutTracking(href) } });
  }
  return now;
}

function readFrame(frame: HtmlElement, flow: Flow, reading: Reading): void {
  const src = cleanHrefOn(attribute(frame, 'src') ?? attribute(frame, 'data-src') ?? '', reading.options.baseUrl ?? null);
  const page = src === null ? null : framedPage(src);
  if (page === null) {
    reading.dropped.add(src === null || !URL.canParse(src) ? 'iframe' : `iframe of ${new URL(src).hostname}`);
    return;
  }
  const title = (attribute(frame, 'title') ?? '')
    .replace(/[ \t\n\r\f]+/g, ' ')
    .trim()
    .slice(0, 500)
    .toWellFormed();
  flow.push({ type: 'linkCard', attrs: { url: page.url, title: title === '' ? page.site : title, description: null, site: page.site } });
}

function readPullQuote(element: HtmlElement, place: Place, flow: Flow, reading: Reading): void {
  const source = elementsBelow(element, (each) => ['figcaption', 'cite', 'footer'].includes(each.tagName))[0];
  const kept = elementsBelow(element, (each) => each.tagName === 'blockquote')[0] ?? element;
  const lines = reading
    .blocks(
      kept.childNodes.filter((node) => node !== source),
      { ...place, marks: [] },
    )
    .flatMap((block) => (block.type === 'paragraph' && block.content !== undefined ? [block.content] : []));
  const content = lines.flatMap((line, index): readonly Inline[] => (index === 0 ? line : [{ type: 'hardBreak' }, ...line]));
  const credit = source === undefined ? '' : lineOf([source]);
  flow.push({ type: 'pullQuote', attrs: { source: credit === '' ? null : credit }, ...(content.length === 0 ? {} : { content }) });
}

function readQuote(element: HtmlElement, place: Place, flow: Flow, reading: Reading): void {
  flow.push();
  if (place.depth + 1 > DOCUMENT_CAPS.depth) return reading.walk(element.childNodes, place, flow);
  const content = reading.blocks(element.childNodes, { ...place, depth: place.depth + 1, marks: [] });
  if (content.length > 0) flow.push({ type: 'blockquote', content });
}

function readHeading(element: HtmlElement, level: 2 | 3 | 4, place: Place, flow: Flow, reading: Reading): void {
  flow.push();
  const made = openFlow((content) => ({ type: 'heading', attrs: { level }, content }));
  reading.walk(element.childNodes, place, made);
  made.push();
  for (const block of made.blocks) flow.push(block);
}

/** Elements that make a block of a kind of their own. True where it was one. */
function readSpecial(element: HtmlElement, place: Place, flow: Flow, reading: Reading): boolean {
  const name = element.tagName;
  const level = LEVEL_OF[name];
  const own = reading.options.own === true ? readOwn(element, place, reading) : null;
  if (own !== null) flow.push(own);
  else if (name === 'figure' && hasClass(element, 'pull-quote')) readPullQuote(element, place, flow, reading);
  else if (isFigure(element)) readFigure(element, place, flow, reading);
  else if (name === 'img') readImage(element, place, flow, reading);
  else if (level !== undefined) readHeading(element, level, place, flow, reading);
  else if (isList(element) && place.depth + 2 <= DOCUMENT_CAPS.depth) readList(element, place, flow, reading);
  else if (name === 'table' && place.depth + 3 <= DOCUMENT_CAPS.depth) readTable(element, place, flow, reading);
  else if (name === 'blockquote') readQuote(element, place, flow, reading);
  else if (name === 'hr') flow.push({ type: 'horizontalRule' });
  else if (name === 'br') flow.lineBreak();
  else return false;
  return true;
}

function readElement(element: HtmlElement, place: Place, flow: Flow, reading: Reading): void {
  const name = element.tagName;
  if (name === 'iframe') return readFrame(element, flow, reading);
  if (isSkipped(element)) {
    if (!['source', 'track', 'rp', 'title', 'meta', 'head'].includes(name)) reading.dropped.add(name.length > 40 ? 'element' : name);
    return;
  }
  if (element === place.figure?.element || readSpecial(element, place, flow, reading)) return;
  const next: Place = {
    ...place,
    marks: marksAt(element, place.marks, reading),
    lines: place.lines || PREFORMATTED.includes(name),
  };
  const block = BLOCKS.has(name) || isList(element) || name === 'table' || PREFORMATTED.includes(name);
  if (block) flow.push();
  if (name === 'q') flow.text('“', next.marks);
  reading.walk(element.childNodes, next, flow);
  if (name === 'q') flow.text('”', next.marks);
  if (block) flow.push();
}

function readText(text: string, place: Place, flow: Flow): void {
  const lines = place.lines ? text.split(/\r\n?|\n/) : [text];
  for (const [index, line] of lines.entries()) {
    if (index > 0) flow.lineBreak();
    flow.text(line, place.marks);
  }
}

/** What a walk over foreign HTML found. */
export type Walked = { readonly blocks: readonly Block[]; readonly images: readonly FoundImage[]; readonly dropped: readonly string[] };

/** Walks parsed HTML into blocks: whatever is not known is unwrapped, so that its text stays, or left out and named. */
export function walkHtml(nodes: readonly HtmlNode[], options: ParseOptions): Walked {
  const reading: Reading = {
    options,
    images: [],
    dropped: new Set(),
    top: openFlow(toParagraph),
    walk: (children, place, flow) => {
      if (place.level >= HTML_DEPTH) {
        reading.dropped.add(`nesting over ${HTML_DEPTH}`);
        flow.text(` ${visibleText(children)} `, place.marks);
        return;
      }
      const deeper = { ...place, level: place.level + 1 };
      for (const node of children) {
        if ('value' in node) readText(node.value, place, flow);
        else if (isElement(node)) readElement(node, deeper, flow, reading);
      }
    },
    blocks: (children, place) => {
      const flow = openFlow(toParagraph);
      reading.walk(children, place, flow);
      flow.push();
      return flow.blocks;
    },
  };
  reading.walk(nodes, { marks: [], depth: 1, level: 0, lines: false, figure: null }, reading.top);
  reading.top.push();
  return { blocks: reading.top.blocks, images: reading.images, dropped: [...reading.dropped] };
}
