import { href, instantOrNull, line, lineOrNull, mediaKey, webAddress, whole, type Attribute } from './document-attributes.ts';

/** What a kind of node may hold. */
export type NodeRule = {
  readonly attrs: Readonly<Record<string, Attribute>>;
  /** Kinds of children; none: a leaf. */
  readonly holds: readonly string[];
  /** Kinds that the first child must be of, where that is narrower. */
  readonly first?: readonly string[];
  readonly mayBeEmpty: boolean;
};

const INLINE = ['text', 'hardBreak'];
const BLOCK = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'blockquote',
  'pullQuote',
  'image',
  'gallery',
  'linkCard',
  'table',
  'horizontalRule',
  'factBox',
  'correctionNote',
];

const leaf = (attrs: NodeRule['attrs'] = {}): NodeRule => ({ attrs, holds: [], mayBeEmpty: true });
const words = (attrs: NodeRule['attrs'] = {}): NodeRule => ({ attrs, holds: INLINE, mayBeEmpty: true });
const box = (holds: readonly string[], attrs: NodeRule['attrs'] = {}): NodeRule => ({ attrs, holds, mayBeEmpty: false });
const cell = box(BLOCK, { colspan: whole(1, 100, 1), rowspan: whole(1, 100, 1) });

/** The schema as data: every kind of node. A list item begins with a paragraph, as editors need it. */
export const NODES = {
  doc: box(BLOCK),
  paragraph: words(),
  heading: words({ level: whole(2, 4) }),
  bulletList: box(['listItem']),
  orderedList: box(['listItem'], { start: whole(0, 999_999, 1) }),
  listItem: { ...box(BLOCK), first: ['paragraph'] },
  blockquote: box(BLOCK),
  pullQuote: words({ source: lineOrNull(500) }),
  image: leaf({
    media: mediaKey,
    alt: line(2_000),
    caption: lineOrNull(4_000),
    credit: lineOrNull(500),
    width: whole(1, 50_000),
    height: whole(1, 50_000),
  }),
  gallery: box(['image']),
  linkCard: leaf({ url: webAddress, title: line(500), description: lineOrNull(2_000), site: lineOrNull(200) }),
  table: box(['tableRow']),
  tableRow: box(['tableCell', 'tableHeader']),
  tableCell: cell,
  tableHeader: cell,
  horizontalRule: leaf(),
  factBox: box(BLOCK, { title: lineOrNull(500) }),
  correctionNote: box(BLOCK, { at: instantOrNull }),
  hardBreak: leaf(),
} as const satisfies Readonly<Record<string, NodeRule>>;

/** Every mark with its attributes, in the order in which marks stand on a text (outermost first). */
export const MARKS = {
  link: { href },
  bold: {},
  italic: {},
  smallCaps: {},
  subscript: {},
  superscript: {},
} as const satisfies Readonly<Record<string, Readonly<Record<string, Attribute>>>>;
