import type { Editor } from '@tiptap/react';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { documentText, documentWords } from '#story/document-text.ts';
import type { Picture } from '#story/story.ts';
import { slugFromHeadline } from '#story/slug.ts';
import { call, RefusedError, type Refusal } from '../client.ts';
import { useDesk } from '../desk.ts';
import { AddressDialog } from '../editor/address-dialog.tsx';
import { BodyEditor } from '../editor/body-editor.tsx';
import { ConflictDialog } from '../editor/conflict-dialog.tsx';
import { GrowText } from '../editor/grow-text.tsx';
import { LeadPicture } from '../editor/lead-picture.tsx';
import { MoveDialog } from '../editor/move-dialog.tsx';
import { ASKS, mainMove, type Move } from '../editor/moves.ts';
import type { OpenStory, StoryView } from '../editor/open-stories.ts';
import { Panel } from '../editor/panel.tsx';
import { PictureDialog } from '../editor/picture-dialog.tsx';
import { SavedLine } from '../editor/saved-line.tsx';
import type { StoryFields } from '../editor/story-fields.ts';
import { Toolbar } from '../editor/toolbar.tsx';
import { useMoves } from '../editor/use-moves.ts';
import { useOpenStory, useSaverPart, useStoryView } from '../editor/use-story.ts';
import { RefusalNote } from '../parts/refusal-note.tsx';
import { sectionName } from '../parts/section-name.ts';
import { shortText } from '../time/time-text.ts';
import '../styles/editor.css';

/** Words a reader reads in a minute. */
const READING_SPEED = 230;

type Opened = { readonly view: StoryView; readonly open: OpenStory };
type Overlay =
  | { readonly kind: 'link' }
  | { readonly kind: 'card' }
  | { readonly kind: 'gallery' }
  | { readonly kind: 'picture'; readonly files: readonly File[] }
  | { readonly kind: 'move'; readonly move: Move };

/** While a story never had an address that readers know, its slug follows the headline until someone sets another. */
function slugFollows({ story }: StoryView, { slug, headline }: StoryFields): boolean {
  if (story.live !== null || story.publishAt !== null) return false;
  return slug === slugFromHeadline(headline) || /^untitled-[0-9a-z]{10}$/.test(slug);
}

/** Gives the story a free slug of its headline when the headline is left: not at every key, which would fill the log. */
function useSlugOfHeadline({ view, open }: Opened) {
  const before = useRef<StoryFields | null>(null);
  return {
    onFocus: (): void => {
      before.current = open.saver.view().state.value;
    },
    onBlur: (): void => {
      const { current } = before;
      const { value } = open.saver.view().state;
      if (current === null || value.headline === current.headline || value.headline.trim() === '' || !slugFollows(view, current)) return;
      void call('stories.suggestSlug', { query: { text: value.headline, story: view.story.id } }).then((answer) => {
        if (answer.ok) open.saver.type((fields) => (fields.slug === current.slug ? { ...fields, slug: answer.value.slug } : fields));
      });
    },
  };
}

function Head({ view, open, onEnter }: Opened & { readonly onEnter: () => void }) {
  const { t, station, language } = useDesk();
  const value = useSaverPart(
    open.saver,
    ({
      state: {
        value: { body: _body, ...fields },
      },
    }) => fields,
  );
  const off = !view.mayWrite;
  const set = (change: Partial<StoryFields>): void => open.saver.type((fields) => ({ ...fields, ...change }));
  const slug = useSlugOfHeadline({ view, open });
  return (
    <>
      <span className="kicker">{sectionName(station, value.section, value.language ?? language)}</span>
      <GrowText
        className="headline"
        aria-label={t('field.headline')}
        placeholder={t('field.headline')}
        value={value.headline}
        readOnly={off}
        maxLength={300}
        lang={value.language}
        autoFocus={value.headline === ''}
        onFocus={slug.onFocus}
        onBlur={slug.onBlur}
        onChange={(event) => set({ headline: event.target.value })}
        onEnter={onEnter}
      />
      <GrowText
        className="deck"
        aria-label={t('field.summary')}
        placeholder={t('field.summary')}
        value={value.summary ?? ''}
        readOnly={off}
        maxLength={1000}
        lang={value.language}
        onChange={(event) => set({ summary: event.target.value === '' ? null : event.target.value })}
        onEnter={onEnter}
      />
      <LeadPicture lead={value.lead} editable={!off} onChange={(lead) => set({ lead })} />
      <label className="dateline-line">
        <span>{t('field.dateline')}</span>
        <input
          value={value.dateline ?? ''}
          readOnly={off}
          maxLength={120}
          onChange={(event) => set({ dateline: event.target.value === '' ? null : event.target.value })}
        />
      </label>
    </>
  );
}

