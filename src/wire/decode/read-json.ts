import { ok, refuse, type Result } from '#platform/result.ts';
import { LIMITS } from './limits.ts';

/** A JSON value of unknown shape, and what was wrong with its text. */
export type ReadJson = { readonly value: unknown; readonly problems: readonly string[] };

/** Nesting of arrays and objects, strings stepped over; stops counting at the cap. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length && deepest <= LIMITS.jsonDepth; at++) {
    const c = text.charCodeAt(at);
    if (c === 0x22) at = stringEnd(text, at);
    else if (c === 0x5b || c === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (c === 0x5d || c === 0x7d) depth--;
  }
  return deepest;
}

function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 0x5c) at++;
    else if (c === 0x22) return at;
  }
  return text.length;
}

/** Raw line ends and tabs inside strings, escaped: seen in real deliveries. */
function escapeControls(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) !== 0x22) continue;
    const end = stringEnd(text, at);
    parts.push(
      text.slice(from, at),
      text.slice(at, end).replace(/[\n\r\t]/g, (c) => (c === '\n' ? '\\n' : c === '\r' ? '\\r' : '\\t')),
    );
    from = end;
    at = end;
  }
  return parts.join('') + text.slice(from);
}

function parse(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text));
  } catch (fault) {
    return refuse('wire/broken', `The JSON is broken: ${(fault as Error).message.slice(0, 160)}.`);
  }
}

/**
 * Reads JSON strictly; where that fails, once more with raw control characters in strings escaped, marked as a problem
 * . Refuses `wire/too-large` over 100 levels and `wire/broken`.
 */
export function readJson(text: string): Result<ReadJson> {
  if (depthOf(text) > LIMITS.jsonDepth) return refuse('wire/too-large', `The JSON is nested deeper than ${LIMITS.jsonDepth}.`);
  const strict = parse(text);
  if (strict.ok) return ok({ value: strict.value, problems: [] });
  const repaired = parse(escapeControls(text));
  return repaired.ok ? ok({ value: repaired.value, problems: ['the JSON has raw line ends or tabs inside its strings'] }) : strict;
}

/** An object read from JSON: its own fields only, so that `__proto__` and `constructor` are just names. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value as an object, or null where it is anything else. */
export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** The first own field of these names that is there and not null. */
export function field(object: JsonObject, ...names: readonly string[]): unknown {
  for (const name of names) if (Object.hasOwn(object, name) && object[name] !== null && object[name] !== undefined) return object[name];
  return undefined;
}

/** The value as a list: an array as it is, an object's values, one value alone, nothing as none. */
export function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** The value as trimmed text: strings and numbers; null for anything else and for an empty string. */
export function asText(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' ? null : text;
}

/** The object with its names in lower case: ninjs 1.x and 2.x write `versioncreated`, 3.x `versionCreated`. */
export function lowerNames(object: JsonObject): JsonObject {
  const made = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(object)) made[key.toLowerCase()] ??= object[key];
  return made;
}
