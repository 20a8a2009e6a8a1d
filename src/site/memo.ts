import type { Clock, Instant } from '#platform/clock.ts';
import type { PageCache } from '#platform/http/page-cache.ts';

/** Values that many pages share (the latest of a section, the weather of the first place), read once for all of them. */
export type Memo = {
  /**
   * The value of `key`, loaded where nothing was loaded since the last purge or a few seconds ago. `until` (of this
   * machine's clock) ends it earlier. A failed load is not kept.
   */
  get<T>(key: string, load: () => Promise<{ readonly value: T; readonly until: Instant | null }>): Promise<T>;
};

const LASTS = 10_000;
type Entry = { readonly value: Promise<unknown>; readonly purges: number; until: Instant };

/** Opens an empty memo. Every purge of `cache` empties it: whoever changed the store purges after the commit. */
export function openMemo(clock: Clock, cache: Pick<PageCache, 'purges'>): Memo {
  const entries = new Map<string, Entry>();
  return {
    get<T>(key: string, load: () => Promise<{ readonly value: T; readonly until: Instant | null }>): Promise<T> {
      const now = clock.now();
      const known = entries.get(key);
      if (known !== undefined && known.purges === cache.purges && now < known.until) return known.value as Promise<T>;
      const value = load().then(
        (loaded) => {
          if (loaded.until !== null) entry.until = Math.min(entry.until, loaded.until);
          return loaded.value;
        },
        (error: unknown) => {
          if (entries.get(key) === entry) entries.delete(key);
          throw error;
        },
      );
      const entry: Entry = { value, purges: cache.purges, until: now + LASTS };
      entries.set(key, entry);
      return value;
    },
  };
}
