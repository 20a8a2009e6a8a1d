import { same } from './same.ts';

/** A run of the common list that one side replaced: items `from` to `to` (exclusive) became `by`. */
type Change = { readonly from: number; readonly to: number; readonly by: readonly unknown[] };

/** Above this many items the table of the comparison gets large; such a list is not merged. */
const LARGEST = 2000;

/** What `side` made of `old`: the shortest list of replaced runs (longest common subsequence), in order. */
function changes(old: readonly unknown[], side: readonly unknown[]): readonly Change[] {
  const width = side.length + 1;
  const length = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number): number => length[i * width + j] ?? 0;
  const equal = old.map((item) => side.map((other) => same(item, other)));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = side.length - 1; j >= 0; j--) {
      length[i * width + j] = equal[i]?.[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: Change[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < side.length) {
    const [from, start] = [i, j];
    while ((i < old.length || j < side.length) && !(i < old.length && j < side.length && equal[i]?.[j])) {
      if (j >= side.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) i++;
      else j++;
    }
    if (i > from || j > start) found.push({ from, to: i, by: side.slice(start, j) });
    while (i < old.length && j < side.length && equal[i]?.[j]) {
      i++;
      j++;
    }
  }
  return found;
}

/** Do two changes touch the same items, or put something into the same gap? */
function touch(a: Change, b: Change): boolean {
  const [aEmpty, bEmpty] = [a.from === a.to, b.from === b.to];
  if (aEmpty || bEmpty) return a.from <= b.to && b.from <= a.to;
  return a.from < b.to && b.from < a.to;
}

/**
 * Puts two people's changes of a list of blocks together. Null where both changed the same block, or put something at
 * the same place: then a person has to choose.
 */
export function mergeBlocks(old: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): readonly unknown[] | null {
  if (Math.max(old.length, mine.length, theirs.length) > LARGEST) return null;
  const [left, right] = [changes(old, mine), changes(old, theirs)];
  const agreed = (change: Change): boolean => left.some((other) => same(other, change));
  const foreign = right.filter((change) => !agreed(change));
  if (left.some((a) => foreign.some((b) => touch(a, b)))) return null;
  const all = [...left, ...foreign].toSorted((a, b) => a.from - b.from);
  const merged: unknown[] = [];
  let next = 0;
  for (const change of all) {
    merged.push(...old.slice(next, change.from), ...change.by);
    next = change.to;
  }
  return [...merged, ...old.slice(next)];
}
