import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryDocument } from '../../test/arbitrary-document.ts';
import { cpuTime } from '../../test/cpu-time.ts';
import { sampleContent } from '../../test/story-sample.ts';
import { diffContents } from './diff.ts';
import { diffDocuments } from './diff-documents.ts';
import { diffText, type DiffRun } from './diff-text.ts';
import type { Block, Document, Mark } from './document.ts';

const side = (runs: readonly DiffRun[], other: 'added' | 'removed'): string =>
  runs
    .filter(({ kind }) => kind !== other)
    .map(({ text }) => text)
    .join('');

describe('diffText', () => {
  test('tells words, not letters', () => {
    expect(diffText('It was built in 1936, they said.', 'It was built in 1938, she said.')).toEqual([
      { kind: 'same', text: 'It was built in ' },
      { kind: 'removed', text: '1936' },
      { kind: 'added', text: '1938' },
      { kind: 'same', text: ', ' },
      { kind: 'removed', text: 'they' },
      { kind: 'added', text: 'she' },
      { kind: 'same', text: ' said.' },
    ]);
    expect(diffText('mañana', 'mañanas')).toEqual([
      { kind: 'removed', text: 'mañana' },
      { kind: 'added', text: 'mañanas' },
    ]);
    expect([diffText('', ''), diffText('a', 'a'), diffText('', 'a')]).toEqual([[], [{ kind: 'same', text: 'a' }], [{ kind: 'added', text: 'a' }]]);
  });

  test('both texts can be put together again', () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom('a', 'b ', ' c', '\n', 'él', '…'), fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 20 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = diffText(before, after);
        expect([side(runs, 'added'), side(runs, 'removed')]).toEqual([before, after]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('two long texts without a word in common cost little', () => {
    const words = (seed: string): string => Array.from({ length: 50_000 }, (_, i) => `${seed}${i}`).join(' ');
    const ms = cpuTime(() => expect(diffText(words('a'), words('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']));
    expect(ms).toBeLessThan(4_000);
  });
});

describe('diffDocuments', () => {
  const p = (text: string, ...marks: Mark[]): Block => ({
    type: 'paragraph',
    content: [marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks }],
  });
  const doc = (...content: Block[]): Document => ({ type: 'doc', content });
  const brief = (before: Document, after: Document) =>
    diffDocuments(before, after).map(({ kind, type, runs }) => [
      kind,
      type,
      runs.map((run) => `${{ same: '', added: '+', removed: '-' }[run.kind]}${run.text}`).join('|'),
    ]);

  test('blocks that stayed, came, went, changed', () => {
    const before = doc(p('One stays.'), p('Two has a wrong year: 1936.'), p('Three goes away.'), p('Four stays.'));
    const after = doc(p('One stays.'), p('Two has a wrong year: 1938.'), p('Four stays.'), p('Five is quite new.'));
    expect(brief(before, after)).toEqual([
      ['same', 'paragraph', 'One stays.'],
      ['changed', 'paragraph', 'Two has a wrong year: |-1936|+1938|.'],
      ['removed', 'paragraph', '-Three goes away.'],
      ['same', 'paragraph', 'Four stays.'],
      ['added', 'paragraph', '+Five is quite new.'],
    ]);
  });

  test('a block in the place of an unlike one is another block', () => {
    expect(brief(doc(p('Growers fear for the crop.')), doc(p('A vote is due on June 3.')))).toEqual([
      ['removed', 'paragraph', '-Growers fear for the crop.'],
      ['added', 'paragraph', '+A vote is due on June 3.'],
    ]);
  });

  test('formatting that changed around the same words', () => {
    expect(brief(doc(p('One'), p('two')), doc(p('One', { type: 'bold' }), p('two')))).toEqual([
      ['formatted', 'paragraph', 'One'],
      ['same', 'paragraph', 'two'],
    ]);
  });

  test('looks into lists, tables, boxes', () => {
    const table = (text: string): Block => ({
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableCell', content: [p('Ruiz')] },
            { type: 'tableCell', content: [p(text)] },
          ],
        },
      ],
    });
    const box = (text: string): Block => ({
      type: 'factBox',
      attrs: { title: 'The canal' },
      content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [p(text)] }] }],
    });
    const diffs = diffDocuments(doc(table('12 votes'), box('Built in 1936')), doc(table('14 votes'), box('Built in 1938')));
    expect(diffs.map(({ kind, type, within }) => [kind, type, within.join('/')])).toEqual([
      ['changed', 'tableRow', 'table'],
      ['same', 'factBox', ''],
      ['changed', 'paragraph', 'factBox/bulletList'],
    ]);
  });

  test('a picture and a line without words', () => {
    const picture = (alt: string): Block => ({ type: 'image', attrs: { media: 'k1', alt, caption: null, credit: 'Ruiz', width: 1, height: 1 } });
    expect(brief(doc(picture('A gate')), doc(picture('The gate'), { type: 'horizontalRule' }))).toEqual([
      ['changed', 'image', 'Ruiz\n|-A|+The| gate'],
      ['added', 'horizontalRule', ''],
    ]);
  });

  test('nothing is told twice or left out, and a document equals itself', () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryDocument, (before, after) => {
        expect(diffDocuments(before, before).every(({ kind }) => kind === 'same')).toBe(true);
        const words = (diffs: ReturnType<typeof diffDocuments>, other: 'added' | 'removed'): string =>
          diffs
            .map(({ runs }) => side(runs, other))
            .filter((text) => text !== '')
            .join('¶');
        const diffs = diffDocuments(before, after);
        expect(words(diffs, 'added')).toBe(words(diffDocuments(before, before), 'added'));
        expect(words(diffs, 'removed')).toBe(words(diffDocuments(after, after), 'removed'));
      }),
      { numRuns: 500 },
    );
  });

  test('thousands of unlike blocks cost little', () => {
    const many = (seed: string): Document => doc(...Array.from({ length: 5_000 }, (_, i) => p(`${seed}${i} ${seed}`)));
    expect(cpuTime(() => expect(diffDocuments(many('a'), many('b'))).toHaveLength(5_000))).toBeLessThan(6_000);
  });
});

describe('diffContents', () => {
  test('names the fields that differ', () => {
    const before = sampleContent();
    const after = sampleContent({
      headline: 'Council puts off vote on canal repairs',
      shortHeadline: 'Vote put off',
      bylines: [...before.bylines, { name: 'Ben Cole', author: null }],
      lead: { media: 'k1', alt: 'A gate', caption: null, credit: 'Ruiz', width: 1, height: 1 },
    });
    const diff = diffContents(before, after);
    expect(diff.fields.map(({ field }) => field)).toEqual(['headline', 'shortHeadline', 'bylines', 'lead']);
    expect(diff.fields[0]?.runs.map(({ kind, text }) => `${kind}:${text}`)).toContain('added:puts');
    expect(diff.changed).toBe(true);
    expect(diffContents(before, before)).toMatchObject({ fields: [], changed: false });
    expect(diffContents(before, { ...before, body: { type: 'doc', content: [{ type: 'paragraph' }] } }).changed).toBe(true);
  });
});
