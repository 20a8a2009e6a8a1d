import { createContext, use } from 'react';
import type { ResponseOf } from '#newsroom/contract.ts';
import type { Permission } from '#newsroom/roles.ts';
import type { Language } from '#story/story.ts';
import type { TimeManner } from './time/time-text.ts';
import type { Words } from './words.ts';

/** The signed-in person. */
export type Me = ResponseOf<'session.get'>;
/** The station's own settings. */
export type Station = ResponseOf<'settings.get'>;

/** What every view may ask for: who is here, the station, the words, and how times are told. */
export type Desk = {
  readonly me: Me;
  readonly station: Station;
  readonly t: Words;
  readonly language: Language;
  readonly manner: TimeManner;
  /** Ticks every half minute, for ages in lists. */
  readonly now: number;
  /** Counts sign-ins since the page was loaded; grows when an expired session was renewed. */
  readonly signIns: number;
  may(permission: Permission): boolean;
  speak(language: Language): void;
};

/** Set by `app.tsx` once someone is signed in. */
export const DeskContext = createContext<Desk | null>(null);

/** The desk around a view. */
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('useDesk outside of the desk');
  return desk;
}
