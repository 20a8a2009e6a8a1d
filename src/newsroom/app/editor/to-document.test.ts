import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDocument } from '#story/document-schema.ts';
import { fromDocument } from './from-document.ts';
import { toDocument, type EditorNode } from './to-document.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '“', '中'), minLength: 0, maxLength: 6 });
const attr = fc.oneof(word, fc.constant(null), fc.integer({ min: -2, max: 9 }), fc.constant(undefined));
const href = fc.constantFrom(
  'https://a.example/x',
  'http://a.example',
  '/news/x',
  'mailto:a@b.example',
  'tel:+15550100',
  'javascript:alert(1)',
  '//evil.example',
  'data:text/html,x',
  '',
);

const markNode = fc.oneof(
  fc.record({ type: fc.constantFrom('bold', 'italic', 'smallCaps', 'subscript', 'superscript', 'underline', 'highlight') }),
  fc.record({ type: fc.constant('link'), attrs: fc.record({ href, target: attr, class: attr }) }),
);
const marks = fc.uniqueArray(markNode, { maxLength: 3, selector: ({ type }) => type });
const inline: fc.Arbitrary<EditorNode> = fc.oneof(
  fc.record({ type: fc.constant('text'), text: word, marks }),
  fc.constant({ type: 'hardBreak' }),
  fc.constant({ type: 'mention', attrs: { id: 'x' } }),
);
const inlineContent = fc.array(inline, { maxLength: 3 });
const image = fc.record({
  type: fc.constant('image'),
  attrs: fc.record({ media: fc.constantFrom('abc123', ''), alt: attr, caption: attr, credit: attr, width: attr, height: attr, src: attr }),
});

/** Trees as an editor might give them, and worse: attributes and nodes that the schema does not know. */
const { block } = fc.letrec<{ block: EditorNode; blocks: EditorNode[] }>((tie) => ({
  blocks: fc.array(tie('block'), { maxLength: 3 }),
  block: fc.oneof(
    { depthSize: 'small' },
    fc.record({ type: fc.constantFrom('paragraph', 'pullQuote'), attrs: fc.record({ textAlign: attr, source: attr }), content: inlineContent }),
    fc.record({ type: fc.constant('heading'), attrs: fc.record({ level: fc.integer({ min: 1, max: 6 }) }), content: inlineContent }),
    fc.record({
      type: fc.constantFrom('blockquote', 'factBox', 'correctionNote', 'videoPlayer'),
      attrs: fc.record({ title: attr, at: attr }),
      content: tie('blocks'),
    }),
    fc.record({
      type: fc.constantFrom('bulletList', 'orderedList'),
      attrs: fc.record({ start: attr, type: attr }),
      content: fc.array(fc.record({ type: fc.constant('listItem'), content: tie('blocks') }), { maxLength: 2 }),
    }),
    fc.record({
      type: fc.constant('table'),
      content: fc.array(
        fc.record({
          type: fc.constant('tableRow'),
          content: fc.array(
            fc.record({
              type: fc.constantFrom('tableCell', 'tableHeader'),
              attrs: fc.record({ colspan: attr, rowspan: attr, colwidth: attr }),
              content: tie('blocks'),
            }),
            { maxLength: 2 },
          ),
        }),
        { maxLength: 2 },
      ),
    }),
    image,
    fc.record({ type: fc.constant('gallery'), content: fc.array(image, { maxLength: 2 }) }),
    fc.record({ type: fc.constant('linkCard'), attrs: fc.record({ url: href, title: attr, description: attr, site: attr }) }),
    fc.constant({ type: 'horizontalRule' }),
  ),
}));
const root = fc.record({ type: fc.constant('doc'), content: fc.array(block, { minLength: 1, maxLength: 4 }) });

describe('to-document', () => {
  it('gives only what the schema takes, in the form in which the schema gives it back', () => {
    fc.assert(
      fc.property(root, (editor) => {
        const document = toDocument(editor);
        if (document.content.length === 0) return;
        const checked = checkDocument(document);
        expect(checked.ok ? checked.value : checked.problem.detail).toEqual(document);
      }),
      { numRuns: 1500 },
    );
  });

  it('comes back the same from the editor', () => {
    fc.assert(
      fc.property(root, (editor) => {
        const document = toDocument(editor);
        if (document.content.length === 0) return;
        expect(toDocument(fromDocument(document))).toEqual(document);
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps every part of a story', () => {
    const editor: EditorNode = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'The ' },
            {
              type: 'text',
              text: 'board',
              marks: [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://board.example/', target: '_blank', rel: null } }],
            },
          ],
        },
        { type: 'orderedList', attrs: { start: 3, type: null }, content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
        { type: 'image', attrs: { media: 'k1', alt: 'A canal', caption: '', credit: 'R. Lane', width: 1200, height: 800, title: null } },
      ],
    };
    expect(toDocument(editor).content).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'The ' },
          { type: 'text', text: 'board', marks: [{ type: 'link', attrs: { href: 'https://board.example/' } }, { type: 'bold' }] },
        ],
      },
      { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
      { type: 'image', attrs: { media: 'k1', alt: 'A canal', caption: null, credit: 'R. Lane', width: 1200, height: 800 } },
    ]);
  });

  it('drops a link to a forbidden address and keeps its words', () => {
    const editor: EditorNode = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }] }],
    };
    expect(toDocument(editor).content).toEqual([{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }]);
  });

  it('fills what an editor needs to open a text', () => {
    expect(fromDocument({ type: 'doc', content: [] })).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
    const odd = {
      type: 'doc',
      content: [
        { type: 'blockquote', content: [] },
        { type: 'bulletList', content: [] },
        { type: 'paragraph', content: [{ type: 'text', text: '' }] },
      ],
    } as const;
    expect(fromDocument(odd).content).toEqual([
      { type: 'blockquote', content: [{ type: 'paragraph' }] },
      { type: 'paragraph', content: [] },
    ]);
  });
});
