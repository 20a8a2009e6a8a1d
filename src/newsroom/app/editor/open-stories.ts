import type { ResponseOf } from '#newsroom/contract.ts';
import { call } from '../client.ts';
import { deviceKeep, type Kept } from '../save/keep.ts';
import { reopen } from '../save/reopen.ts';
import { openSaver, type Saver } from '../save/saver.ts';
import { liveTabs, thisTab } from '../save/tabs.ts';
import { saveBody, saveEvent, storedFields, type StoryFields } from './story-fields.ts';

/** A story with what the person may do with it. */
export type StoryView = ResponseOf<'stories.get'>;

/** A story that is open for editing. */
export type OpenStory = {
  readonly saver: Saver<StoryFields>;
  /** When the changes were typed that the device had kept and that are back in the text; null: there were none. */
  readonly foundFrom: number | null;
};

const device = deviceKeep(indexedDB);

/** Stories whose saving is not over: on the screen, or left with something still to be stored. One saver per story. */
const open = new Map<string, { readonly opened: Promise<OpenStory>; saver: Saver<StoryFields> | null; users: number }>();

/** The newest record of this person that no other living tab owns; the rest stay where they are. */
async function orphan(story: string, person: string): Promise<Kept<StoryFields> | null> {
  try {
    const records = (await device.kept<StoryFields>(story)).filter((record) => record.person === person);
    if (records.length === 0) return null;
    const others = await liveTabs();
    return records.filter(({ tab }) => tab === thisTab() || !others.has(tab)).at(-1) ?? null;
  } catch {
    return null; // nothing can be kept here, so nothing was
  }
}

async function start(view: StoryView, person: string): Promise<OpenStory> {
  const story = view.story.id;
  const tab = thisTab();
  const found = await orphan(story, person);
  const { state, foundFrom } = reopen(storedFields(view.story), found);
  const saver = openSaver<StoryFields>({
    story,
    tab,
    person,
    start: state,
    device,
    now: () => Date.now(),
    send: async (from, value) => saveEvent(await call('stories.save', { params: { id: story }, body: saveBody(from, value) })),
  });
  // From here on this tab answers for what was found; the old record goes once ours is kept.
  if (found !== null && found.tab !== tab && (await saver.keepNow())) await device.forget(story, found.tab).catch(() => {});
  return { saver, foundFrom };
}

const savers = (): readonly Saver<StoryFields>[] => [...open.values()].flatMap(({ saver }) => saver ?? []);

/** Stories of this person with changes on this device that no open tab is saving: left behind by a crash or a closed lid. */
export async function storiesLeftBehind(person: string): Promise<readonly { readonly id: string; readonly headline: string; readonly at: number }[]> {
  try {
    const records = (await device.all()).filter((record) => record.person === person && !open.has(record.story));
    if (records.length === 0) return [];
    const others = await liveTabs();
    const left = records.filter(({ tab }) => tab === thisTab() || !others.has(tab));
    return left.map(({ story, value, at }) => ({ id: story, headline: String(value.headline ?? ''), at }));
  } catch {
    return [];
  }
}

/** Opens a story for editing, or gives the saving of it that still runs. Give it back with `leaveStory`. */
export function enterStory(view: StoryView, person: string): Promise<OpenStory> {
  const { id } = view.story;
  const running = open.get(id) ?? { opened: start(view, person), saver: null, users: 0 };
  running.users += 1;
  open.set(id, running);
  void running.opened.then(({ saver }) => {
    running.saver = saver;
  });
  return running.opened;
}

/** Leaves a story. Its saving goes on until everything is stored; only then it ends, and `onEnd` is told. */
export async function leaveStory(id: string, onEnd: () => void): Promise<void> {
  const running = open.get(id);
  if (running === undefined) return;
  running.users -= 1;
  const { saver } = await running.opened;
  const end = (): void => {
    if (running.users > 0 || !saver.isSettled() || open.get(id) !== running) return;
    stop();
    saver.close();
    open.delete(id);
    onEnd();
  };
  const stop = saver.subscribe(end);
  saver.tell({ type: 'due' });
  end();
}

/** Stores what every open story holds, as far as the server answers. */
export async function settleOpenStories(): Promise<void> {
  await Promise.all(savers().map((saver) => saver.settle()));
}

const hurry = (): void => savers().forEach((saver) => saver.tell({ type: 'due' }));

/**
 * Asks before the window closes on something that is not stored, and saves at once when the window is hidden or the
 * network is back. Returns how to stop.
 */
export function guardOpenStories(): () => void {
  const leave = (event: BeforeUnloadEvent): void => {
    hurry();
    if (!savers().every((saver) => saver.isSettled())) event.preventDefault();
  };
  const hide = (): void => {
    if (document.visibilityState === 'hidden') hurry();
  };
  window.addEventListener('beforeunload', leave);
  window.addEventListener('online', hurry);
  document.addEventListener('visibilitychange', hide);
  return () => {
    window.removeEventListener('beforeunload', leave);
    window.removeEventListener('online', hurry);
    document.removeEventListener('visibilitychange', hide);
  };
}
