import type { Clock } from '#platform/clock.ts';

/** How many attempts in how long. */
export type AttemptLimit = { readonly most: number; readonly withinMs: number };

/** Counts attempts by key and says when there were too many. */
export type Attempts = {
  /** Counts one; false where the key has used up its attempts (and the attempt must not be made). */
  take(key: string): boolean;
  /** Forgets the attempts of a key, after one that went well. */
  clear(key: string): void;
};

const KEYS_AT_MOST = 50_000;

/**
 * Counts in memory over fixed windows: a restart forgets, which costs an attacker nothing less than a restart of ours.
 * When full it drops the oldest window: memory stays bounded however many keys are tried.
 */
export function countAttempts(limit: AttemptLimit, clock: Clock): Attempts {
  const windows = new Map<string, { count: number; readonly endsAt: number }>();
  return {
    take(key) {
      const now = clock.now();
      const window = windows.get(key);
      if (window === undefined || window.endsAt <= now) {
        windows.delete(key);
        // Insertion order is the order in which the windows end.
        for (const oldest of windows.keys()) {
          if (windows.size < KEYS_AT_MOST) break;
          windows.delete(oldest);
        }
        windows.set(key, { count: 1, endsAt: now + limit.withinMs });
        return true;
      }
      if (window.count >= limit.most) return false;
      window.count += 1;
      return true;
    },
    clear: (key) => void windows.delete(key),
  };
}
