import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { Refusal } from '../client.ts';
import { useDesk } from '../desk.ts';
import type { Saver } from '../save/saver.ts';
import type { StoryView } from './open-stories.ts';
import { makeMove, type Move, type MoveWords } from './moves.ts';
import { storedFields, type StoryFields } from './story-fields.ts';

const unsaved = (detail: string): Refusal => ({ type: 'client/unsaved', title: detail, status: 0, detail: '', answered: true });

/** Moves of an open story: stores what is typed first, and takes over what the server made of it. */
export function useMoves(view: StoryView, saver: Saver<StoryFields>) {
  const { t } = useDesk();
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [told, setTold] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setTold(''), 20_000);
    return () => clearTimeout(timer);
  }, [told]);
  const make = useCallback(
    async (move: Move, words: MoveWords): Promise<Refusal | null> => {
      if (!(await saver.settle())) return unsaved(t('move.unsaved'));
      saver.tell({ type: 'paused', paused: true });
      const { id } = view.story;
      const answer = await makeMove(move, id, saver.view().state.base.revision, words);
      const story = answer.ok ? answer.value.story : answer.refusal.story;
      if (story !== undefined) saver.tell({ type: 'seen', theirs: storedFields(story) });
      saver.tell({ type: 'paused', paused: false });
      if (answer.ok) {
        queries.setQueryData(['story', id], answer.value);
        setTold(t(`moved.${move}`));
      } else void queries.invalidateQueries({ queryKey: ['story', id], exact: true });
      void queries.invalidateQueries({ queryKey: ['checks', id] });
      void queries.invalidateQueries({ queryKey: ['versions', id] });
      void queries.invalidateQueries({ queryKey: ['stories'] });
      return answer.ok ? null : answer.refusal;
    },
    [view.story, saver, queries, t],
  );
  const makeAtOnce = useCallback(async (move: Move) => setRefusal(await make(move, {})), [make]);
  return { make, makeAtOnce: (move: Move) => void makeAtOnce(move), refusal, told };
}
