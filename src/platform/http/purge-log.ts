/** What was purged lately, so that pages that were being made meanwhile are known to be old, and what is buried. */
export type PurgeLog = {
  /** Number of purges so far; a page notes it when its making begins. */
  count(): number;
  add(tags: readonly string[], hard: boolean, paths: readonly string[]): void;
  /** Did a purge after number `since` name one of `tags`? `hard` where one of those withdrew something. */
  touched(tags: readonly string[], since: number): 'no' | 'soft' | 'hard';
  isBuried(key: string): boolean;
  /** The store shows `key` to readers: where that was asked (`begun`) after it was buried, it is back. */
  raise(key: string, begun: number): void;
};

/** A tag of answers that any change may have made wrong: there is nothing at this address, it moved. */
export const ANY_CHANGE = '*';

/** Tags that are remembered; a page begun before one that was forgotten counts as withdrawn, to be safe. */
const MOST_TAGS = 20_000;

/** Opens an empty log. */
export function purgeLog(): PurgeLog {
  const soft = new Map<string, number>();
  const hard = new Map<string, number>();
  const buried = new Map<string, number>();
  let count = 0;
  /** Purges up to this number may have been forgotten. */
  let forgotten = 0;

  const note = (into: Map<string, number>, tag: string): void => {
    into.delete(tag);
    into.set(tag, count);
    if (into.size <= MOST_TAGS) return;
    const [oldest, number] = into.entries().next().value ?? ['', 0];
    into.delete(oldest);
    forgotten = Math.max(forgotten, number);
  };

  return {
    count: () => count,
    add(tags, isHard, paths) {
      count++;
      for (const tag of tags) note(isHard ? hard : soft, tag);
      if (isHard) for (const path of paths) buried.set(path, count);
    },
    touched(tags, since) {
      if (since === count) return 'no';
      if (since < forgotten || tags.some((tag) => (hard.get(tag) ?? 0) > since)) return 'hard';
      return tags.some((tag) => tag === ANY_CHANGE || (soft.get(tag) ?? 0) > since) ? 'soft' : 'no';
    },
    isBuried: (key) => buried.size > 0 && buried.has(key),
    raise(key, begun) {
      const at = buried.get(key);
      if (at !== undefined && begun >= at) buried.delete(key);
    },
  };
}
