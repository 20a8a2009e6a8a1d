import type { Block, Document, ImageBlock, Inline, ListItem, TableCell, TableRow } from './document.ts';

function inlineText(content: readonly Inline[] | undefined): string {
  return (content ?? []).map((inline) => (inline.type === 'text' ? inline.text : '\n')).join('');
}

/** Anything that stands among blocks. */
type Part = Block | ListItem | TableRow | TableCell;

function lines(blocks: readonly Part[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return [inlineText(block.content)];
      case 'pullQuote':
        return [inlineText(block.content), block.attrs?.source ?? ''];
      case 'image':
        return [block.attrs.caption ?? ''];
      case 'linkCard':
        return [block.attrs.title];
      case 'horizontalRule':
        return [];
      case 'factBox':
        return [block.attrs?.title ?? '', ...lines(block.content)];
      case 'tableRow':
        return [block.content.map((cell) => lines(cell.content).join(' ')).join('\t')];
      default:
        return lines(block.content);
    }
  });
}

/** The words of a document as plain text: one line per block, cells of a table row parted by tabs, empty lines left out. */
export function documentText(document: Document): string {
  return lines(document.content)
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/** How many words a reader reads in it, captions included. */
export function documentWords(document: Document): number {
  return documentText(document).match(/\S+/gu)?.length ?? 0;
}

/** A document to start writing in: one empty paragraph. */
export function emptyDocument(): Document {
  return { type: 'doc', content: [{ type: 'paragraph' }] };
}

function images(part: Part): readonly ImageBlock[] {
  if (part.type === 'image') return [part];
  if (part.type === 'paragraph' || part.type === 'heading' || part.type === 'pullQuote') return [];
  return 'content' in part ? part.content.flatMap(images) : [];
}

/** Every picture of a document in reading order, wherever it stands. */
export function documentImages(document: Document): readonly ImageBlock[] {
  return document.content.flatMap(images);
}
