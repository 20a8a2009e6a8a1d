import { describe, expect, test } from 'vitest';
import type { Document, Inline } from '#story/document.ts';
import { documentText } from '#story/document-text.ts';
import { takeDateline } from './dateline.ts';

const doc = (...content: Inline[]): Document => ({ type: 'doc', content: [{ type: 'paragraph', content }] });
const plain = (text: string): Document => doc({ type: 'text', text });

describe('the dateline', () => {
  test.each([
    ['BAGHDAD (Reuters) - Talks began.', 'BAGHDAD', 'Talks began.'],
    ['GROSSETO, Italy (AP) -- The trial began.', 'GROSSETO, Italy', 'The trial began.'],
    ['(CNN) — The dam holds.', null, 'The dam holds.'],
    ['Port Ellery, Wash. (HW) – Tolls rise.', 'Port Ellery, Wash.', 'Tolls rise.'],
    ['KINGSTON, Jamaica — Rain fell.', 'KINGSTON, Jamaica', 'Rain fell.'],
    ['The mayor (left) - and others - spoke.', null, 'The mayor (left) - and others - spoke.'],
    ['Rain fell — and fell.', null, 'Rain fell — and fell.'],
    ['NATO said (again) it would act.', null, 'NATO said (again) it would act.'],
  ])('of %j is %j', (text, dateline, rest) => {
    const taken = takeDateline(plain(text), null);
    expect([taken.dateline, documentText(taken.document)]).toEqual([dateline, rest]);
  });

  test('is taken across marks, and the rest keeps its own', () => {
    const taken = takeDateline(
      doc(
        { type: 'text', text: 'PARIS', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' (HW) — Rain ' },
        { type: 'text', text: 'fell', marks: [{ type: 'italic' }] },
      ),
      null,
    );
    expect(taken).toEqual({ dateline: 'PARIS', document: doc({ type: 'text', text: 'Rain ' }, { type: 'text', text: 'fell', marks: [{ type: 'italic' }] }) });
  });

  test('leaves a paragraph that would be empty', () => {
    expect(documentText(takeDateline(plain('PARIS (HW) — '), null).document)).toBe('PARIS (HW) — ');
  });
});