function Counts({ open }: Pick<Opened, 'open'>) {
  const { t } = useDesk();
  const { body: newest } = useSaverPart(open.saver, ({ state }) => ({ body: state.value.body }));
  const body = useDeferredValue(newest); // counting may lag behind a fast typist
  const words = useMemo(() => documentWords(body), [body]);
  const characters = useMemo(() => documentText(body).length, [body]);
  return (
    <p className="counts">
      {t('words', { count: words })} · {t('reading', { count: Math.max(1, Math.round(words / READING_SPEED)) })} · {t('characters', { count: characters })}
    </p>
  );
}

function insertPictures(editor: Editor, pictures: readonly Picture[], gallery: boolean): void {
  const images = pictures.map((attrs) => ({ type: 'image', attrs }));
  editor
    .chain()
    .focus()
    .insertContent(gallery && images.length > 1 ? { type: 'gallery', content: images } : images)
    .run();
}

function Overlays({
  overlay,
  editor,
  view,
  moves,
  onClose,
}: {
  readonly overlay: Overlay | null;
  readonly editor: Editor | null;
  readonly view: StoryView;
  readonly moves: ReturnType<typeof useMoves>;
  readonly onClose: () => void;
}) {
  const { t } = useDesk();
  if (overlay === null) return null;
  if (overlay.kind === 'move') return <MoveDialog move={overlay.move} view={view} make={(words) => moves.make(overlay.move, words)} onClose={onClose} />;
  if (editor === null) return null;
  const done = (work: () => void) => (): void => {
    onClose();
    work();
  };
  if (overlay.kind === 'link') {
    const start = String(editor.getAttributes('link').href ?? '');
    const link = (href: string) =>
      done(() => {
        const { empty } = editor.state.selection;
        if (empty && start === '')
          editor
            .chain()
            .focus()
            .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
            .run();
        else editor.chain().focus().extendMarkRange('link').setLink({ href }).run();
      })();
    return (
      <AddressDialog
        title={t('tool.link')}
        start={start}
        onSet={link}
        onRemove={start === '' ? undefined : done(() => editor.chain().focus().extendMarkRange('link').unsetLink().run())}
        onClose={onClose}
      />
    );
  }
  if (overlay.kind === 'card') {
    const card = (url: string) =>
      done(() =>
        editor
          .chain()
          .focus()
          .insertContent({ type: 'linkCard', attrs: { url, title: new URL(url).hostname, site: new URL(url).hostname } })
          .run(),
      )();
    return <AddressDialog title={t('insert.card')} start="" webOnly onSet={card} onClose={onClose} />;
  }
  const gallery = overlay.kind === 'gallery';
  return (
    <PictureDialog
      title={t(gallery ? 'insert.gallery' : 'insert.picture')}
      several={gallery}
      files={gallery ? [] : overlay.files}
      onUse={(pictures) => done(() => insertPictures(editor, pictures, gallery))()}
      onClose={onClose}
    />
  );
}

/** Opens the preview in a window of its own; the window is opened at once, or the browser would take it for an advertisement. */
function usePreview(view: StoryView, open: OpenStory) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const show = async (): Promise<void> => {
    const tab = window.open('about:blank', `preview-${view.story.id}`);
    await open.saver.settle();
    const answer = await call('stories.previewLink', { params: { id: view.story.id } });
    if (answer.ok && tab !== null) tab.location.href = answer.value.url;
    else tab?.close();
    setRefusal(answer.ok ? null : answer.refusal);
  };
  return { show: () => void show(), refusal };
}

function Bar({
  view,
  open,
  moves,
  onMove,
  panel,
  onPanel,
}: Opened & { readonly moves: ReturnType<typeof useMoves>; readonly onMove: (move: Move) => void; readonly panel: boolean; readonly onPanel: () => void }) {
  const { t } = useDesk();
  const preview = usePreview(view, open);
  const main = mainMove(view.moves, view.story.status);
  useEffect(() => {
    const keys = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (event.key === 's') void open.saver.settle();
      else if (event.key === 'Enter') preview.show();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  });
  return (
    <div className="bar">
      <Link href="/" className="back" aria-label={t('nav.stories')}>
        ←
      </Link>
      {view.mayWrite ? <SavedLine saver={open.saver} savedAt={view.story.savedAt} /> : <span className="saved">{t('story.readOnly')}</span>}
      <span className="grow" />
      <RefusalNote refusal={preview.refusal} />
      <span className="saved" role="status">
        {moves.told}
        {moves.told !== '' && view.visible && (
          <>
            {' '}
            ·{' '}
            <a href={view.path} target="_blank" rel="noopener">
              {t('story.see')}
            </a>
          </>
        )}
      </span>
      <button type="button" className="btn narrow-only" aria-controls="panel" aria-expanded={panel} onClick={onPanel}>
        {t('panel')}
      </button>
      <button type="button" className="btn" onClick={preview.show}>
        {t('preview')}
      </button>
      {main !== null && (
        <button type="button" className="btn do" onClick={() => onMove(main)}>
          {t(`move.${main}`)}
        </button>
      )}
    </div>
  );
}

