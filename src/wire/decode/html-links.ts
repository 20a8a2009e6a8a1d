import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { isWholeDocument, parseHtmlTree, walkHtml } from './html-text.ts';
import { resolveLink } from './link.ts';

const LINKS = new Set(['href', 'src', 'poster', 'cite', 'longdesc', 'background', 'data']);
const HAS_LINK = /\b(?:href|src|srcset|poster|cite|longdesc|background|data)\s*=\s*["']?\s*(?![a-z][a-z0-9+.-]*:|["'\s>])/i;

const escapeQuoted = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

function resolveSrcset(value: string, base: string): string {
  return value.replace(/([^\s,][^\s]*[^\s,]|[^\s,])((?:\s+[\d.]+[wx])?\s*(?:,|$))/g, (_, url: string, rest: string) => resolveLink(url, base) + rest);
}

type Splice = { readonly from: number; readonly to: number; readonly text: string };

function splicesOf(element: Tree.Element, base: string): Splice[] {
  const places = element.sourceCodeLocation?.attrs;
  if (places === undefined) return [];
  const splices: Splice[] = [];
  for (const { name, value } of element.attrs) {
    const place = places[name];
    if (place === undefined) continue;
    const resolved = name === 'srcset' ? resolveSrcset(value, base) : LINKS.has(name) && value.trim() !== '' ? resolveLink(value, base) : value;
    if (resolved !== value) splices.push({ from: place.startOffset, to: place.endOffset, text: `${name}="${escapeQuoted(resolved)}"` });
  }
  return splices;
}

/** The part of a whole HTML document that is its body (rule H-1); a piece of HTML as it is. */
export function bodyOnly(html: string): string {
  if (!isWholeDocument(html)) return html;
  let body: string | null = null;
  walkHtml(parseHtmlTree(html, true), (node) => {
    const place = node.nodeName === 'body' && 'tagName' in node ? node.sourceCodeLocation : undefined;
    if (place?.startTag !== undefined) body ??= html.slice(place.startTag.endOffset, place.endTag?.startOffset ?? place.endOffset);
    return body === null;
  });
  return body ?? html.replace(/^[\s\S]*<\/head>/i, '').replace(/<\/?html[^>]*>/gi, '');
}

/** The same HTML with relative addresses made absolute against `base`; every other character stays as it is. */
export function resolveHtmlLinks(html: string, base: string | null): string {
  if (base === null || !HAS_LINK.test(html)) return html;
  const splices: Splice[] = [];
  walkHtml(parseHtmlTree(html, true), (node) => {
    if ('tagName' in node) splices.push(...splicesOf(node, base));
    return true;
  });
  let made = '';
  let at = 0;
  for (const splice of splices.toSorted((a, b) => a.from - b.from)) {
    if (splice.from < at) continue;
    made += html.slice(at, splice.from) + splice.text;
    at = splice.to;
  }
  return made + html.slice(at);
}
