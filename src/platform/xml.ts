import { SaxesParser } from 'saxes';
import { ok, refuse, type Result } from './result.ts';

/** An attribute; `uri` is the namespace of its prefix, '' where it has none. */
export type XmlAttribute = { readonly name: string; readonly local: string; readonly uri: string; readonly value: string };

/** A piece of content: an element, or text with its entities already decoded. */
export type XmlNode = XmlElement | string;

/** An element of a parsed document. `name` is as written (`media:content`), `local` without its prefix. */
export type XmlElement = {
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  readonly parent: XmlElement | null;
};

/** How much of a document is taken; over any of these it is refused before it is built. */
export type XmlLimits = { readonly depth: number; readonly elements: number; readonly attributesPerElement: number; readonly textChars: number };

/** The caps of wire rule X-3. */
export const XML_LIMITS: XmlLimits = { depth: 256, elements: 200_000, attributesPerElement: 256, textChars: 10_000_000 };

/** Stops a parse from inside a handler; never leaves this room. */
export class XmlOverLimit extends Error {}

/** Builds the tree while a parser walks the text, and stops it at a limit. */
export class XmlTreeBuilder {
  root: XmlElement | null = null;
  private readonly open: { element: XmlElement; children: XmlNode[] }[] = [];
  private readonly limits: XmlLimits;
  private elements = 0;

  constructor(limits: XmlLimits) {
    this.limits = limits;
  }

  get depth(): number {
    return this.open.length;
  }

  /** Checks an element that is about to open, before its attributes are kept. */
  countAttribute(soFar: number): void {
    if (soFar > this.limits.attributesPerElement) throw new XmlOverLimit(`an element has more than ${this.limits.attributesPerElement} attributes`);
  }

  openElement(name: string, local: string, uri: string, attributes: readonly XmlAttribute[]): void {
    if (++this.elements > this.limits.elements) throw new XmlOverLimit(`it has more than ${this.limits.elements} elements`);
    if (this.open.length >= this.limits.depth) throw new XmlOverLimit(`its elements are nested deeper than ${this.limits.depth}`);
    const children: XmlNode[] = [];
    const parent = this.open.at(-1) ?? null;
    const element: XmlElement = { name, local, uri, attributes, children, parent: parent?.element ?? null };
    if (parent !== null) parent.children.push(element);
    else this.root ??= element;
    this.open.push({ element, children });
  }

  text(text: string): void {
    const top = this.open.at(-1);
    if (top === undefined || text === '') return;
    const last = top.children.at(-1);
    const whole = typeof last === 'string' ? last + text : text;
    if (whole.length > this.limits.textChars) throw new XmlOverLimit(`one text in it is longer than ${this.limits.textChars} characters`);
    if (typeof last === 'string') top.children[top.children.length - 1] = whole;
    else top.children.push(whole);
  }

  closeElement(): void {
    this.open.pop();
  }

  /** How many elements enclose the innermost open one of this name; -1 where none is open. */
  depthOf(name: string): number {
    return this.open.findLastIndex((o) => o.element.name === name);
  }
}

/**
 * Reads well-formed XML 1.0 with namespaces into a tree. No DTD is read: entities other than the five of XML are
 * faults, and nothing is ever fetched. Refuses `wire/broken` (first fault, with its line) and `wire/too-large`.
 */
export function parseXml(text: string, limits: XmlLimits = XML_LIMITS): Result<XmlElement> {
  const tree = new XmlTreeBuilder(limits);
  const parser = new SaxesParser({ xmlns: true });
  // Saxes looks entities up on a plain object: `&constructor;` would find Object's.
  parser.ENTITIES = Object.assign(Object.create(null) as Record<string, string>, { amp: '&', gt: '>', lt: '<', quot: '"', apos: "'" });
  let attributes = 0;
  parser.on('opentagstart', () => {
    attributes = 0;
  });
  parser.on('attribute', () => tree.countAttribute(++attributes));
  parser.on('opentag', (tag) => {
    tree.openElement(
      tag.name,
      tag.local,
      tag.uri,
      Object.values(tag.attributes).map(({ name, local, uri, value }) => ({ name, local, uri, value })),
    );
  });
  parser.on('closetag', () => tree.closeElement());
  parser.on('text', (t) => tree.text(t));
  parser.on('cdata', (t) => tree.text(t));
  try {
    parser.write(text).close();
  } catch (fault) {
    if (fault instanceof XmlOverLimit) return refuse('wire/too-large', `The XML is over the limits: ${fault.message}.`);
    return refuse('wire/broken', `The XML is broken at line ${(fault as Error).message.replace(/^(\d+):\d+: /, '$1: ')}`);
  }
  return tree.root === null ? refuse('wire/broken', 'The XML has no root element.') : ok(tree.root);
}

/** The value of an attribute, trimmed; null where it is missing or empty. Attributes of the XML namespace: `xml:base`. */
export function attributeOf(element: XmlElement, name: string): string | null {
  const value = element.attributes.find((a) => a.name === name || (a.uri === '' && a.local.toLowerCase() === name))?.value.trim();
  return value === undefined || value === '' ? null : value;
}

/** All text inside an element, its children's included, as it stands. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** Child elements in document order. */
export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string');
}
