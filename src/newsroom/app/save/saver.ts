import { autosave, canSend, pending, retryDelay, settled, unacknowledged, type Autosave, type AutosaveEvent } from './autosave.ts';
import type { Keep } from './keep.ts';
import type { Fields } from './merge.ts';

/** What the saving of a story needs from outside. */
export type SaverNeeds<T extends Fields> = {
  readonly story: string;
  readonly tab: string;
  readonly person: string;
  readonly start: Autosave<T>;
  /** Sends a value made from revision `from`; gives the event that the answer means. Must not throw. */
  readonly send: (from: number, value: T) => Promise<AutosaveEvent<T>>;
  readonly device: Keep;
  readonly now: () => number;
};

/** What the page shows of saving. */
export type SaverView<T extends Fields> = {
  readonly state: Autosave<T>;
  /** When the server last acknowledged; null before the first time. */
  readonly savedAt: number | null;
  /** False: the device cannot keep unacknowledged changes either (full, or forbidden). */
  readonly keptHere: boolean;
};

/** Saving of one opened story: owns the timer, the save in flight and what is kept on the device. */
export type Saver<T extends Fields> = {
  view(): SaverView<T>;
  subscribe(listener: () => void): () => void;
  /** The person changed something. `change` gets the newest value. */
  type(change: (value: T) => T): void;
  tell(event: AutosaveEvent<T>): void;
  /** Saves now and waits; false where it could not be saved. */
  settle(): Promise<boolean>;
  isSettled(): boolean;
  /** Keeps on the device what is not stored; false where the device cannot. */
  keepNow(): Promise<boolean>;
  close(): void;
};

const TYPING_PAUSE = 600;
/** Between two writes to the device, in milliseconds: the most typing that a killed browser loses. */
const KEEP_PAUSE = 100;
/** Someone who never pauses is saved this often, in milliseconds. */
const LONGEST_WAIT = 3000;

/** Opens saving. Nothing else may send saves of this story from this tab. */
export function openSaver<T extends Fields>(needs: SaverNeeds<T>): Saver<T> {
  let view: SaverView<T> = { state: needs.start, savedAt: null, keptHere: true };
  let timer: ReturnType<typeof setTimeout> | null = null;
  let dirtySince: number | null = null;
  let closed = false;
  const listeners = new Set<() => void>();

  const show = (next: Partial<SaverView<T>>): void => {
    view = { ...view, ...next };
    for (const listener of listeners) listener();
  };

  // One write to the device at a time, and not at every key of a fast typist; the newest state wins.
  let keeping: Promise<void> = Promise.resolve();
  let keepTimer: ReturnType<typeof setTimeout> | null = null;
  const write = async (): Promise<void> => {
    const { state } = view;
    const { story, tab, person, device } = needs;
    try {
      if (unacknowledged(state)) {
        const unsure = state.sent === null ? state.unsure : [...state.unsure, state.sent];
        await device.keep({ story, tab, person, at: needs.now(), base: state.base, value: state.value, unsure });
      } else await device.forget(story, tab);
      if (!view.keptHere) show({ keptHere: true });
    } catch {
      if (view.keptHere) show({ keptHere: false });
    }
  };
  const keep = async (): Promise<void> => {
    keeping = keeping.then(write);
    await keeping;
  };
  const keepSoon = (): void => {
    keepTimer ??= setTimeout(() => {
      keepTimer = null;
      void keep();
    }, KEEP_PAUSE);
  };

  const plan = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (closed || !canSend(view.state)) {
      if (settled(view.state)) dirtySince = null;
      return;
    }
    const now = needs.now();
    dirtySince ??= now;
    const { failures } = view.state;
    const wait = failures > 0 ? retryDelay(failures) : Math.min(TYPING_PAUSE, Math.max(0, dirtySince + LONGEST_WAIT - now));
    timer = setTimeout(() => tell({ type: 'due' }), wait);
  };

  const send = async (): Promise<void> => {
    const { state } = view;
    dirtySince = null;
    const event = await needs.send(state.base.revision, state.sent ?? pending(state));
    tell(event);
  };

  function tell(event: AutosaveEvent<T>): void {
    const before = view.state;
    const state = autosave(before, event);
    show(event.type === 'stored' ? { state, savedAt: needs.now() } : { state });
    if (state !== before) keepSoon();
    if (before.sent === null && state.sent !== null) void send();
    else plan();
  }

  plan();
  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    type: (change) => tell({ type: 'typed', value: change(view.state.value) }),
    tell,
    settle: () =>
      new Promise((resolve) => {
        const look = (): boolean => {
          const { state } = view;
          const stuck = state.conflict !== null || (state.sent === null && state.trouble !== null);
          if (!settled(state) && !stuck) {
            if (canSend(state)) tell({ type: 'due' });
            return false;
          }
          listeners.delete(look);
          resolve(settled(state));
          return true;
        };
        tell({ type: 'due' });
        if (!look()) listeners.add(look);
      }),
    isSettled: () => settled(view.state),
    keepNow: async () => {
      await keep();
      return view.keptHere;
    },
    close: () => {
      closed = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
