import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import { useWords } from '../../parts/language.ts';
import { AttributeLine } from './attribute-line.tsx';

/** A pull quote with who said it. */
export function PullQuoteView({ node, updateAttributes, editor }: ReactNodeViewProps) {
  const t = useWords();
  return (
    <NodeViewWrapper as="aside" className="pull-quote">
      <NodeViewContent className="words" />
      <div className="lines" contentEditable={false}>
        <AttributeLine
          label={t('quote.source')}
          value={node.attrs.source as string | null}
          max={500}
          readOnly={!editor.isEditable}
          onChange={(source) => updateAttributes({ source })}
        />
      </div>
    </NodeViewWrapper>
  );
}
