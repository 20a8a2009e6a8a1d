import type { Node } from '@tiptap/pm/model';
import { EditorContent, useEditor, type Editor, type JSONContent } from '@tiptap/react';
import { useEffect, useRef } from 'react';
import type { Block, Document } from '#story/document.ts';
import type { Language } from '#story/story.ts';
import { useWords } from '../parts/language.ts';
import { same } from '../save/same.ts';
import { extensions, type EditorKeys } from './extensions.ts';
import { fromDocument } from './from-document.ts';
import { toBlocks, type EditorNode } from './to-document.ts';

/** What the text needs from the page around it. */
export type BodyEditorProps = {
  /** The text as saving holds it at this moment. */
  readonly currentBody: () => Document;
  /** Grows when something other than typing changed the story (`Autosave.replaced`). */
  readonly replaced: number;
  readonly language: Language;
  readonly editable: boolean;
  readonly keys: EditorKeys;
  readonly onChange: (body: Document) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onEditor: (editor: Editor | null) => void;
};

function pictures(data: DataTransfer | null): readonly File[] {
  return [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'));
}

/** Blocks that were converted before. The editor keeps a block as it is until it changes, so a key converts one block. */
const converted = new WeakMap<Node, readonly Block[]>();

function documentOf(doc: Node): Document {
  const content: Block[] = [];
  doc.forEach((child) => {
    const known = converted.get(child) ?? toBlocks(child.toJSON() as EditorNode);
    converted.set(child, known);
    content.push(...known);
  });
  return { type: 'doc', content };
}

/**
 * The text of a story. The editor owns what is typed: `currentBody` is asked when it opens, and later only when
 * something else changed the story (an older version restored, a colleague's change taken). It is a function, not a
 * value, because a value that React hands over can be older than the last key.
 */
export function BodyEditor(props: BodyEditorProps) {
  const { currentBody, replaced, language, editable, onEditor } = props;
  const t = useWords();
  const latest = useRef(props);
  latest.current = props;
  const reported = useRef<Document | null>(null);
  const editor = useEditor(
    {
      extensions: extensions({ onLink: () => latest.current.keys.onLink(), onToolbar: () => latest.current.keys.onToolbar() }),
      content: fromDocument(currentBody()) as JSONContent,
      editable,
      injectCSS: false, // the page's policy forbids style elements; `styles/editor.css` has what is needed
      shouldRerenderOnTransaction: false,
      onUpdate: ({ editor: now }) => {
        reported.current = documentOf(now.state.doc);
        latest.current.onChange(reported.current);
      },
      editorProps: {
        attributes: { class: 'body', role: 'textbox', 'aria-multiline': 'true', 'aria-label': t('story.text'), spellcheck: 'true' },
        handlePaste: (_, event) => {
          const files = pictures(event.clipboardData);
          if (files.length === 0 || event.clipboardData?.types.includes('text/html')) return false;
          latest.current.onFiles(files);
          return true;
        },
        handleDrop: (_, event, __, moved) => {
          const files = pictures(event.dataTransfer);
          if (moved || files.length === 0) return false;
          latest.current.onFiles(files);
          return true;
        },
      },
    },
    [],
  );

  useEffect(() => {
    onEditor(editor);
    return () => onEditor(null);
  }, [editor, onEditor]);

  useEffect(() => {
    if (editor.isEditable !== editable) editor.setEditable(editable, false);
  }, [editor, editable]);

  useEffect(() => {
    const body = currentBody();
    if (replaced === 0 || body === reported.current || same(body, reported.current)) return;
    reported.current = body;
    const { from, to } = editor.state.selection;
    editor.commands.setContent(fromDocument(body) as JSONContent, { emitUpdate: false });
    const end = editor.state.doc.content.size;
    editor.commands.setTextSelection({ from: Math.min(from, end), to: Math.min(to, end) });
  }, [editor, replaced, currentBody]);

  const growAtEnd = (): void => {
    if (!editor.isEditable) return;
    const { doc } = editor.state;
    const last = doc.lastChild;
    const empty = last?.type.name === 'paragraph' && last.content.size === 0;
    if (empty) editor.commands.focus('end');
    else if (last?.isTextblock) editor.commands.focus('end');
    else editor.chain().insertContentAt(doc.content.size, { type: 'paragraph' }).focus('end').run();
  };

  return (
    <>
      <EditorContent editor={editor} lang={language} />
      <div className="below" onClick={growAtEnd} aria-hidden="true" />
    </>
  );
}
