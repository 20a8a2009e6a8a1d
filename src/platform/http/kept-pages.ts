import type { Instant } from '../clock.ts';
import type { Finished } from './finished.ts';

/** A page in the cache. Instants of this machine's clock; `Infinity` for never. */
export type Kept = {
  readonly key: string;
  readonly answer: Finished;
  readonly tags: readonly string[];
  /** Times served. */
  hits: number;
  /** Served since the last look for room. */
  used: boolean;
  bytes: number;
  freshUntil: Instant;
  revalidateUntil: Instant;
  readonly staleUntil: Instant;
  readonly dropAt: Instant;
};

/** Pages by key and by tag, bounded by bytes: the ones not served for longest make room (second chance). */
export type KeptPages = {
  find(key: string): Kept | undefined;
  put(page: Kept): void;
  drop(key: string): void;
  /** Notes that the page takes other space than it did. */
  weigh(page: Kept, bytes: number): void;
  /** Pages with one of the tags are stale from now on; they stay to stand in when a new one cannot be made. */
  endTagged(tags: readonly string[]): void;
  dropTagged(tags: readonly string[]): void;
  count(): number;
  bytes(): number;
};

/** Opens an empty keep of at most `most` bytes. */
export function keptPages(most: number): KeptPages {
  const pages = new Map<string, Kept>();
  const byTag = new Map<string, Set<Kept>>();
  let total = 0;

  const remove = (page: Kept): void => {
    pages.delete(page.key);
    total -= page.bytes;
    for (const tag of page.tags) {
      const tagged = byTag.get(tag);
      tagged?.delete(page);
      if (tagged?.size === 0) byTag.delete(tag);
    }
  };

  const makeRoom = (): void => {
    // Insertion order is age. A page that was served since the last look goes to the end once; the next one goes.
    for (const [key, page] of pages) {
      if (total <= most) return;
      if (page.used) {
        page.used = false;
        pages.delete(key);
        pages.set(key, page);
      } else remove(page);
    }
  };

  const tagged = (tags: readonly string[]): Set<Kept> => new Set(tags.flatMap((tag) => [...(byTag.get(tag) ?? [])]));

  return {
    find(key) {
      const page = pages.get(key);
      if (page !== undefined) page.used = true;
      return page;
    },
    put(page) {
      const old = pages.get(page.key);
      if (old !== undefined) remove(old);
      if (page.bytes > most) return;
      pages.set(page.key, page);
      total += page.bytes;
      for (const tag of page.tags) {
        const others = byTag.get(tag);
        if (others === undefined) byTag.set(tag, new Set([page]));
        else others.add(page);
      }
      makeRoom();
    },
    drop(key) {
      const page = pages.get(key);
      if (page !== undefined) remove(page);
    },
    weigh(page, bytes) {
      if (pages.get(page.key) !== page) return;
      total += bytes - page.bytes;
      page.bytes = bytes;
      makeRoom();
    },
    endTagged(tags) {
      for (const page of tagged(tags)) {
        page.freshUntil = 0;
        page.revalidateUntil = 0;
      }
    },
    dropTagged(tags) {
      for (const page of tagged(tags)) remove(page);
    },
    count: () => pages.size,
    bytes: () => total,
  };
}