function Desktop({ view, open }: Opened) {
  const { t, manner, now } = useDesk();
  const { saver } = open;
  const { headline, language, replaced, conflict } = useSaverPart(saver, ({ state }) => ({
    headline: state.value.headline,
    language: state.value.language,
    replaced: state.replaced,
    conflict: state.conflict,
  }));
  const [editor, setEditor] = useState<Editor | null>(null);
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const [panel, setPanel] = useState(false);
  const [found, setFound] = useState(open.foundFrom);
  const sheet = useRef<HTMLElement>(null);
  const moves = useMoves(view, saver);
  const currentBody = useCallback(() => saver.view().state.value.body, [saver]);
  const onMove = (move: Move): void => (ASKS.has(move) ? setOverlay({ kind: 'move', move }) : moves.makeAtOnce(move));
  const nextField = (): void => {
    const fields = [...(sheet.current?.querySelectorAll<HTMLElement>('textarea') ?? [])];
    const at = fields.indexOf(document.activeElement as HTMLElement);
    if (at + 1 < fields.length) fields[at + 1]?.focus();
    else editor?.commands.focus('start');
  };
  useEffect(() => {
    document.title = headline || t('untitled');
  }, [headline, t]);
  return (
    <>
      <h1 className="unseen">{headline || t('untitled')}</h1>
      <Bar view={view} open={open} moves={moves} onMove={onMove} panel={panel} onPanel={() => setPanel(!panel)} />
      {found !== null && (
        <div className="notice" role="status">
          <span>{t('found', { time: shortText(found, now, manner) })}</span>
          <button type="button" className="plain" onClick={() => setFound(null)}>
            {t('found.ok')}
          </button>
        </div>
      )}
      <div className={panel ? 'edit with-panel' : 'edit'}>
        <article className="sheet" ref={sheet}>
          <Head view={view} open={open} onEnter={nextField} />
          {editor !== null && view.mayWrite && (
            <Toolbar
              editor={editor}
              acts={{
                onLink: () => setOverlay({ kind: 'link' }),
                onPicture: () => setOverlay({ kind: 'picture', files: [] }),
                onGallery: () => setOverlay({ kind: 'gallery' }),
                onCard: () => setOverlay({ kind: 'card' }),
              }}
            />
          )}
          <BodyEditor
            currentBody={currentBody}
            replaced={replaced}
            language={language}
            editable={view.mayWrite}
            keys={{
              onLink: () => setOverlay({ kind: 'link' }),
              onToolbar: () => sheet.current?.querySelector<HTMLElement>('[role=toolbar] [tabindex="0"]')?.focus(),
            }}
            onChange={(body) => saver.type((fields) => ({ ...fields, body }))}
            onFiles={(files) => setOverlay({ kind: 'picture', files })}
            onEditor={setEditor}
          />
          <Counts open={open} />
        </article>
        <Panel view={view} saver={saver} moves={moves} onMove={onMove} onClose={() => setPanel(false)} />
      </div>
      <Overlays overlay={overlay} editor={editor} view={view} moves={moves} onClose={() => setOverlay(null)} />
      {conflict !== null && <ConflictDialog saver={saver} onChoose={(take) => saver.tell({ type: 'chosen', take })} />}
    </>
  );
}

/** One story: its text, its fields, its state and its past. */
export function StoryPage({ id }: { readonly id: string }) {
  const { t } = useDesk();
  const view = useStoryView(id);
  const open = useOpenStory(view.data);
  if (view.data !== undefined && open !== null) return <Desktop view={view.data} open={open} />;
  if (view.error instanceof RefusedError) {
    return (
      <div className="empty">
        <RefusalNote refusal={view.error.refusal} />
        <Link className="btn" href="/">
          {t('nav.stories')}
        </Link>
      </div>
    );
  }
  return (
    <p className="empty" role="status">
      {t('loading')}
    </p>
  );
}
