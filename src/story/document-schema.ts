import { failed, ok, type Result } from '#platform/result.ts';
import { problem } from '#platform/problem.ts';
import { readAttributes, type Attribute } from './document-attributes.ts';
import { MARKS, NODES, type NodeRule } from './document-rules.ts';
import type { Document } from './document.ts';

/** How large a document may be: nesting of blocks, nodes of every kind, bytes of text and attributes as UTF-8. */
export const DOCUMENT_CAPS = { depth: 24, nodes: 50_000, bytes: 2_000_000 } as const;

type Walk = { nodes: number; bytes: number; fault: string | null };
type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Controls that no text needs; PostgreSQL refuses U+0000, browsers draw boxes for the rest. Tab and newline may stay. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;

const utf8 = new TextEncoder();

/** What is wrong with a string as text, in words; null where nothing is. */
function textFault(text: string): string | null {
  const control = CONTROL.exec(text)?.[0].codePointAt(0);
  if (control !== undefined) return `a control character (U+${control.toString(16).toUpperCase().padStart(4, '0')})`;
  return text.isWellFormed() ? null : 'half a character (a lone surrogate)';
}

function fault(walk: Walk, at: string, what: string): null {
  walk.fault ??= `${what}, at ${at}.`;
  return null;
}

function count(walk: Walk, at: string, strings: readonly string[]): boolean {
  walk.nodes += 1;
  for (const text of strings) {
    walk.bytes += utf8.encode(text).length;
    const wrong = textFault(text);
    if (wrong !== null) fault(walk, at, `The text holds ${wrong}`);
  }
  if (walk.nodes > DOCUMENT_CAPS.nodes) fault(walk, at, `The text has more than ${DOCUMENT_CAPS.nodes} parts`);
  if (walk.bytes > DOCUMENT_CAPS.bytes) fault(walk, at, `The text is longer than ${DOCUMENT_CAPS.bytes} bytes`);
  return walk.fault === null;
}

function attributes(json: Json, rules: Readonly<Record<string, Attribute>>, walk: Walk, at: string): Json | null {
  const given = json['attrs'] ?? {};
  if (!isObject(given)) return fault(walk, at, 'The attributes are not an object');
  const read = readAttributes(given, rules);
  if (typeof read === 'string') return fault(walk, at, read);
  return read;
}

function unknownKey(json: Json, known: readonly string[]): string | undefined {
  return Object.keys(json).find((key) => !known.includes(key));
}

function mark(json: unknown, walk: Walk, at: string): { readonly type: string } | null {
  const type = isObject(json) ? json['type'] : undefined;
  if (!isObject(json) || typeof type !== 'string' || !Object.hasOwn(MARKS, type)) return fault(walk, at, `Unknown mark ${JSON.stringify(type)}`);
  const extra = unknownKey(json, ['type', 'attrs']);
  if (extra !== undefined) return fault(walk, at, `Unknown part ${JSON.stringify(extra)} of a mark`);
  const rules = MARKS[type as keyof typeof MARKS];
  const attrs = attributes(json, rules, walk, at);
  if (attrs === null) return null;
  count(
    walk,
    at,
    Object.values(attrs).filter((value) => typeof value === 'string'),
  );
  return Object.keys(rules).length === 0 ? { type } : ({ type, attrs } as { readonly type: string });
}

function textNode(json: Json, walk: Walk, at: string): Json | null {
  const extra = unknownKey(json, ['type', 'text', 'marks']);
  if (extra !== undefined) return fault(walk, at, `Unknown part ${JSON.stringify(extra)} of a text`);
  const words = json['text'];
  if (typeof words !== 'string' || words === '') return fault(walk, at, 'A text is empty');
  if (!count(walk, at, [words])) return null;
  const given = json['marks'] ?? [];
  if (!Array.isArray(given) || given.length > Object.keys(MARKS).length) return fault(walk, at, 'The marks are not a list of marks');
  const marks = given.map((each) => mark(each, walk, at)).filter((each) => each !== null);
  if (new Set(marks.map(({ type }) => type)).size !== given.length) return fault(walk, at, 'A mark is given twice');
  const order = Object.keys(MARKS);
  marks.sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
  return marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks };
}

function children(json: Json, rule: NodeRule, walk: Walk, at: string, depth: number): readonly Json[] | null {
  const given = json['content'] ?? [];
  if (!Array.isArray(given)) return fault(walk, at, 'The content is not a list');
  if (given.length === 0 && !rule.mayBeEmpty) return fault(walk, at, `"${String(json['type'])}" is empty`);
  const read: Json[] = [];
  for (const [index, child] of given.entries()) {
    const kinds = index === 0 && rule.first !== undefined ? rule.first : rule.holds;
    const one = node(child, kinds, walk, `${at === 'doc' ? '' : `${at}.`}content[${index}]`, depth + 1);
    if (one === null) return null;
    read.push(one);
  }
  return read;
}

function node(json: unknown, kinds: readonly string[], walk: Walk, at: string, depth: number): Json | null {
  const type = isObject(json) ? json['type'] : undefined;
  if (!isObject(json) || typeof type !== 'string') return fault(walk, at, 'Something without a type');
  if (!kinds.includes(type)) return fault(walk, at, `${JSON.stringify(type.slice(0, 60))} cannot stand here`);
  if (type === 'text') return textNode(json, walk, at);
  const rule = NODES[type as keyof typeof NODES];
  const extra = unknownKey(json, ['type', ...(Object.keys(rule.attrs).length > 0 ? ['attrs'] : []), ...(rule.holds.length > 0 ? ['content'] : [])]);
  if (extra !== undefined && !(extra === 'attrs' && isObject(json['attrs']) && Object.keys(json['attrs']).length === 0)) {
    return fault(walk, at, `Unknown part ${JSON.stringify(extra.slice(0, 60))} of "${type}"`);
  }
  if (depth > DOCUMENT_CAPS.depth && rule.holds.length > 0) return fault(walk, at, `The text is nested more than ${DOCUMENT_CAPS.depth} deep`);
  const attrs = attributes(json, rule.attrs, walk, at);
  if (
    attrs === null ||
    !count(
      walk,
      at,
      Object.values(attrs).filter((value) => typeof value === 'string'),
    )
  )
    return null;
  const content = children(json, rule, walk, at, depth);
  if (content === null) return null;
  return {
    type,
    ...(Object.keys(rule.attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 || (rule.holds.length > 0 && !rule.mayBeEmpty) ? { content } : {}),
  };
}

/**
 * Checks foreign JSON against the document schema, and gives the document in its full form: attributes that were left
 * out filled in, marks in one order, addresses as `cleanHref` writes them. Refuses `story/bad-document` for whatever
 * the schema does not know (blocks, marks, attributes, keys), for bad addresses and for sizes over `DOCUMENT_CAPS`;
 * the problem says where. An attribute that is null where none is known says nothing and is dropped: editors write such.
 */
export function checkDocument(json: unknown): Result<Document> {
  const walk: Walk = { nodes: 0, bytes: 0, fault: null };
  const read = node(json, ['doc'], walk, 'doc', 0);
  if (read === null || walk.fault !== null) return failed(problem('story/bad-document', walk.fault ?? 'This is not a text.'));
  return ok(read as unknown as Document);
}
