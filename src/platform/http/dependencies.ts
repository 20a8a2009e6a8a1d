import type { Instant } from '../clock.ts';
import { pageTag, type PageTag } from './page-tag.ts';

/** A note of all that a page came to depend on while it was made. Instants given are of the database's clock. */
export type Dependencies = {
  add(tag: PageTag): void;
  /** The page shows this story, or lists it; at `expiresAt` its rights end. */
  story(id: string, expiresAt: Instant | null): void;
  /** At this instant the page turns old by itself. */
  turns(at: Instant | null): void;
  /** What the cache needs to know; instants of this machine's clock. */
  noted(): { readonly tags: readonly string[]; readonly turnsAt: Instant | null; readonly dropAt: Instant | null };
};

/**
 * Begins a note. `ahead`: how far the database's clock is ahead of this machine's, in ms. `change`: when any story's
 * visibility changes next, read before anything else of the page, so that a change between the two reads is still to come.
 */
export function noteDependencies(ahead: number, change: Instant | null): Dependencies {
  const tags = new Set<string>(['site']);
  let turn = change ?? Infinity;
  let drop = Infinity;
  const local = (at: Instant): Instant | null => (at === Infinity ? null : at - ahead);
  return {
    add: (tag) => void tags.add(tag),
    story(id, expiresAt) {
      tags.add(pageTag('story', id));
      if (expiresAt !== null) drop = Math.min(drop, expiresAt);
    },
    turns(at) {
      if (at !== null) turn = Math.min(turn, at);
    },
    noted: () => ({ tags: [...tags], turnsAt: local(turn), dropAt: local(drop) }),
  };
}
