import { parse, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { decodeEntities } from './html-entities.ts';

const BLOCK = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'dd',
  'div',
  'dl',
  'dt',
  'figcaption',
  'figure',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'li',
  'main',
  'ol',
  'p',
  'pre',
  'section',
  'table',
  'tr',
  'ul',
]);
const SILENT = new Set(['head', 'iframe', 'script', 'style', 'svg', 'template', 'title', 'xmp']);

/** Is this a whole HTML document, rather than a piece of one? */
export function isWholeDocument(html: string): boolean {
  return /^\s*(?:<!--[^>]*-->\s*)*(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])/i.test(html);
}

/** Reads HTML as a browser does: a whole document, or a piece. */
export function parseHtmlTree(html: string, locations: boolean): Tree.Document | Tree.DocumentFragment {
  const options = { sourceCodeLocationInfo: locations, scriptingEnabled: false };
  return isWholeDocument(html) ? parse(html, options) : parseFragment(html, options);
}

/** Walks a tree without recursion: hostile markup nests deeper than the stack. */
export function walkHtml(root: Tree.ParentNode, enter: (node: Tree.ChildNode) => boolean, leave: (node: Tree.ChildNode) => void = () => {}): void {
  const open: { node: Tree.ChildNode | null; children: readonly Tree.ChildNode[]; next: number }[] = [{ node: null, children: root.childNodes, next: 0 }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const child = top.children[top.next++];
    if (child === undefined) {
      open.pop();
      if (top.node !== null) leave(top.node);
    } else if (enter(child)) {
      open.push({ node: child, children: 'childNodes' in child ? child.childNodes : [], next: 0 });
    }
  }
}

/**
 * What a person reads of HTML: paragraphs parted by an empty line, `<br>` and cells by one line end or space, white
 * space folded; nothing of scripts, styles and titles. Null where nothing is left.
 */
export function htmlToText(html: string): string | null {
  if (!/[<&]/.test(html)) return foldText(html);
  const parts: string[] = [];
  walkHtml(
    parseHtmlTree(html, false),
    (node) => {
      if (SILENT.has(node.nodeName)) return false;
      if ('value' in node) parts.push(node.value.replace(/[ \t\r\n\f]+/g, ' '));
      else if (node.nodeName === 'br') parts.push('\n');
      else if (node.nodeName === 'td' || node.nodeName === 'th') parts.push(' ');
      else if (BLOCK.has(node.nodeName)) parts.push('\n\n');
      return node.nodeName !== '#comment';
    },
    (node) => {
      if (BLOCK.has(node.nodeName)) parts.push('\n\n');
    },
  );
  return foldText(parts.join(''));
}

function foldText(text: string): string | null {
  const folded = text
    .replace(/[ \t\r\f]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return folded === '' ? null : folded;
}

const INLINE_TAG =
  /<\/?(?:a|abbr|acronym|b|bdi|bdo|big|br|cite|code|del|em|font|i|img|ins|kbd|mark|p|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)(?:\s[^<>]*)?\/?>/gi;

/**
 * A headline or name as plain text on one line (rule H-9): tags of running text taken out, entities decoded once.
 * Only tags that HTML knows for running text count: "x < y" and "<video>" as a word stay.
 */
export function plainLine(text: string): string | null {
  return oneLine(decodeEntities(text.replace(INLINE_TAG, (tag) => (/^<\/?(?:br|p|img)/i.test(tag) ? ' ' : ''))));
}

/** Text on one line, white space folded; null where nothing is left. */
export function oneLine(text: string | null): string | null {
  // A no-break space is the writer's and stays: French sets one before ":" and "»".
  const line = text?.replace(/[ \t\r\n\f\v\u2028\u2029]+/g, ' ').trim() ?? '';
  return line === '' ? null : line;
}
