import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../desk.ts';
import { settled } from '../save/autosave.ts';
import type { Saver } from '../save/saver.ts';
import { secondText } from '../time/time-text.ts';
import type { StoryFields } from './story-fields.ts';
import { useSaverPart } from './use-story.ts';
import type { WordKey } from '../words.ts';

/** Says truly how saving stands. Only trouble and its end are spoken; "Saved" after each pause would be noise. */
export function SavedLine({ saver, savedAt }: { readonly saver: Saver<StoryFields>; readonly savedAt: number }) {
  const { t, manner } = useDesk();
  const {
    trouble: problem,
    conflict,
    good,
    heldFields,
    lastSaved,
    keptHere,
  } = useSaverPart(saver, ({ state, ...view }) => ({
    trouble: state.trouble,
    conflict: state.conflict,
    good: settled(state),
    lastSaved: view.savedAt,
    keptHere: view.keptHere,
    heldFields: Object.entries(state.heldBack)
      .filter(([field, value]) => state.value[field as keyof StoryFields] === value)
      .map(([field]) => field)
      .join(),
  }));
  const held = heldFields === '' ? [] : heldFields.split(',').map((field) => t(`field.${field}` as WordKey));
  const kept = keptHere ? t('saved.kept') : t('saved.notKept');
  const why = conflict !== null ? t('saved.conflict') : problem === null ? null : problem.detail || t('noAnswer');
  const trouble = why === null ? null : `${t('saved.not', { why: why.replace(/\.$/, '') })} ${kept}`;
  const text = trouble ?? (good ? t('saved.at', { time: secondText(lastSaved ?? savedAt, manner) }) : t('saved.saving'));
  const spoken = useSpoken(trouble, good, t('saved.again'));
  return (
    <span className={trouble === null ? 'saved' : 'saved trouble'} title={trouble ?? undefined}>
      {text}
      {trouble === null && held.length > 0 && <span className="late"> · {t('saved.held', { fields: held.join(', ') })}</span>}
      <span className="unseen" role="status">
        {spoken}
      </span>
    </span>
  );
}

function useSpoken(trouble: string | null, good: boolean, again: string): string {
  const [spoken, setSpoken] = useState('');
  const was = useRef(false);
  useEffect(() => {
    if (trouble !== null) setSpoken(trouble);
    else if (was.current && good) setSpoken(again);
    if (trouble !== null || good) was.current = trouble !== null;
  }, [trouble, good, again]);
  return spoken;
}
