import { Extension, type Extensions } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import StarterKit from '@tiptap/starter-kit';
import { cleanHref } from '#story/href.ts';
import { PasteParser } from './clean-paste.ts';
import { CorrectionNote, FactBox, Gallery, Image, LinkCard, PullQuote, SmallCaps, Subscript, Superscript } from './nodes/plain-nodes.ts';
import { Table, TableCell, TableHeader, TableRow } from './nodes/tables.ts';

/** Keys of our own, told to the page. */
export type EditorKeys = { readonly onLink: () => void; readonly onToolbar: () => void };

const handled = (tell: () => void) => (): boolean => {
  tell();
  return true;
};

const Keys = Extension.create<EditorKeys>({
  name: 'deskKeys',
  addOptions: () => ({ onLink: () => {}, onToolbar: () => {} }),
  addKeyboardShortcuts() {
    return { 'Mod-k': handled(this.options.onLink), 'Alt-F10': handled(this.options.onToolbar) };
  },
  addProseMirrorPlugins() {
    return [new Plugin({ props: { clipboardParser: PasteParser.of(this.editor.schema) } })];
  },
});

/** The schema of `story/document.ts` as Tiptap extensions: nothing more can be typed or pasted. */
export function extensions(keys: EditorKeys): Extensions {
  return [
    StarterKit.configure({
      code: false,
      codeBlock: false,
      strike: false,
      underline: false,
      trailingNode: false,
      heading: { levels: [2, 3, 4] },
      link: {
        openOnClick: false,
        autolink: true,
        defaultProtocol: 'https',
        isAllowedUri: (url) => cleanHref(url) !== null,
        HTMLAttributes: { target: null, rel: null },
      },
      dropcursor: { width: 2, class: 'drop-cursor' },
    }),
    Keys.configure(keys),
    SmallCaps,
    Subscript,
    Superscript,
    PullQuote,
    Image,
    Gallery,
    LinkCard,
    FactBox,
    CorrectionNote,
    Table,
    TableRow,
    TableCell,
    TableHeader,
  ];
}
