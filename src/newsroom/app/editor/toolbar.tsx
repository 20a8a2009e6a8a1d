import type { Editor, JSONContent } from '@tiptap/react';
import { useEditorState } from '@tiptap/react';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, mergeCells, splitCell, toggleHeaderRow } from '@tiptap/pm/tables';
import { TextSelection, type Command } from '@tiptap/pm/state';
import { useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '../parts/language.ts';
import { Menu } from '../parts/menu.tsx';
import type { WordKey } from '../words.ts';

/** What the toolbar opens that is not the editor's own. */
export type ToolbarActs = { readonly onLink: () => void; readonly onPicture: () => void; readonly onGallery: () => void; readonly onCard: () => void };

const MARKS = [
  ['bold', 'tool.bold', 'Ctrl B'],
  ['italic', 'tool.italic', 'Ctrl I'],
  ['smallCaps', 'tool.smallCaps', ''],
  ['superscript', 'tool.super', ''],
  ['subscript', 'tool.sub', ''],
] as const;
const TABLE: readonly (readonly [WordKey, Command])[] = [
  ['table.rowAfter', addRowAfter],
  ['table.columnAfter', addColumnAfter],
  ['table.dropRow', deleteRow],
  ['table.dropColumn', deleteColumn],
  ['table.header', toggleHeaderRow],
  ['table.merge', mergeCells],
  ['table.split', splitCell],
  ['table.drop', deleteTable],
];

function snapshot(editor: Editor) {
  return {
    style: editor.isActive('heading') ? `h${String(editor.getAttributes('heading').level)}` : 'p',
    marks: MARKS.filter(([name]) => editor.isActive(name)).map(([name]): string => name),
    link: editor.isActive('link'),
    bullets: editor.isActive('bulletList'),
    numbers: editor.isActive('orderedList'),
    quote: editor.isActive('blockquote'),
    pull: editor.isActive('pullQuote'),
    table: editor.isActive('table'),
    undo: editor.can().undo(),
    redo: editor.can().redo(),
  };
}

function setStyle(editor: Editor, style: string): void {
  const chain = editor.chain().focus();
  if (style === 'p') chain.setParagraph().run();
  else chain.setHeading({ level: Number(style.slice(1)) as 2 | 3 | 4 }).run();
}

/** Puts a block with room for text at the caret, and the caret into it. */
function putBlock(editor: Editor, json: JSONContent): void {
  editor
    .chain()
    .focus()
    .command(({ tr, dispatch, state }) => {
      const inside = tr.selection.from + 1;
      if (dispatch)
        tr.replaceSelectionWith(state.schema.nodeFromJSON(json))
          .setSelection(TextSelection.near(tr.doc.resolve(inside)))
          .scrollIntoView();
      return true;
    })
    .run();
}

const cell = (type: string) => ({ type, content: [{ type: 'paragraph' }] });
const row = (type: string) => ({ type: 'tableRow', content: [cell(type), cell(type), cell(type)] });

function inserts(editor: Editor, t: ReturnType<typeof useWords>, acts: ToolbarActs) {
  return [
    { label: t('insert.picture'), act: acts.onPicture },
    { label: t('insert.gallery'), act: acts.onGallery },
    { label: t('insert.box'), act: () => putBlock(editor, { type: 'factBox', content: [{ type: 'paragraph' }] }) },
    { label: t('insert.card'), act: acts.onCard },
    { label: t('insert.table'), act: () => putBlock(editor, { type: 'table', content: [row('tableHeader'), row('tableCell'), row('tableCell')] }) },
    { label: t('insert.divider'), act: () => void editor.chain().focus().setHorizontalRule().run() },
  ];
}

/** Arrow keys move along the tools (one tab stop for all of them); Escape goes back to the text. */
function useToolKeys(editor: Editor) {
  const bar = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const tools = () => [
    ...(bar.current?.querySelectorAll<HTMLButtonElement | HTMLSelectElement>('button[data-tool], select[data-tool], [data-tool] > .menu > button') ?? []),
  ];
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') return void editor.commands.focus();
    const all = tools().filter((tool) => !tool.disabled);
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at === -1 || next === undefined) return;
    event.preventDefault();
    all[(next + all.length) % all.length]?.focus();
  };
  const onFocus = (event: FocusEvent): void => {
    const at = tools().indexOf(event.target as HTMLButtonElement);
    if (at !== -1) setStop(at);
  };
  return { bar, stop, onKeyDown, onFocus };
}

