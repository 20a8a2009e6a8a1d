import { ok, refuse, type Result } from '#platform/result.ts';
import { outsideCdata } from './outside-cdata.ts';

const MAX_ENTITIES = 20;
const MAX_ENTITY_CHARS = 256;
const OF_XML = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** Index of `<!DOCTYPE` where only instructions, comments and text stand before it; -1 where there is none. */
function doctypeStart(text: string): number {
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    if (text.startsWith('<!--', at)) {
      const close = text.indexOf('-->', at + 4);
      if (close === -1) return -1;
      at = close;
    } else if (/^<!DOCTYPE/i.test(text.slice(at, at + 9))) return at;
    else if (!text.startsWith('<?', at)) return -1;
  }
  return -1;
}

/** Index after the `>` that ends a DOCTYPE, its internal subset and quoted values stepped over; -1 where it never ends. */
function doctypeEnd(text: string, from: number): number {
  let inSubset = false;
  for (let at = from; at < text.length; at++) {
    const c = text.charAt(at);
    if (c === '"' || c === "'") {
      const close = text.indexOf(c, at + 1);
      if (close === -1) return -1;
      at = close;
    } else if (text.startsWith('<!--', at)) {
      const close = text.indexOf('-->', at + 4);
      if (close === -1) return -1;
      at = close + 2;
    } else if (c === '[') inSubset = true;
    else if (c === ']') inSubset = false;
    else if (c === '>' && !inSubset) return at + 1;
  }
  return -1;
}

/** Entities that are plain short text: no reference inside, nothing outside the file. All others are left out. */
function plainEntities(doctype: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', , a, b] of doctype.matchAll(/<!ENTITY\s+([A-Za-z_][\w.-]*)\s+("([^"]*)"|'([^']*)')\s*>/g)) {
    const value = a ?? b ?? '';
    if (value.length > MAX_ENTITY_CHARS || /[&%<]/.test(value) || found.has(name) || OF_XML.has(name)) continue;
    found.set(name, value);
    if (found.size > MAX_ENTITIES) return new Map();
  }
  return found;
}

/** The text without its DOCTYPE, and what of it could be used. */
export type WithoutDoctype = { readonly text: string; readonly problems: readonly string[] };

/**
 * Takes the DOCTYPE out before any parser sees it (wire rule X-3): no DTD is read, nothing is fetched, parameter
 * entities mean nothing. At most 20 entities of at most 256 plain characters are put in their places; a reference to
 * any other stays literal, and the reader after this treats it as a fault.
 */
export function removeDoctype(text: string): Result<WithoutDoctype> {
  const start = doctypeStart(text);
  if (start === -1) return ok({ text, problems: [] });
  const end = doctypeEnd(text, start + 9);
  if (end === -1) return refuse('wire/broken', 'Its DOCTYPE never ends.');
  const doctype = text.slice(start, end);
  const entities = plainEntities(doctype);
  const rest = text.slice(end);
  const body = entities.size === 0 ? rest : substitute(rest, entities);
  if (body === null) return refuse('wire/too-large', 'Its entities would make it many times larger.');
  const declared = [...doctype.matchAll(/<!ENTITY\b/gi)].length;
  const problems = declared > entities.size ? ['it declares entities that are not read (external, nested or too long)'] : [];
  return ok({ text: text.slice(0, start) + body, problems });
}

/** Puts entities in, CDATA left alone; null where that would make the text more than twice as long plus a little. */
function substitute(text: string, entities: ReadonlyMap<string, string>): string | null {
  const limit = text.length * 2 + 10_000;
  let length = text.length;
  let over = false;
  const made = outsideCdata(text, (part) =>
    part.replace(/&([A-Za-z_][\w.-]*);/g, (whole, name: string) => {
      const value = over ? undefined : entities.get(name);
      if (value === undefined) return whole;
      length += value.length - whole.length;
      over ||= length > limit;
      return value;
    }),
  );
  return over ? null : made;
}
