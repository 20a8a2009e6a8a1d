import type { DefaultTreeAdapterTypes } from 'parse5';

/** An element as parse5 gives it. */
export type HtmlElement = DefaultTreeAdapterTypes.Element;
/** Anything that stands inside an element. */
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

const HTML_NAMESPACE = 'http://www.w3.org/1999/xhtml';

/** Elements that go with everything inside them. `iframe` is here for its text; where it stands it may become a card. */
const SKIPPED = new Set(
  (
    'script style template noscript head title meta link base iframe frame frameset noframes noembed object embed applet param ' +
    'canvas audio video source track map area button input select option optgroup textarea datalist output progress meter ' +
    'dialog bgsound basefont rp'
  ).split(' '),
);

/** Is it an element? */
export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

/** The value of an attribute, or null. */
export function attribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((each) => each.name === name && (each.prefix ?? '') === '')?.value ?? null;
}

/** Does it carry this class? */
export function hasClass(element: HtmlElement, name: string): boolean {
  return (attribute(element, 'class') ?? '').split(/\s+/).includes(name);
}

/** A declaration of its style attribute, lower-case and without spaces, or an empty string. */
export function styleOf(element: HtmlElement, property: string): string {
  const style = attribute(element, 'style') ?? '';
  const declaration = style.split(';').find((each) => each.slice(0, each.indexOf(':')).trim().toLowerCase() === property);
  return declaration === undefined
    ? ''
    : declaration
        .slice(declaration.indexOf(':') + 1)
        .replace(/\s|!important/gi, '')
        .toLowerCase();
}

/** Is it left out with everything inside it: not HTML (svg, math), no text of the page, or hidden? */
export function isSkipped(element: HtmlElement): boolean {
  return (
    element.namespaceURI !== HTML_NAMESPACE ||
    SKIPPED.has(element.tagName) ||
    attribute(element, 'hidden') !== null ||
    styleOf(element, 'display') === 'none' ||
    styleOf(element, 'visibility') === 'hidden'
  );
}

/** The text that a page shows of these nodes but `except`, in order, as written. No recursion: nesting may be any depth. */
export function visibleText(nodes: readonly HtmlNode[], except: readonly HtmlElement[] = []): string {
  const parts: string[] = [];
  const open = nodes.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ('value' in node) parts.push(node.value);
    else if (isElement(node) && !isSkipped(node) && !except.includes(node)) {
      if (node.tagName === 'br') parts.push('\n');
      for (let i = node.childNodes.length - 1; i >= 0; i--) open.push(node.childNodes[i] as HtmlNode);
    }
  }
  return parts.join('');
}

/** As `visibleText`, as one line: white space folded (no-break spaces stay), ends trimmed. */
export function lineOf(nodes: readonly HtmlNode[], except: readonly HtmlElement[] = []): string {
  return visibleText(nodes, except)
    .replace(/[ \t\n\r\f]+/g, ' ')
    .trim();
}

/** The elements below `element` that `wanted` accepts, in order; not looked for inside skipped ones or one another. */
export function elementsBelow(element: HtmlElement, wanted: (element: HtmlElement) => boolean): readonly HtmlElement[] {
  const found: HtmlElement[] = [];
  const open: HtmlNode[] = element.childNodes.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isElement(node)) continue;
    if (wanted(node)) found.push(node);
    else if (!isSkipped(node)) open.push(...node.childNodes.toReversed());
  }
  return found;
}
