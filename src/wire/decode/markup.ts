import type { XmlElement } from '#platform/xml.ts';
import { attributeOf, elementsOf, textOf } from '#platform/xml.ts';
import { mendControls } from './mend-text.ts';
import { oneLine, htmlToText, plainLine } from './html-text.ts';

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeValue = (text: string): string => escapeText(text).replaceAll('"', '&quot;');

function elementAsHtml(element: XmlElement): string {
  const name = element.local.toLowerCase();
  if (!/^[a-z][a-z0-9-]*$/.test(name)) return childrenAsHtml(element);
  const attributes = element.attributes
    .filter((a) => a.uri === '' && !a.name.startsWith('xmlns') && /^[a-z][\w-]*$/i.test(a.local))
    .map((a) => ` ${a.local}="${escapeValue(a.value)}"`)
    .join('');
  return VOID.has(name) ? `<${name}${attributes}>` : `<${name}${attributes}>${childrenAsHtml(element)}</${name}>`;
}

/** The content of an element as HTML: prefixes dropped, text escaped. Depth is capped by the parser. */
export function childrenAsHtml(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? escapeText(child) : elementAsHtml(child))).join('');
}

/**
 * An RSS text that may hold HTML (`description`, `content:encoded`): escaped markup as the text says; elements that
 * were left unescaped are written back as HTML around it.
 */
export function rssHtml(element: XmlElement): string | null {
  const mixed = elementsOf(element).length > 0;
  const html = mixed ? element.children.map((c) => (typeof c === 'string' ? c : elementAsHtml(c))).join('') : textOf(element);
  return html.trim() === '' ? null : mendControls(html.trim());
}

/** How an Atom text or content element says it is to be read; Atom 0.3's `mode` included. */
type Construct = { readonly kind: 'text' | 'html' | 'xhtml' | 'other'; readonly value: string };

function constructOf(element: XmlElement): Construct {
  const type = (attributeOf(element, 'type') ?? 'text').toLowerCase();
  const mode = attributeOf(element, 'mode');
  const markup = elementsOf(element).length > 0;
  if (mode === 'base64') return { kind: /html/.test(type) ? 'html' : 'text', value: fromBase64(textOf(element)) };
  if (type === 'xhtml' || type === 'application/xhtml+xml' || ((mode === 'xml' || markup) && /html|^text$|^text\/plain$/.test(type)))
    return { kind: 'xhtml', value: xhtmlOf(element) };
  if (type === 'html' || type === 'text/html' || mode === 'escaped')
    return { kind: /plain/.test(type) && mode === 'escaped' && !/<\w/.test(textOf(element)) ? 'text' : 'html', value: textOf(element) };
  if (type === 'text' || type.startsWith('text/')) return { kind: 'text', value: textOf(element) };
  return markup || /[/+]xml$/.test(type) ? { kind: 'other', value: textOf(element) } : { kind: 'other', value: '' };
}

function fromBase64(text: string): string {
  return new TextDecoder().decode(Buffer.from(text.replace(/\s+/g, ''), 'base64'));
}

/** XHTML content: the inside of its one `div` (RFC 4287, 3.1.1.3), or all of it where the div is missing. */
function xhtmlOf(element: XmlElement): string {
  const [only, more] = elementsOf(element);
  const loose = element.children.some((c) => typeof c === 'string' && c.trim() !== '');
  return only !== undefined && more === undefined && !loose && only.local === 'div' ? childrenAsHtml(only) : childrenAsHtml(element);
}

/** An Atom text construct as HTML; null where it is empty or no text. */
export function atomHtml(element: XmlElement): string | null {
  const { kind, value } = constructOf(element);
  const html = kind === 'text' ? escapeText(value) : kind === 'other' ? '' : value;
  return html.trim() === '' ? null : mendControls(html.trim());
}

/** An Atom text construct as plain text. */
export function atomText(element: XmlElement): string | null {
  const { kind, value } = constructOf(element);
  const text = mendControls(value);
  return kind === 'html' || kind === 'xhtml' ? htmlToText(text) : text.trim() === '' ? null : text.trim();
}

/** An Atom title: plain text on one line (H-9). What says it is text is taken at its word, tags and all. */
export function atomLine(element: XmlElement): string | null {
  return oneLine(atomText(element));
}

/** An RSS title or name: plain text on one line. RSS never says whether it holds HTML, so running-text tags go. */
export function rssLine(element: XmlElement): string | null {
  return plainLine(mendControls(elementsOf(element).length > 0 ? childrenAsHtml(element) : textOf(element)));
}
