import { diffArrays } from 'diff';
import { diffText, type DiffRun } from './diff-text.ts';
import type { Block, Document, Inline, ListItem, TableCell } from './document.ts';

/**
 * One block that stayed, came, went or changed. `formatted`: the words stayed, something else of it changed (marks,
 * links, size, order of marks). `type` is the block's; `within` are the blocks around it, outermost first.
 */
export type BlockDiff = {
  readonly kind: 'same' | 'added' | 'removed' | 'changed' | 'formatted';
  readonly type: string;
  readonly within: readonly string[];
  readonly runs: readonly DiffRun[];
};

type Entry = { readonly type: string; readonly within: readonly string[]; readonly text: string; readonly form: string };

const inlineText = (content: readonly Inline[] | undefined): string => (content ?? []).map((each) => (each.type === 'text' ? each.text : '\n')).join('');
const linesOf = (...parts: readonly (string | null | undefined)[]): string => parts.filter((part) => (part ?? '') !== '').join('\n');

function wordsOf(block: Exclude<Block, { readonly content: readonly (Block | ListItem)[] }> | Extract<Block, { type: 'table' | 'gallery' }>): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.content);
    case 'pullQuote':
      return linesOf(inlineText(block.content), block.attrs?.source);
    case 'image':
      return linesOf(block.attrs.caption, block.attrs.credit, block.attrs.alt);
    case 'linkCard':
      return linesOf(block.attrs.title, block.attrs.description, block.attrs.site, block.attrs.url);
    default:
      return '';
  }
}

function cellText(cell: TableCell): string {
  return entries(cell.content, [])
    .map(({ text }) => text)
    .join(' ');
}

/** The blocks that carry words, in reading order; a table gives its rows. */
function entries(blocks: readonly Block[], within: readonly string[]): readonly Entry[] {
  return blocks.flatMap((block): readonly Entry[] => {
    const inside = [...within, block.type];
    switch (block.type) {
      case 'bulletList':
      case 'orderedList':
        return block.content.flatMap((item) => entries(item.content, inside));
      case 'table':
        return block.content.map((row) => ({ type: 'tableRow', within: inside, text: row.content.map(cellText).join('\t'), form: JSON.stringify(row) }));
      case 'gallery':
      case 'blockquote':
      case 'correctionNote':
        return entries(block.content, inside);
      case 'factBox': {
        const title = block.attrs?.title ?? '';
        return [...(title === '' ? [] : [{ type: 'factBox', within, text: title, form: title }]), ...entries(block.content, inside)];
      }
      default:
        return [{ type: block.type, within, text: wordsOf(block), form: JSON.stringify(block) }];
    }
  });
}

/** How much two texts have in common: 0 nothing, 1 all words. */
function likeness(a: string, b: string): number {
  const [left, right] = [new Set(a.match(/\S+/gu)), new Set(b.match(/\S+/gu))];
  const both = [...left].filter((word) => right.has(word)).length;
  return left.size + right.size === 0 ? 1 : (2 * both) / (left.size + right.size);
}

/** From which likeness on two blocks are one that was changed. */
const LIKE = 0.4;

/** Blocks that may differ before they are compared one by one in order. */
const MOST_EDITS = 1_000;

function pair(before: Entry, after: Entry): BlockDiff {
  const runs = diffText(before.text, after.text);
  const { type, within } = after;
  if (before.text !== after.text) return { kind: 'changed', type, within, runs };
  const same = before.form === after.form && before.type === type && before.within.join() === within.join();
  return { kind: same ? 'same' : 'formatted', type, within, runs };
}

function alone(kind: 'added' | 'removed', { type, within, text }: Entry): BlockDiff {
  return { kind, type, within, runs: text === '' ? [] : [{ kind, text }] };
}

/** Blocks that went against blocks that came, in order: like ones are the same block changed. */
function match(removed: readonly Entry[], added: readonly Entry[]): readonly BlockDiff[] {
  const found: BlockDiff[] = [];
  let next = 0;
  const many = removed.length * added.length > 10_000;
  for (const before of removed) {
    const at = added.findIndex(
      (after, index) => index >= next && (many ? index === next : after.type === before.type && likeness(before.text, after.text) >= LIKE),
    );
    const after = added[at];
    if (after === undefined) {
      found.push(alone('removed', before));
      continue;
    }
    found.push(...added.slice(next, at).map((each) => alone('added', each)), pair(before, after));
    next = at + 1;
  }
  return [...found, ...added.slice(next).map((each) => alone('added', each))];
}

const keyOf = ({ type, text, form }: Entry): string => (text === '' ? form : `${type} ${text}`);

/** What changed between two documents, block by block and in them word by word, in reading order. */
export function diffDocuments(before: Document, after: Document): readonly BlockDiff[] {
  const [old, young] = [entries(before.content, []), entries(after.content, [])];
  const changes = diffArrays(old.map(keyOf), young.map(keyOf), { maxEditLength: MOST_EDITS });
  if (changes === undefined) return match(old, young);
  const diffs: BlockDiff[] = [];
  let [i, j] = [0, 0];
  for (const [index, change] of changes.entries()) {
    const count = change.value.length;
    if (!change.added && !change.removed) {
      for (let k = 0; k < count; k++) diffs.push(pair(old[i + k] as Entry, young[j + k] as Entry));
      [i, j] = [i + count, j + count];
    } else if (change.removed) {
      const added = changes[index + 1]?.added === true ? (changes[index + 1]?.value.length ?? 0) : 0;
      diffs.push(...match(old.slice(i, i + count), young.slice(j, j + added)));
      [i, j] = [i + count, j + added];
    } else if (changes[index - 1]?.removed !== true) {
      diffs.push(...young.slice(j, j + count).map((each) => alone('added', each)));
      j += count;
    }
  }
  return diffs;
}
