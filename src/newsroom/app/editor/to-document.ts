import { MARKS } from '#story/document-rules.ts';
import { cleanHref, isWebAddress } from '#story/href.ts';
import type { Block, Document, ImageBlock, Inline, ListItem, Mark, TableCell, TableRow } from '#story/document.ts';

/** A node as the editor gives it (`editor.getJSON()`): names are Tiptap's, attributes may be more than a story holds. */
export type EditorNode = {
  readonly type?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly EditorNode[];
  readonly text?: string;
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
};

const ORDER: readonly string[] = Object.keys(MARKS);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);
const count = (value: unknown, least: number): number => (typeof value === 'number' && Number.isInteger(value) && value >= least ? value : least);

function mark(type: string, attrs: EditorNode['attrs']): Mark | null {
  if (type === 'link') {
    const href = cleanHref(text(attrs?.href));
    return href === null ? null : { type, attrs: { href } };
  }
  return ORDER.includes(type) ? ({ type } as Mark) : null;
}

function marks(node: EditorNode): readonly Mark[] {
  const found = (node.marks ?? []).flatMap(({ type, attrs }) => mark(type, attrs) ?? []);
  return found.toSorted((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type));
}

function inlines(nodes: readonly EditorNode[] | undefined): { content?: readonly Inline[] } {
  const content = (nodes ?? []).flatMap((node): readonly Inline[] => {
    if (node.type === 'hardBreak') return [{ type: 'hardBreak' }];
    if (node.type !== 'text' || !node.text) return [];
    const set = marks(node);
    return [{ type: 'text', text: node.text, ...(set.length > 0 ? { marks: set } : {}) }];
  });
  return content.length > 0 ? { content } : {};
}

function image(node: EditorNode): readonly ImageBlock[] {
  const media = text(node.attrs?.media);
  if (media === '') return [];
  const { alt, caption, credit, width, height } = node.attrs ?? {};
  return [
    {
      type: 'image',
      attrs: { media, alt: text(alt), caption: textOrNull(caption), credit: textOrNull(credit), width: count(width, 1), height: count(height, 1) },
    },
  ];
}

/** Blocks of a node that must hold at least one. */
function filled(node: EditorNode): readonly Block[] {
  const content = blocks(node.content);
  return content.length > 0 ? content : [{ type: 'paragraph' }];
}

function items(node: EditorNode): readonly ListItem[] {
  return (node.content ?? []).map((item) => {
    const content = filled(item);
    return { type: 'listItem', content: content[0]?.type === 'paragraph' ? content : [{ type: 'paragraph' }, ...content] };
  });
}

function cell(node: EditorNode): TableCell {
  const attrs = { colspan: count(node.attrs?.colspan, 1), rowspan: count(node.attrs?.rowspan, 1) };
  return { type: node.type === 'tableHeader' ? 'tableHeader' : 'tableCell', attrs, content: filled(node) };
}

function rows(node: EditorNode): readonly TableRow[] {
  return (node.content ?? []).flatMap((row): readonly TableRow[] =>
    row.content && row.content.length > 0 ? [{ type: 'tableRow', content: row.content.map(cell) }] : [],
  );
}

function linkCard(node: EditorNode): readonly Block[] {
  const { title, description, site } = node.attrs ?? {};
  const url = cleanHref(text(node.attrs?.url));
  if (url === null || !isWebAddress(url)) return [];
  return [{ type: 'linkCard', attrs: { url, title: textOrNull(title) ?? url, description: textOrNull(description), site: textOrNull(site) } }];
}

/** The blocks that one block of the editor gives: itself in the story's form, or none where the schema has no place for it. */
export function toBlocks(node: EditorNode): readonly Block[] {
  const attrs = node.attrs ?? {};
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', ...inlines(node.content) }];
    case 'heading':
      return [{ type: 'heading', attrs: { level: attrs.level === 3 || attrs.level === 4 ? attrs.level : 2 }, ...inlines(node.content) }];
    case 'bulletList':
      return node.content?.length ? [{ type: 'bulletList', content: items(node) }] : [];
    case 'orderedList':
      return node.content?.length
        ? [{ type: 'orderedList', attrs: { start: attrs.start === undefined ? 1 : count(attrs.start, 0) }, content: items(node) }]
        : [];
    case 'blockquote':
      return [{ type: 'blockquote', content: filled(node) }];
    case 'pullQuote':
      return [{ type: 'pullQuote', attrs: { source: textOrNull(attrs.source) }, ...inlines(node.content) }];
    case 'image':
      return image(node);
    case 'gallery': {
      const content = (node.content ?? []).flatMap(image);
      return content.length > 0 ? [{ type: 'gallery', content }] : [];
    }
    case 'linkCard':
      return linkCard(node);
    case 'table': {
      const content = rows(node);
      return content.length > 0 ? [{ type: 'table', content }] : [];
    }
    case 'horizontalRule':
      return [{ type: 'horizontalRule' }];
    case 'factBox':
      return [{ type: 'factBox', attrs: { title: textOrNull(attrs.title) }, content: filled(node) }];
    case 'correctionNote':
      return [{ type: 'correctionNote', attrs: { at: typeof attrs.at === 'number' ? attrs.at : null }, content: filled(node) }];
    default:
      return [];
  }
}

function blocks(nodes: readonly EditorNode[] | undefined): readonly Block[] {
  return (nodes ?? []).flatMap(toBlocks);
}

/**
 * The document of what the editor holds: exactly the schema of `story/document.ts`, in the
 * full form that `checkDocument` gives. What the schema has no place for
 * (attributes of the editor's own, links to forbidden addresses, empty lists and galleries) is left out.
 */
export function toDocument(root: EditorNode): Document {
  return { type: 'doc', content: blocks(root.content) };
}
