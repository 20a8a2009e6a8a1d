import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import { useWords } from '../../parts/language.ts';
import { AttributeLine } from './attribute-line.tsx';

/** A fact box with its title. */
export function FactBoxView({ node, updateAttributes, deleteNode, editor }: ReactNodeViewProps) {
  const t = useWords();
  return (
    <NodeViewWrapper as="aside" className="fact-box">
      <div className="lines" contentEditable={false}>
        <AttributeLine
          label={t('box.title')}
          value={node.attrs.title as string | null}
          max={500}
          serif
          readOnly={!editor.isEditable}
          onChange={(title) => updateAttributes({ title })}
        />
        {editor.isEditable && (
          <button type="button" className="plain" onClick={deleteNode}>
            {t('box.remove')}
          </button>
        )}
      </div>
      <NodeViewContent className="words" />
    </NodeViewWrapper>
  );
}