type ToolProps = {
  readonly label: ReactNode;
  readonly title: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly tabIndex: number;
  readonly act: () => void;
};

function Tool({ label, title, pressed, disabled, tabIndex, act }: ToolProps) {
  return (
    // `mousedown` would take the focus and with it the selection out of the text
    <button
      type="button"
      data-tool=""
      className="tool"
      title={title}
      aria-pressed={pressed}
      disabled={disabled}
      tabIndex={tabIndex}
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
    >
      {label === title ? (
        label
      ) : (
        <>
          <span aria-hidden="true">{label}</span>
          <span className="unseen">{title}</span>
        </>
      )}
    </button>
  );
}

/** What can be done with the text, in words. */
export function Toolbar({ editor, acts }: { readonly editor: Editor; readonly acts: ToolbarActs }) {
  const t = useWords();
  const now = useEditorState({ editor, selector: ({ editor: current }) => snapshot(current) });
  const { bar, stop, onKeyDown, onFocus } = useToolKeys(editor);
  let index = 0;
  const tab = (): number => (index++ === stop ? 0 : -1);
  const run = (work: (chain: ReturnType<Editor['chain']>) => ReturnType<Editor['chain']>) => (): void => void work(editor.chain().focus()).run();
  const glyph: Readonly<Record<string, ReactNode>> = {
    bold: <b>B</b>,
    italic: <i>I</i>,
    smallCaps: <span className="small-caps">Sc</span>,
    superscript: (
      <>
        x<sup>2</sup>
      </>
    ),
    subscript: (
      <>
        x<sub>2</sub>
      </>
    ),
  };
  return (
    <div className="toolbar" role="toolbar" aria-label={t('tools')} ref={bar} onKeyDown={onKeyDown} onFocus={onFocus}>
      <select data-tool="" aria-label={t('tool.style')} value={now.style} tabIndex={tab()} onChange={(event) => setStyle(editor, event.target.value)}>
        <option value="p">{t('tool.paragraph')}</option>
        {[2, 3, 4].map((level) => (
          <option key={level} value={`h${level}`}>
            {t('tool.heading', { level: level - 1 })}
          </option>
        ))}
      </select>
      {MARKS.map(([name, word, key]) => (
        <Tool
          key={name}
          label={glyph[name]}
          title={key === '' ? t(word) : `${t(word)} (${key})`}
          pressed={now.marks.includes(name)}
          tabIndex={tab()}
          act={run((chain) => chain.toggleMark(name))}
        />
      ))}
      <Tool label={t('tool.link')} title={`${t('tool.link')} (Ctrl K)`} pressed={now.link} tabIndex={tab()} act={acts.onLink} />
      <Tool label={t('tool.bullets')} title={t('tool.bullets')} pressed={now.bullets} tabIndex={tab()} act={run((chain) => chain.toggleBulletList())} />
      <Tool label={t('tool.numbers')} title={t('tool.numbers')} pressed={now.numbers} tabIndex={tab()} act={run((chain) => chain.toggleOrderedList())} />
      <Tool label={t('tool.quote')} title={t('tool.quote')} pressed={now.quote} tabIndex={tab()} act={run((chain) => chain.toggleBlockquote())} />
      <Tool
        label={t('tool.pull')}
        title={t('tool.pull')}
        pressed={now.pull}
        tabIndex={tab()}
        act={run((chain) => chain.toggleNode('pullQuote', 'paragraph'))}
      />
      <span data-tool="">
        <Menu label={<>{t('insert')} ▾</>} items={inserts(editor, t, acts)} tabIndex={tab()} />
      </span>
      {now.table && (
        <span data-tool="">
          <Menu
            label={<>{t('insert.table')} ▾</>}
            tabIndex={tab()}
            items={TABLE.map(([word, command]) => ({
              label: t(word),
              act: () => {
                command(editor.state, editor.view.dispatch);
                editor.commands.focus();
              },
            }))}
          />
        </span>
      )}
      <span className="grow" />
      <Tool label="↶" title={`${t('tool.undo')} (Ctrl Z)`} disabled={!now.undo} tabIndex={tab()} act={run((chain) => chain.undo())} />
      <Tool label="↷" title={`${t('tool.redo')} (Ctrl Shift Z)`} disabled={!now.redo} tabIndex={tab()} act={run((chain) => chain.redo())} />
    </div>
  );
}
