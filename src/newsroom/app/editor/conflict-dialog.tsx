import { useState } from 'react';
import { diffText } from '#story/diff-text.ts';
import { documentText } from '#story/document-text.ts';
import type { Document } from '#story/document.ts';
import { useDesk } from '../desk.ts';
import { Dialog } from '../parts/dialog.tsx';
import type { Saver } from '../save/saver.ts';
import { fullText } from '../time/time-text.ts';
import type { WordKey } from '../words.ts';
import type { StoryFields } from './story-fields.ts';
import { useSaverView } from './use-story.ts';
import { DiffRuns } from './diff-runs.tsx';

type Desk = ReturnType<typeof useDesk>;

/** A field's value as a person reads it. */
export function fieldText(field: keyof StoryFields, value: StoryFields[keyof StoryFields], { manner, t }: Pick<Desk, 'manner' | 't'>): string {
  if (field === 'body') return documentText(value as Document);
  if (field === 'embargoedUntil') return value === null ? t('none') : fullText(value as number, manner);
  if (field === 'bylines') return (value as StoryFields['bylines']).map(({ name }) => name).join(', ');
  if (field === 'topics') return (value as readonly string[]).join(', ');
  if (field === 'lead') return value === null ? t('none') : JSON.stringify(value, null, 1);
  return value === null || value === '' ? t('none') : String(value);
}

type Side = 'mine' | 'theirs';

/** Someone else changed the same field: shows both, and the person chooses field by field. Nothing is dropped before. */
export function ConflictDialog({ saver, onChoose }: { readonly saver: Saver<StoryFields>; readonly onChoose: (take: Readonly<Record<string, Side>>) => void }) {
  const desk = useDesk();
  const { t } = desk;
  const { state } = useSaverView(saver);
  const [take, setTake] = useState<Readonly<Record<string, Side>>>({});
  if (state.conflict === null) return null;
  const { clashes, theirs } = state.conflict;
  return (
    <Dialog title={t('conflict')} wide onClose={null}>
      <p>{t('conflict.text')}</p>
      {clashes.map((field) => {
        const [mine, other] = [
          fieldText(field as keyof StoryFields, state.value[field as keyof StoryFields], desk),
          fieldText(field as keyof StoryFields, theirs.value[field as keyof StoryFields], desk),
        ];
        const option = (side: Side, label: string, text: string) => (
          <label className="choice">
            <input type="radio" name={field} checked={take[field] === side} onChange={() => setTake({ ...take, [field]: side })} />
            <b>{label}</b>
            <small className="both">{text}</small>
          </label>
        );
        return (
          <section key={field}>
            <h3 className="diff-field">{t(`field.${field}` as WordKey)}</h3>
            <div className="pair">
              {option('mine', t('conflict.mine'), mine)}
              {option('theirs', t('conflict.theirs'), other)}
            </div>
            <details>
              <summary>{t('conflict.diff')}</summary>
              <DiffRuns runs={diffText(other, mine)} />
            </details>
          </section>
        );
      })}
      <div className="acts sticky">
        <button type="button" className="btn do" disabled={!clashes.every((field) => take[field] !== undefined)} onClick={() => onChoose(take)}>
          {t('conflict.choose')}
        </button>
      </div>
    </Dialog>
  );
}
