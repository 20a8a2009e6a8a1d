import { parse } from 'parse5';
import { problem } from '#platform/problem.ts';
import { failed, ok, type Result } from '#platform/result.ts';
import { checkDocument } from './document-schema.ts';
import { emptyDocument } from './document-text.ts';
import type { Document } from './document.ts';
import type { FoundImage, ParseOptions } from './html-reading.ts';
import { isElement, visibleText, type HtmlNode } from './html-tree.ts';
import { walkHtml } from './html-walk.ts';
import { documentFromText } from './parse-text.ts';
import { lostCharacters } from './text-guard.ts';

/** Limits on foreign HTML: characters of source, elements in it. */
export const HTML_CAPS = { characters: 2_000_000, elements: 50_000 } as const;

/** Foreign HTML as a story can hold it. */
export type ParsedHtml = {
  readonly document: Document;
  /** Pictures that the HTML shows from elsewhere, in order; none of them is in the document. */
  readonly images: readonly FoundImage[];
  /** What was left out, each kind once, in words: `script`, `iframe of maps.example.com`, `tracking pixel`. */
  readonly dropped: readonly string[];
};

function countElements(nodes: readonly HtmlNode[]): number {
  let elements = 0;
  const open = [...nodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isElement(node)) continue;
    elements += 1;
    for (const child of node.childNodes) open.push(child);
  }
  return elements;
}

const tooLarge = (detail: string): Result<never> => failed(problem('story/html-too-large', detail));

/**
 * Reads foreign HTML, a whole page or a piece, into a document (rules H of docs/contracts/foreign-html.md). Nothing but
 * nodes of the schema comes out; a second look by `checkDocument` holds that. Visible text is kept: where a fault in
 * the reading would lose some, the text comes as plain paragraphs and `dropped` says `structure`.
 * Refuses `story/html-too-large` over `HTML_CAPS`, `story/bad-document` where the result is over the document's caps.
 */
export function parseHtml(html: string, options: ParseOptions = {}): Result<ParsedHtml> {
  if (html.length > HTML_CAPS.characters) return tooLarge(`The HTML is longer than ${HTML_CAPS.characters} characters.`);
  const manyElements = `The HTML has more than ${HTML_CAPS.elements} elements.`;
  // before parsing: what costs time is building the tree
  if ((html.match(/<[a-z]/gi)?.length ?? 0) > HTML_CAPS.elements) return tooLarge(manyElements);
  const page = parse(html).childNodes;
  // after parsing: misnested formatting is repeated by the parser
  if (countElements(page) > HTML_CAPS.elements) return tooLarge(manyElements);
  const { blocks, images, dropped } = walkHtml(page, options);
  const read: Document = blocks.length === 0 ? emptyDocument() : { type: 'doc', content: blocks };
  const checked = checkDocument(read);
  if (!checked.ok) return checked;
  if (options.own === true || lostCharacters(page, checked.value, images) === 0) return ok({ document: checked.value, images, dropped });
  return ok({ document: documentFromText(visibleText(page)), images, dropped: [...dropped, 'structure'] });
}
