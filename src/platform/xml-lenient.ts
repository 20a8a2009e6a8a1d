import { ok, refuse, type Result } from './result.ts';
import { XML_LIMITS, XmlOverLimit, XmlTreeBuilder, type XmlAttribute, type XmlElement, type XmlLimits } from './xml.ts';

type Scope = ReadonlyMap<string, string>;

const NAME = /[^\s=/>"'<]+/y;
const NAME_START = /[A-Za-z_:\u0080-\uffff]/;
const XMLNS = 'http://www.w3.org/XML/1998/namespace';

/** One tag as written: where it ends, its name, its attributes (values undecoded), and whether it closes itself. */
type Tag = { readonly end: number; readonly name: string; readonly attributes: readonly (readonly [string, string])[]; readonly closed: boolean };

function readTag(text: string, from: number, count: (soFar: number) => void): Tag | null {
  NAME.lastIndex = from + 1;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return null;
  let at = NAME.lastIndex;
  const attributes: (readonly [string, string])[] = [];
  for (;;) {
    while (at < text.length && /[\s/]/.test(text.charAt(at))) at++;
    const c = text.charAt(at);
    if (c === '' || c === '<') return { end: at, name, attributes, closed: false };
    if (c === '>') return { end: at + 1, name, attributes, closed: text.charAt(at - 1) === '/' };
    NAME.lastIndex = at;
    const key = NAME.exec(text)?.[0];
    if (key === undefined) {
      at++;
      continue;
    }
    at = NAME.lastIndex;
    const [value, next] = readValue(text, at);
    at = next;
    attributes.push([key, value]);
    count(attributes.length);
  }
}

/** The value after an attribute's name: quoted, bare, or none; and where it ends. */
function readValue(text: string, from: number): readonly [string, number] {
  let at = from;
  while (/\s/.test(text.charAt(at))) at++;
  if (text.charAt(at) !== '=') return ['', from];
  at++;
  while (/\s/.test(text.charAt(at))) at++;
  const quote = text.charAt(at);
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, at + 1);
    // A quote that is never closed ends with its tag.
    const stop = end === -1 ? text.indexOf('>', at) : end;
    return stop === -1 ? [text.slice(at + 1), text.length] : [text.slice(at + 1, stop), end === -1 ? stop : stop + 1];
  }
  const bare = /[^\s>]*/y;
  bare.lastIndex = at;
  const value = bare.exec(text)?.[0] ?? '';
  return [value, at + value.length];
}

function scopeOf(outer: Scope, attributes: Tag['attributes']): Scope {
  const declared = attributes.filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'));
  if (declared.length === 0) return outer;
  const inner = new Map(outer);
  for (const [key, value] of declared) inner.set(key === 'xmlns' ? '' : key.slice(6), value);
  return inner;
}

function split(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon <= 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}

/**
 * Reads XML that is not well-formed as far as it goes: bare `&` and `<` are text, unknown entities are decoded by
 * `decodeText`, close tags without an open one are dropped, open ones without a close end with their parent. Same tree
 * and limits as `parseXml`. Only for formats whose meaning does not hang on structure (feeds), never for agency XML.
 */
export function parseXmlLenient(text: string, decodeText: (raw: string) => string, limits: XmlLimits = XML_LIMITS): Result<XmlElement> {
  const tree = new XmlTreeBuilder(limits);
  try {
    walk(text, decodeText, tree);
  } catch (fault) {
    if (fault instanceof XmlOverLimit) return refuse('wire/too-large', `The XML is over the limits: ${fault.message}.`);
    throw fault;
  }
  return tree.root === null ? refuse('wire/broken', 'There is no XML element in it.') : ok(tree.root);
}

function walk(text: string, decodeText: (raw: string) => string, tree: XmlTreeBuilder): void {
  const scopes: Scope[] = [new Map([['xml', XMLNS]])];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open > at || open === -1) tree.text(decodeText(text.slice(at, open === -1 ? text.length : open)));
    if (open === -1) return;
    const skipped = skipMarkup(text, open, tree);
    if (skipped !== null) at = skipped;
    else if (text.charAt(open + 1) === '/') at = closeTag(text, open, tree, scopes);
    else at = openTag(text, open, decodeText, tree, scopes);
  }
}

/** Comments, CDATA, instructions and DOCTYPE; gives where they end, or null where none begins. */
function skipMarkup(text: string, open: number, tree: XmlTreeBuilder): number | null {
  if (text.startsWith('<![CDATA[', open)) {
    const end = text.indexOf(']]>', open);
    tree.text(text.slice(open + 9, end === -1 ? text.length : end));
    return end === -1 ? text.length : end + 3;
  }
  const until = text.startsWith('<!--', open) ? '-->' : text.startsWith('<?', open) ? '?>' : text.startsWith('<!', open) ? '>' : null;
  if (until === null) return null;
  const end = text.indexOf(until, open + 2);
  return end === -1 ? text.length : end + until.length;
}

function closeTag(text: string, open: number, tree: XmlTreeBuilder, scopes: Scope[]): number {
  const end = text.indexOf('>', open);
  const name = text.slice(open + 2, end === -1 ? text.length : end).trim();
  const depth = tree.depthOf(name);
  // The root stays open: what follows a close tag too many is still read.
  if (depth > 0) {
    while (tree.depth > depth) {
      tree.closeElement();
      scopes.pop();
    }
  }
  return end === -1 ? text.length : end + 1;
}

function openTag(text: string, open: number, decodeText: (raw: string) => string, tree: XmlTreeBuilder, scopes: Scope[]): number {
  const tag = NAME_START.test(text.charAt(open + 1)) ? readTag(text, open, (n) => tree.countAttribute(n)) : null;
  if (tag === null) {
    tree.text('<');
    return open + 1;
  }
  const scope = scopeOf(scopes.at(-1) ?? new Map(), tag.attributes);
  const attributes = tag.attributes.map(([name, raw]): XmlAttribute => {
    const [prefix, local] = split(name);
    return { name, local, uri: prefix === '' ? '' : (scope.get(prefix) ?? ''), value: decodeText(raw) };
  });
  const [prefix, local] = split(tag.name);
  tree.openElement(tag.name, local, scope.get(prefix) ?? '', attributes);
  if (tag.closed) tree.closeElement();
  else scopes.push(scope);
  return tag.end;
}
