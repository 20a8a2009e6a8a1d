import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { fetched } from '../client.ts';
import { useDesk } from '../desk.ts';
import type { Saver, SaverView } from '../save/saver.ts';
import { enterStory, guardOpenStories, leaveStory, type OpenStory, type StoryView } from './open-stories.ts';
import { storedFields, type StoryFields } from './story-fields.ts';

/** The story as the server tells it; asked again now and then, and when the window is looked at. */
export function useStoryView(id: string) {
  return useQuery({ queryKey: ['story', id], queryFn: () => fetched('stories.get', { params: { id } }), refetchInterval: 20_000 });
}

/** Opens a story for editing once it is loaded, and guards what is not stored. */
export function useOpenStory(view: StoryView | undefined): OpenStory | null {
  const { me, signIns } = useDesk();
  const queries = useQueryClient();
  const [open, setOpen] = useState<OpenStory | null>(null);
  const ready = view !== undefined;
  useEffect(() => {
    if (view === undefined) return;
    const { id } = view.story;
    let here = true;
    void enterStory(view, me.id).then((opened) => {
      if (here) setOpen(opened);
    });
    return () => {
      here = false;
      void leaveStory(id, () => {
        void queries.invalidateQueries({ queryKey: ['stories'] });
        queries.removeQueries({ queryKey: ['story', id], exact: true });
      });
    };
    // Opened once; later answers of the server come in through `seen` below.
  }, [ready]);
  useEffect(() => {
    if (open !== null && view !== undefined) open.saver.tell({ type: 'seen', theirs: storedFields(view.story) });
  }, [open, view]);
  useEffect(() => {
    if (signIns > 0) open?.saver.tell({ type: 'signedIn' });
  }, [open, signIns]);
  useEffect(() => guardOpenStories(), []);
  return open;
}

/** Parts of saving that a view shows; it is drawn anew only when one of them is another value. */
export function useSaverPart<P extends Readonly<Record<string, unknown>>>(saver: Saver<StoryFields>, select: (view: SaverView<StoryFields>) => P): P {
  const last = useRef<P | null>(null);
  return useSyncExternalStore(saver.subscribe, () => {
    const next = select(saver.view());
    const before = last.current;
    if (before !== null && Object.keys(next).every((key) => Object.is(next[key], before[key]))) return before;
    last.current = next;
    return next;
  });
}

/** What the page shows of saving, newest. */
export function useSaverView(saver: Saver<StoryFields>): SaverView<StoryFields> {
  return useSyncExternalStore(saver.subscribe, saver.view);
}
