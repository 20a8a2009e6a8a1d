import { mergeFields, type Fields } from './merge.ts';
import { same } from './same.ts';

/** A value as the server stored it. */
export type Stored<T> = { readonly revision: number; readonly value: T };

/** Why nothing is being stored. `unanswered` tries again by itself; `refused` waits for a change. */
export type Trouble = { readonly kind: 'unanswered' | 'refused' | 'signedOut'; readonly detail: string };

/**
 * Saving of one story, as a value. Two rules hold in every order of events: `value` (what the person sees) is changed
 * by nobody but the person, save for fields the person did not touch; and `base` is only ever what the server said it
 * stored. What differs between the two is not stored yet, and is kept on the device.
 */
export type Autosave<T extends Fields> = {
  readonly base: Stored<T>;
  readonly value: T;
  /** The save in flight; never more than one. */
  readonly sent: T | null;
  /** Values sent from `base.revision` whose answer never came: each may or may not be stored. */
  readonly unsure: readonly T[];
  /** Fields that the server refused as they are (an address that is taken): left out until they change. */
  readonly heldBack: Partial<T>;
  /** No save starts meanwhile: a move such as publish is in flight. */
  readonly paused: boolean;
  readonly failures: number;
  readonly trouble: Trouble | null;
  /** Someone else changed fields that I changed as well; I have to choose. */
  readonly conflict: { readonly theirs: Stored<T>; readonly clashes: readonly (keyof T & string)[] } | null;
  /** Counts the times that `value` took something from outside; the editor shows it anew then, and only then. */
  readonly replaced: number;
};

export type AutosaveEvent<T extends Fields> =
  | { readonly type: 'typed'; readonly value: T }
  /** It is time to save. */
  | { readonly type: 'due' }
  | { readonly type: 'stored'; readonly revision: number }
  /** No answer, or one that says "later": the change may be stored or not. */
  | { readonly type: 'unanswered'; readonly detail: string }
  /** The server will not store it as it is; `fields` where only those are at fault. */
  | { readonly type: 'refused'; readonly detail: string; readonly fields: readonly (keyof T & string)[] }
  | { readonly type: 'signedOut'; readonly detail: string }
  | { readonly type: 'signedIn' }
  /** The server holds another revision than the save started from. */
  | { readonly type: 'behind'; readonly theirs: Stored<T> }
  /** The same, learned while reading or from the answer to a move. */
  | { readonly type: 'seen'; readonly theirs: Stored<T> }
  | { readonly type: 'chosen'; readonly take: Readonly<Record<string, 'mine' | 'theirs'>> }
  /** Something other than typing sets the fields (an older version restored). */
  | { readonly type: 'set'; readonly value: T }
  | { readonly type: 'paused'; readonly paused: boolean };

/** Saving as it starts when a story is opened. */
export function startAutosave<T extends Fields>(base: Stored<T>): Autosave<T> {
  return {
    base,
    value: base.value,
    sent: null,
    unsure: [],
    heldBack: {},
    paused: false,
    failures: 0,
    trouble: null,
    conflict: null,
    replaced: 0,
  };
}

/** What is to be stored now: `value` with the fields that the server refused left as they are stored. */
export function pending<T extends Fields>(state: Autosave<T>): T {
  const value: Record<string, unknown> = { ...state.value };
  for (const [field, refused] of Object.entries(state.heldBack)) {
    if (same(value[field], refused)) value[field] = state.base.value[field];
  }
  return value as T;
}

/** Is everything that can be stored stored? */
export function settled<T extends Fields>(state: Autosave<T>): boolean {
  return state.sent === null && state.conflict === null && same(pending(state), state.base.value);
}

/** Does the person see anything that the server has not acknowledged? Then it has to be kept on the device. */
export function unacknowledged<T extends Fields>(state: Autosave<T>): boolean {
  return state.sent !== null || state.conflict !== null || !same(state.value, state.base.value);
}

