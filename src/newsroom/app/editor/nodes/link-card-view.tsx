import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import { useWords } from '../../parts/language.ts';
import { AttributeLine } from './attribute-line.tsx';

/** A link card: the address, and the words that readers see of it. Nothing of the other site is loaded. */
export function LinkCardView({ node, updateAttributes, deleteNode, editor, selected }: ReactNodeViewProps) {
  const t = useWords();
  const { url, title, description } = node.attrs as { url: string; title: string; description: string | null };
  const readOnly = !editor.isEditable;
  return (
    <NodeViewWrapper as="div" className={selected ? 'link-card selected' : 'link-card'}>
      <div className="lines" contentEditable={false}>
        <span className="soft" data-drag-handle="">
          {url}
        </span>
        <AttributeLine
          label={t('card.title')}
          value={title}
          max={500}
          missing
          serif
          readOnly={readOnly}
          onChange={(value) => updateAttributes({ title: value })}
        />
        <AttributeLine
          label={t('card.description')}
          value={description}
          max={2000}
          readOnly={readOnly}
          onChange={(value) => updateAttributes({ description: value })}
        />
        {!readOnly && (
          <button type="button" className="plain" onClick={deleteNode}>
            {t('card.remove')}
          </button>
        )}
      </div>
    </NodeViewWrapper>
  );
}
