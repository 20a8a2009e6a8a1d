import { diffWordsWithSpace } from 'diff';

/** A stretch of text that stayed, came or went. */
export type DiffRun = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** Words that may differ before a diff stops looking for what stayed; keeps the cost of two unlike texts small. */
const MOST_EDITS = 1_000;

/**
 * What changed between two texts, word by word. The `same` and `removed` runs put together are `before`, `same` and
 * `added` are `after`. Texts that have too little in common are told as one removed and one added.
 */
export function diffText(before: string, after: string): readonly DiffRun[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  const runs: readonly DiffRun[] =
    changes === undefined
      ? [
          { kind: 'removed', text: before },
          { kind: 'added', text: after },
        ]
      : changes.map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }));
  return runs.filter(({ text }) => text !== '');
}
