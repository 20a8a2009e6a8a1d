import { useState, type FormEvent } from 'react';
import type { Refusal } from '../client.ts';
import { useDesk } from '../desk.ts';
import { Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/field.tsx';
import { RefusalNote } from '../parts/refusal-note.tsx';
import type { StoryView } from './open-stories.ts';
import { InstantField } from './instant-field.tsx';
import type { Move, MoveWords } from './moves.ts';

type Words = { readonly words: MoveWords; readonly set: (words: MoveWords) => void };

function Note({
  words,
  set,
  label,
  needed = false,
  field,
}: Words & { readonly label: string; readonly needed?: boolean; readonly field: 'note' | 'text' | 'reason' }) {
  return (
    <TextField
      label={label}
      required={needed}
      maxLength={field === 'text' ? 2000 : 1000}
      value={words[field] ?? ''}
      data-first=""
      onChange={(event) => set({ ...words, [field]: event.target.value })}
    />
  );
}

function Inside({ move, words, set, view }: Words & { readonly move: Move; readonly view: StoryView }) {
  const { t, now } = useDesk();
  switch (move) {
    case 'schedule':
      return <InstantField label={t('schedule.at')} start={view.story.publishAt ?? null} first onChange={(at) => set(at === null ? {} : { at })} />;
    case 'update':
      return (
        <>
          <label className="check">
            <input type="checkbox" checked={words.tellReaders ?? false} onChange={(event) => set({ ...words, tellReaders: event.target.checked })} />{' '}
            {t('update.tell')}
          </label>
          <Note words={words} set={set} field="note" label={t('update.note')} />
        </>
      );
    case 'correct':
      return <Note words={words} set={set} field="text" needed label={t('correct.text')} />;
    case 'unpublish':
    case 'kill':
      return <Note words={words} set={set} field="reason" needed label={t('move.reason')} />;
    case 'return':
      return <Note words={words} set={set} field="note" label={t('return.note')} />;
    case 'publish':
    case 'republish':
      return (
        <>
          <p className="going-out">
            {view.story.content.headline}
            <span className="soft">{view.path}</span>
          </p>
          {view.story.embargoedUntil !== null && view.story.embargoedUntil > now && <p className="late">{t('publish.embargo')}</p>}
        </>
      );
    default:
      return null;
  }
}

const HARSH: ReadonlySet<Move> = new Set<Move>(['kill', 'unpublish', 'spike']);

/** Asks for what a move needs, and shows in the same place why it was refused. */
export function MoveDialog({
  move,
  view,
  make,
  onClose,
}: {
  readonly move: Move;
  readonly view: StoryView;
  /** Makes the move; null when it is made. */
  readonly make: (words: MoveWords) => Promise<Refusal | null>;
  readonly onClose: () => void;
}) {
  const { t } = useDesk();
  const [words, setWords] = useState<MoveWords>(move === 'update' ? { tellReaders: false } : {});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const ready = move !== 'schedule' || words.at !== undefined;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready) return;
    setBusy(true);
    const refused = await make(Object.fromEntries(Object.entries(words).filter(([, value]) => value !== '')) as MoveWords);
    setBusy(false);
    if (refused === null) onClose();
    else setRefusal(refused);
  };
  return (
    <Dialog title={t(`move.${move}`)} onClose={onClose}>
      <form className="sheet-form bare" onSubmit={(event) => void submit(event)}>
        <p className="soft">{t(`move.${move}.text`)}</p>
        <Inside move={move} words={words} set={setWords} view={view} />
        <RefusalNote refusal={refusal} />
        <div className="acts">
          <button type="submit" className={HARSH.has(move) ? 'btn stop' : 'btn do'} disabled={busy || !ready}>
            {t(`move.${move}`)}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
