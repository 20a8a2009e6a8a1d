import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryDocument } from '../../test/arbitrary-document.ts';
import { checkDocument, DOCUMENT_CAPS } from './document-schema.ts';
import { documentImages, documentText, documentWords, emptyDocument } from './document-text.ts';
import type { Block, Document } from './document.ts';

const doc = (...content: unknown[]): unknown => ({ type: 'doc', content });
const text = (words: string, ...marks: unknown[]): unknown => ({ type: 'text', text: words, ...(marks.length === 0 ? {} : { marks }) });
const p = (...content: unknown[]): unknown => ({ type: 'paragraph', content });
const link = (href: unknown): unknown => ({ type: 'link', attrs: { href } });
const image = (attrs: object): unknown => ({ type: 'image', attrs: { media: 'k1', alt: 'a', caption: null, credit: null, width: 10, height: 10, ...attrs } });

function detail(json: unknown): string {
  const result = checkDocument(json);
  return result.ok ? 'accepted' : `${result.problem.code} ${result.problem.detail}`;
}

describe('checkDocument', () => {
  test('gives generated documents back as they are, in any key order', () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const turned = JSON.parse(JSON.stringify(document), (_key, value: unknown) =>
          typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).toReversed()) : value,
        ) as unknown;
        const checked = checkDocument(turned);
        expect(checked.ok && JSON.stringify(checked.value)).toBe(JSON.stringify((checkDocument(document) as { value: Document }).value));
      }),
      { numRuns: 500 },
    );
  });

  test('fills in what was left out, orders marks, drops attributes that say nothing', () => {
    const given = doc(
      { type: 'orderedList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
      { type: 'pullQuote', attrs: {}, content: [] },
      p(text('x', { type: 'italic' }, { type: 'bold' }, link('HTTPS://Example.com'))),
      {
        type: 'table',
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 2, colwidth: null }, content: [{ type: 'paragraph', attrs: {} }] }] }],
      },
      image({ caption: ' ', credit: undefined }),
    );
    expect(checkDocument(given)).toEqual({
      ok: true,
      value: doc(
        { type: 'orderedList', attrs: { start: 1 }, content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
        { type: 'pullQuote', attrs: { source: null } },
        p(text('x', link('https://example.com/'), { type: 'bold' }, { type: 'italic' })),
        {
          type: 'table',
          content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 2, rowspan: 1 }, content: [{ type: 'paragraph' }] }] }],
        },
        image({}),
      ),
    });
  });

  test.each<readonly [string, unknown]>([
    ['no object', null],
    ['a list', []],
    ['a text', 'x'],
    ['another root', { type: 'paragraph' }],
    ['no blocks', doc()],
    ['content that is no list', { type: 'doc', content: {} }],
    ['an unknown block', doc({ type: 'html', content: [] })],
    ['a name every object has', doc({ type: 'constructor' })],
    ['an unknown key', { ...(doc(p()) as object), extra: 1 }],
    ['marks on a block', doc({ type: 'paragraph', marks: [] })],
    ['an unknown attribute', doc({ type: 'heading', attrs: { level: 2, style: 'x' } })],
    ['an attribute on what has none', doc({ type: 'paragraph', attrs: { onclick: 'x' } })],
    ['__proto__ as a key', JSON.parse('{"type":"doc","content":[{"type":"paragraph","__proto__":{"x":1}}]}')],
    ['__proto__ as an attribute', JSON.parse('{"type":"doc","content":[{"type":"heading","attrs":{"level":2,"__proto__":{"x":1}}}]}')],
    ['a heading of level 1', doc({ type: 'heading', attrs: { level: 1 } })],
    ['a heading without a level', doc({ type: 'heading' })],
    ['a level as text', doc({ type: 'heading', attrs: { level: '2' } })],
    ['text among blocks', doc(text('x'))],
    ['a block in a paragraph', doc(p(p(text('x'))))],
    ['a list item among blocks', doc({ type: 'listItem', content: [p()] })],
    ['a list of paragraphs', doc({ type: 'bulletList', content: [p()] })],
    ['an empty list', doc({ type: 'bulletList', content: [] })],
    ['a list item that begins with a list', doc({ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'horizontalRule' }] }] })],
    ['a gallery of text', doc({ type: 'gallery', content: [p()] })],
    ['an empty text', doc(p(text('')))],
    ['a text that is none', doc(p({ type: 'text', text: 1 }))],
    ['an unknown mark', doc(p(text('x', { type: 'underline' })))],
    ['a mark by a name every object has', doc(p(text('x', { type: 'toString' })))],
    ['a mark twice', doc(p(text('x', { type: 'bold' }, { type: 'bold' })))],
    ['two links on one text', doc(p(text('x', link('/a'), link('/b'))))],
    ['an attribute on bold', doc(p(text('x', { type: 'bold', attrs: { style: 'x' } })))],
    ['a link that runs', doc(p(text('x', link('javascript:alert(1)'))))],
    ['a link that hides', doc(p(text('x', link('\u00a0java\u200bscript:alert(1)'))))],
    ['a link to a host without a scheme', doc(p(text('x', link('//example.com'))))],
    ['a link that is none', doc(p(text('x', link(null))))],
    ['a control character', doc(p(text('a\u0000b')))],
    ['half a character', doc(p(text('a\ud800b')))],
    ['a control character in an attribute', doc(image({ alt: '\u0007' }))],
    ['an address as media', doc(image({ media: 'https://a.example/x.jpg' }))],
    ['a path as media', doc(image({ media: '../x' }))],
    ['a picture without a width', doc(image({ width: 0 }))],
    ['half a pixel', doc(image({ height: 1.5 }))],
    ['a card that leads nowhere', doc({ type: 'linkCard', attrs: { url: '/x', title: 't' } })],
    ['a card that runs', doc({ type: 'linkCard', attrs: { url: 'javascript:x', title: 't' } })],
    ['wild spans', doc({ type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 1e9 }, content: [p()] }] }] })],
    ['a time beyond all calendars', doc({ type: 'correctionNote', attrs: { at: 9e15 }, content: [p()] })],
  ])('refuses %s', (_name, json) => {
    expect(detail(json)).toMatch(/^story\/bad-document .+\.$/);
  });

  test('says where', () => {
    expect(detail(doc(p(), { type: 'blockquote', content: [p(text('a'), text('b', { type: 'blink' }))] }))).toBe(
      'story/bad-document Unknown mark "blink", at content[1].content[0].content[1].',
    );
  });

  test('holds the caps', () => {
    const nested = (depth: number): unknown => (depth === 1 ? p(text('x')) : { type: 'blockquote', content: [nested(depth - 1)] });
    expect(detail(doc(nested(DOCUMENT_CAPS.depth)))).toBe('accepted');
    expect(detail(doc(nested(DOCUMENT_CAPS.depth + 1)))).toContain('nested more than 24 deep');
    const many = Math.floor(DOCUMENT_CAPS.nodes / 2);
    expect(detail(doc(...Array.from({ length: many - 1 }, () => p(text('x')))))).toBe('accepted');
    expect(detail(doc(...Array.from({ length: many }, () => p(text('x')))))).toContain('more than 50000 parts');
    expect(detail(doc(p(text('é'.repeat(DOCUMENT_CAPS.bytes / 2)))))).toBe('accepted');
    expect(detail(doc(p(text('é'.repeat(DOCUMENT_CAPS.bytes / 2 + 1)))))).toContain('longer than 2000000 bytes');
  });

  test('answers whatever JSON it is given', () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.object({
        key: fc.constantFrom('type', 'content', 'attrs', 'marks', 'text', '__proto__'),
        values: [fc.constantFrom('doc', 'paragraph', 'text', 'image'), fc.integer(), fc.constant(null)],
        maxDepth: 6,
      }),
    );
    fc.assert(
      fc.property(anything, (json) => ['boolean'].includes(typeof checkDocument(json).ok)),
      { numRuns: 2_000 },
    );
  });
});

