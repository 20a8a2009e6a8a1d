import fc from 'fast-check';
import { settleHeadings } from '../src/story/heading-levels.ts';
import type { Block, Document, ImageBlock, Inline, Mark } from '../src/story/document.ts';

/** Pictures of the library that generated documents use. */
export const LIBRARY: Readonly<Record<string, { readonly width: number; readonly height: number }>> = {
  k3j4h5g6f7d8: { width: 1600, height: 900 },
  'canal-dusk': { width: 640, height: 853 },
  z9: { width: 320, height: 200 },
};

/** What people and attackers write: words, accents, quotes, markup, addresses that run code, emoji, other scripts. */
const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'canal',
      'vote,',
      '$8.4',
      'niño',
      '“quoted”',
      "it's",
      'a\u00a0b',
      '&amp;',
      '10 %',
      '日本語',
      'عربى',
      '👩‍🌾',
      'e\u0301',
      '\\',
      '`',
      '…',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img/src=x/onerror=alert(1)>',
      "'onmouseover='alert(1)",
      'javascript:alert(1)',
      '</p></div></title>',
      '<!--',
      '-->',
      ']]>',
      '&#x3c;svg/onload=alert(1)&#x3e;',
      '{{7*7}}',
      '<style>',
      '</textarea>',
      '<plaintext>',
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
);

// white space other than single inner spaces is folded by HTML; what the schema refuses is tested elsewhere
const clean = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f-\u009f\ufeff\u200b\u2028\u2029]/g, '')
    .replace(/[^\S\u00a0]+/g, ' ')
    .replace(/^\s+|\s+$/g, '');

/** A line of text as HTML keeps it: never blank, single spaces, none at the ends. */
export const line: fc.Arbitrary<string> = fc
  .array(word, { minLength: 1, maxLength: 5 })
  .map((words) => clean(words.join(' ')))
  .filter((text) => text !== '');

const lineOrNull = fc.option(line);
const href = fc.constantFrom(
  'https://example.com/a?b=c&d=%22#e',
  'http://example.com/',
  'mailto:desk@example.com',
  'tel:+15205550100',
  '/news/a-story',
  '/weather?place=a&u=b',
);
const marks: fc.Arbitrary<readonly Mark[]> = fc
  .tuple(fc.option(href, { freq: 1 }), fc.subarray(['bold', 'italic', 'smallCaps', 'subscript', 'superscript'] as const, { maxLength: 2 }))
  .map(([to, plain]) => [...(to === null ? [] : [{ type: 'link' as const, attrs: { href: to } }]), ...plain.map((type) => ({ type }))]);

type Piece = { readonly text: string; readonly marks: readonly Mark[]; readonly broken: boolean };

function inlineOf(pieces: readonly Piece[]): readonly Inline[] {
  const content: Inline[] = [];
  for (const { text, marks: set, broken } of pieces) {
    const last = content.at(-1);
    if (last === undefined || broken) {
      if (last !== undefined) content.push({ type: 'hardBreak' });
      content.push(set.length === 0 ? { type: 'text', text } : { type: 'text', text, marks: set });
    } else if (last.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(set)) {
      content[content.length - 1] = { ...last, text: `${last.text} ${text}` };
    } else {
      content.push(set.length === 0 ? { type: 'text', text: ` ${text}` } : { type: 'text', text: ` ${text}`, marks: set });
    }
  }
  return content;
}

const inline = fc.array(fc.record({ text: line, marks, broken: fc.constantFrom(false, false, false, true) }), { minLength: 1, maxLength: 5 }).map(inlineOf);

const image: fc.Arbitrary<ImageBlock> = fc
  .record({ media: fc.constantFrom(...Object.keys(LIBRARY)), alt: fc.oneof(line, fc.constant('')), caption: lineOrNull, credit: lineOrNull })
  .map(({ media, alt, caption, credit }) => ({ type: 'image', attrs: { media, alt, caption, credit, ...(LIBRARY[media] ?? { width: 1, height: 1 }) } }));

const paragraph = inline.map((content): Block => ({ type: 'paragraph', content }));
const span = fc.constantFrom(1, 1, 1, 2, 3);

const tree = fc.letrec<{ block: Block; some: readonly Block[]; item: readonly Block[]; cell: readonly Block[] }>((tie) => ({
  some: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
  item: fc.tuple(paragraph, fc.array(tie('block'), { maxLength: 2 })).map(([first, rest]) => [first, ...rest]),
  cell: fc.oneof({ weight: 3, arbitrary: paragraph.map((each) => [each]) }, { weight: 1, arbitrary: tie('some') }),
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 6, arbitrary: paragraph },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('heading' as const),
        attrs: fc.record({ level: fc.constantFrom(2 as const, 3 as const, 4 as const) }),
        content: inline,
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('pullQuote' as const), attrs: fc.record({ source: lineOrNull }), content: inline }) },
    { weight: 1, arbitrary: image },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('gallery' as const), content: fc.array(image, { minLength: 1, maxLength: 3 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('linkCard' as const),
        attrs: fc.record({
          url: fc.constantFrom('https://example.com/x', 'http://example.com/?a=%27&b=2'),
          title: line,
          description: lineOrNull,
          site: lineOrNull,
        }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ type: 'horizontalRule' as const }) },
    {
      weight: 1,
      arbitrary: fc
        .array(tie('item'), { minLength: 1, maxLength: 3 })
        .map((all): Block => ({ type: 'bulletList', content: all.map((content) => ({ type: 'listItem', content })) })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.array(tie('item'), { minLength: 1, maxLength: 3 }), fc.constantFrom(1, 1, 0, 7))
        .map(([all, start]): Block => ({ type: 'orderedList', attrs: { start }, content: all.map((content) => ({ type: 'listItem', content })) })),
    },
    { weight: 1, arbitrary: tie('some').map((content): Block => ({ type: 'blockquote', content })) },
    { weight: 1, arbitrary: fc.tuple(lineOrNull, tie('some')).map(([title, content]): Block => ({ type: 'factBox', attrs: { title }, content })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.option(fc.integer({ min: 0, max: 4e12 })), tie('some'))
        .map(([at, content]): Block => ({ type: 'correctionNote', attrs: { at }, content })),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.array(fc.tuple(fc.constantFrom('tableCell' as const, 'tableHeader' as const), span, span, tie('cell')), { minLength: 1, maxLength: 3 }), {
          minLength: 1,
          maxLength: 3,
        })
        .map(
          (rows): Block => ({
            type: 'table',
            content: rows.map((cells) => ({
              type: 'tableRow',
              content: cells.map(([type, colspan, rowspan, content]) => ({
                type: content.every((each) => each.type === 'paragraph') ? type : 'tableCell',
                attrs: { colspan, rowspan },
                content,
              })),
            })),
          }),
        ),
    },
  ) as fc.Arbitrary<Block>,
}));

/** Documents of every kind of node, in the form in which `parseHtml` writes them, hostile strings among them. */
export const arbitraryDocument: fc.Arbitrary<Document> = fc
  .array(tree.block, { minLength: 1, maxLength: 5 })
  .map((content) => settleHeadings({ type: 'doc', content }));
