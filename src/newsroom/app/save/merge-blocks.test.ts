import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeBlocks } from './merge-blocks.ts';

describe('merge-blocks', () => {
  it('puts changes of different blocks together', () => {
    expect(mergeBlocks(['a', 'b', 'c', 'd'], ['a', 'B', 'c', 'd'], ['a', 'b', 'c', 'd', 'e'])).toEqual(['a', 'B', 'c', 'd', 'e']);
    expect(mergeBlocks(['a', 'b', 'c'], ['x', 'a', 'b', 'c'], ['a', 'c'])).toEqual(['x', 'a', 'c']);
    expect(mergeBlocks(['a', 'b', 'c'], ['A', 'b', 'c'], ['a', 'B', 'c'])).toEqual(['A', 'B', 'c']);
  });

  it('leaves the choice to a person where both changed one block or wrote at one place', () => {
    expect(mergeBlocks(['a', 'b'], ['a', 'B'], ['a', 'b!'])).toBeNull();
    expect(mergeBlocks(['a', 'b'], ['a', 'x', 'b'], ['a', 'y', 'b'])).toBeNull();
    expect(mergeBlocks(['a', 'b'], ['a', 'b', 'x'], ['a'])).toBeNull();
  });

  it('takes one change that both made once', () => {
    expect(mergeBlocks(['a', 'b'], ['a', 'B'], ['a', 'B'])).toEqual(['a', 'B']);
  });

  it('keeps every block that either side wrote, drops every block that either side took out, and keeps the rest', () => {
    const block = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const lists = fc.record({
      old: fc.array(block, { maxLength: 8 }),
      mine: fc.array(fc.oneof(block, fc.constantFrom('m1', 'm2')), { maxLength: 8 }),
      theirs: fc.array(fc.oneof(block, fc.constantFrom('t1', 't2')), { maxLength: 8 }),
    });
    fc.assert(
      fc.property(lists, ({ old, mine, theirs }) => {
        const merged = mergeBlocks(old, mine, theirs);
        if (merged === null) return;
        for (const own of ['m1', 'm2']) expect(merged.filter((x) => x === own).length).toBe(mine.filter((x) => x === own).length);
        for (const own of ['t1', 't2']) expect(merged.filter((x) => x === own).length).toBe(theirs.filter((x) => x === own).length);
        expect(mergeBlocks(old, theirs, mine)).toEqual(merged);
      }),
      { numRuns: 2000 },
    );
  });

  it('changes nothing when one side did not', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 });
    fc.assert(
      fc.property(list, list, (old, side) => {
        expect(mergeBlocks(old, side, old)).toEqual(side);
        expect(mergeBlocks(old, old, side)).toEqual(side);
        expect(mergeBlocks(old, side, side)).toEqual(side);
      }),
      { numRuns: 1000 },
    );
  });
});
