import { mergeBlocks } from './merge-blocks.ts';
import { same } from './same.ts';

/** What a form holds: named fields, each a JSON value. */
export type Fields = { readonly [field: string]: unknown };

/** Two people's changes put together; `clashes` are fields that both changed, where `value` still holds mine. */
export type Merged<T extends Fields> = { readonly value: T; readonly clashes: readonly (keyof T & string)[] };

/** Lines of text are stored without the spaces around them; that is no change. */
function equal(a: unknown, b: unknown): boolean {
  return typeof a === 'string' && typeof b === 'string' ? a.trim() === b.trim() : same(a, b);
}

type Blocks = { readonly type: 'doc'; readonly content: readonly unknown[] };

function isDocument(value: unknown): value is Blocks {
  return typeof value === 'object' && value !== null && (value as Blocks).type === 'doc' && Array.isArray((value as Blocks).content);
}

/** A text that both changed, where they changed different blocks of it; undefined where a person has to choose. */
function bothTexts(old: unknown, mine: unknown, theirs: unknown): Blocks | undefined {
  if (!isDocument(old) || !isDocument(mine) || !isDocument(theirs)) return undefined;
  const content = mergeBlocks(old.content, mine.content, theirs.content);
  return content === null ? undefined : { type: 'doc', content };
}

/**
 * Puts together what I have and what the server has, field by field, knowing what we both started from.
 * `unsure` are values of mine that were sent and never answered: a field of theirs that equals one of them is my own
 * change come back, not another person's. Nothing is dropped: a
 * text whose different blocks were changed is put together, any other field that both changed is a clash.
 */
export function mergeFields<T extends Fields>(base: T, mine: T, theirs: T, unsure: readonly T[]): Merged<T> {
  const value: Record<string, unknown> = { ...mine };
  const clashes: (keyof T & string)[] = [];
  for (const field of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [old, ours, other] = [base[field], mine[field], theirs[field]];
    if (equal(ours, other) || equal(other, old) || unsure.some((sent) => equal(sent[field], other))) continue;
    const both = equal(ours, old) ? other : bothTexts(old, ours, other);
    if (both === undefined) clashes.push(field as keyof T & string);
    else value[field] = both;
  }
  return { value: value as T, clashes };
}
