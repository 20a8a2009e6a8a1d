import type { Block, Document } from './document.ts';

type Level = 2 | 3 | 4;

function settle(blocks: readonly Block[], last: { level: number }): readonly Block[] {
  return blocks.map((block): Block => {
    switch (block.type) {
      case 'heading': {
        const level = Math.min(block.attrs.level, last.level + 1) as Level;
        last.level = level;
        return level === block.attrs.level ? block : { ...block, attrs: { level } };
      }
      case 'factBox':
        if ((block.attrs?.title ?? null) !== null) last.level = 2;
        return { ...block, content: settle(block.content, last) };
      case 'blockquote':
      case 'correctionNote':
        return { ...block, content: settle(block.content, last) };
      case 'bulletList':
      case 'orderedList':
        return { ...block, content: block.content.map((item) => ({ ...item, content: settle(item.content, last) })) };
      case 'table':
        return {
          ...block,
          content: block.content.map((row) => ({ ...row, content: row.content.map((cell) => ({ ...cell, content: settle(cell.content, last) })) })),
        };
      default:
        return block;
    }
  });
}

/**
 * The document with headings that never skip a level below the page's headline (h1): wire copy often begins with h4,
 * and people who listen to a page go by its levels. The title of a fact box is a heading of level 2.
 */
export function settleHeadings(document: Document): Document {
  return { ...document, content: settle(document.content, { level: 1 }) };
}