/** May a save start now? */
export function canSend<T extends Fields>(state: Autosave<T>): boolean {
  const blocked = state.trouble !== null && state.trouble.kind !== 'unanswered';
  return state.sent === null && state.conflict === null && !state.paused && !blocked && !same(pending(state), state.base.value);
}

/** Milliseconds until the next try: 600 after typing, then 1, 2, 4, 8, 15 s, and every 30 s after failures. */
export function retryDelay(failures: number): number {
  return [600, 1000, 2000, 4000, 8000, 15_000][failures] ?? 30_000;
}

/** Takes over what the server holds without dropping anything of mine. */
function takeOver<T extends Fields>(state: Autosave<T>, theirs: Stored<T>, unsure: readonly T[]): Autosave<T> {
  const merged = mergeFields(state.base.value, state.value, theirs.value, unsure);
  const replaced = same(merged.value, state.value) ? state.replaced : state.replaced + 1;
  const settledBase = { ...state, sent: null, unsure: [], failures: 0, trouble: null, value: merged.value, replaced };
  return merged.clashes.length > 0
    ? { ...settledBase, base: state.base, unsure, conflict: { theirs, clashes: merged.clashes } }
    : { ...settledBase, base: theirs, conflict: null };
}

function withFailure<T extends Fields>(state: Autosave<T>, trouble: Trouble): Autosave<T> {
  const unsure = state.sent === null ? state.unsure : [...state.unsure, state.sent];
  return { ...state, sent: null, unsure, failures: state.failures + 1, trouble };
}

function choose<T extends Fields>(state: Autosave<T>, take: Readonly<Record<string, 'mine' | 'theirs'>>): Autosave<T> {
  if (state.conflict === null) return state;
  const { theirs, clashes } = state.conflict;
  const value: Record<string, unknown> = { ...state.value };
  for (const field of clashes) if (take[field] === 'theirs') value[field] = theirs.value[field];
  const replaced = same(value, state.value) ? state.replaced : state.replaced + 1;
  return { ...state, base: theirs, value: value as T, unsure: [], conflict: null, replaced };
}

/** The next state of saving. Pure: sending, timers and keeping on the device are `use-autosave.ts`. */
export function autosave<T extends Fields>(state: Autosave<T>, event: AutosaveEvent<T>): Autosave<T> {
  switch (event.type) {
    case 'typed': {
      const trouble = state.trouble?.kind === 'refused' ? null : state.trouble;
      return { ...state, value: event.value, trouble };
    }
    case 'set':
      return { ...state, value: event.value, replaced: state.replaced + 1, trouble: state.trouble?.kind === 'refused' ? null : state.trouble };
    case 'due':
      return canSend(state) ? { ...state, sent: pending(state) } : state;
    case 'stored':
      if (state.sent === null) return state;
      return { ...state, base: { revision: event.revision, value: state.sent }, sent: null, unsure: [], failures: 0, trouble: null };
    case 'unanswered':
      return withFailure(state, { kind: 'unanswered', detail: event.detail });
    case 'signedOut':
      return { ...state, sent: null, trouble: { kind: 'signedOut', detail: event.detail } };
    case 'signedIn':
      return { ...state, trouble: state.trouble?.kind === 'signedOut' ? null : state.trouble };
    case 'refused': {
      if (event.fields.length === 0) return { ...state, sent: null, trouble: { kind: 'refused', detail: event.detail } };
      const held = Object.fromEntries(event.fields.map((field) => [field, (state.sent ?? state.value)[field]]));
      return { ...state, sent: null, heldBack: { ...state.heldBack, ...held } as Partial<T> };
    }
    case 'behind':
      return takeOver(state, event.theirs, state.unsure);
    case 'seen':
      // While a save is in flight its own answer decides; an open conflict is decided by the person.
      if (state.sent !== null || state.conflict !== null || event.theirs.revision <= state.base.revision) return state;
      return takeOver(state, event.theirs, state.unsure);
    case 'chosen':
      return choose(state, event.take);
    case 'paused':
      return { ...state, paused: event.paused };
  }
}
