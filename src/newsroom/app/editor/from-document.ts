import type { Document } from '#story/document.ts';
import type { EditorNode } from './to-document.ts';

const EMPTY: EditorNode = { type: 'paragraph' };
/** Nodes that the editor refuses without a block inside. */
const HOLDS_BLOCKS = new Set(['doc', 'listItem', 'blockquote', 'factBox', 'correctionNote', 'tableCell', 'tableHeader']);
/** Nodes that mean nothing without children. */
const HOLDS_PARTS = new Set(['bulletList', 'orderedList', 'gallery', 'table', 'tableRow']);

function nodes(list: readonly EditorNode[]): readonly EditorNode[] {
  return list.flatMap((node): readonly EditorNode[] => {
    if (node.type === 'text') return node.text ? [node] : [];
    const content = nodes(node.content ?? []);
    if (HOLDS_PARTS.has(node.type ?? '') && content.length === 0) return [];
    if (HOLDS_BLOCKS.has(node.type ?? '')) return [{ ...node, content: content.length > 0 ? content : [EMPTY] }];
    return node.content === undefined ? [node] : [{ ...node, content }];
  });
}

/**
 * A document in the form that the editor takes. The names are the same; what the editor would refuse (empty text, a
 * quote without a paragraph, a list without items) is filled or left out, so that no story fails to open.
 */
export function fromDocument(document: Document): EditorNode {
  const content = nodes(document.content as readonly EditorNode[]);
  return { type: 'doc', content: content.length > 0 ? content : [EMPTY] };
}
