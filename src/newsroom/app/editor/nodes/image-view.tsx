import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import { picturePath, pictureWidths } from '#story/picture-sizes.ts';
import { useWords } from '../../parts/language.ts';
import { AttributeLine } from './attribute-line.tsx';

/** A picture in the text with what belongs to it. */
export function ImageView({ node, updateAttributes, deleteNode, editor, selected }: ReactNodeViewProps) {
  const t = useWords();
  const { media, alt, caption, credit, width, height } = node.attrs as {
    media: string;
    alt: string;
    caption: string | null;
    credit: string | null;
    width: number;
    height: number;
  };
  const widths = pictureWidths(width);
  const shown = widths.find((one) => one >= 960) ?? widths.at(-1) ?? width;
  const readOnly = !editor.isEditable;
  return (
    <NodeViewWrapper as="figure" className={selected ? 'picture selected' : 'picture'}>
      <img src={picturePath(media, shown)} alt={alt} width={width} height={height} data-drag-handle="" />
      <div className="lines" contentEditable={false}>
        <AttributeLine label={t('picture.caption')} value={caption} max={2000} readOnly={readOnly} onChange={(value) => updateAttributes({ caption: value })} />
        <AttributeLine
          label={t('picture.credit')}
          value={credit}
          max={300}
          missing
          readOnly={readOnly}
          onChange={(value) => updateAttributes({ credit: value })}
        />
        <AttributeLine label={t('picture.alt')} value={alt} max={1000} missing readOnly={readOnly} onChange={(value) => updateAttributes({ alt: value })} />
        {!readOnly && (
          <button type="button" className="plain" onClick={deleteNode}>
            {t('picture.remove')}
          </button>
        )}
      </div>
    </NodeViewWrapper>
  );
}