describe('the words of a document', () => {
  const block = (words: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text: words }] });
  const picture = { type: 'image', attrs: { media: 'k1', alt: 'not read', caption: 'A caption', credit: 'C', width: 1, height: 1 } } as const;
  const document: Document = {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Head' }, { type: 'hardBreak' }, { type: 'text', text: 'line' }] },
      { type: 'paragraph' },
      { type: 'factBox', attrs: { title: 'Box' }, content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [block('item')] }] }] },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              { type: 'tableCell', content: [block('a')] },
              { type: 'tableCell', content: [block('b c')] },
            ],
          },
        ],
      },
      { type: 'blockquote', content: [{ type: 'gallery', content: [picture] }] },
      { type: 'pullQuote', attrs: { source: 'Ruiz' }, content: [{ type: 'text', text: 'No.' }] },
      { type: 'horizontalRule' },
    ],
  };

  test('are told in reading order', () => {
    expect(documentText(document)).toBe('Head\nline\nBox\nitem\na\tb c\nA caption\nNo.\nRuiz');
    expect(documentWords(document)).toBe(11);
    expect(documentImages(document)).toEqual([picture]);
  });

  test('an empty document has none, and is one', () => {
    expect([documentText(emptyDocument()), documentWords(emptyDocument())]).toEqual(['', 0]);
    expect(checkDocument(emptyDocument()).ok).toBe(true);
  });
});
