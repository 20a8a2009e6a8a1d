import { autosave, startAutosave, type Autosave, type Stored } from './autosave.ts';
import type { Kept } from './keep.ts';
import type { Fields } from './merge.ts';
import { same } from './same.ts';

/** Saving as it starts when a story is opened again, and what was found on the device. */
export type Reopened<T extends Fields> = {
  readonly state: Autosave<T>;
  /** When the found changes were typed; null when there was nothing that the server does not have. */
  readonly foundFrom: number | null;
};

/**
 * Puts changes kept on the device back on top of what the server holds. Where the server has moved on, fields that
 * only one side changed come together by themselves; a field that both changed becomes a conflict to choose from.
 */
export function reopen<T extends Fields>(server: Stored<T>, kept: Kept<T> | null): Reopened<T> {
  if (kept === null) return { state: startAutosave(server), foundFrom: null };
  const typed: Autosave<T> = { ...startAutosave(kept.base), value: kept.value, unsure: kept.unsure };
  const state = kept.base.revision === server.revision ? { ...typed, base: server } : autosave(typed, { type: 'behind', theirs: server });
  return { state: { ...state, replaced: 0 }, foundFrom: same(state.value, server.value) ? null : kept.at };
}
