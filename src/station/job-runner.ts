import type { Clock, Instant } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import type { Job, Store } from '#store/store.ts';

/** What a handler wants next: nothing, or the same work again at an instant (a source's next poll), single by `key`. */
export type JobOutcome = void | { readonly again: Instant; readonly key: string };

/** Does one job. Must bear being run twice for the same job. A throw means: try again later. */
export type JobHandler = (payload: unknown) => Promise<JobOutcome>;

const LEASE_MS = 5 * 60_000;
const LONGEST_PAUSE_MS = 2_000;
const MOST_ATTEMPTS = 10;

/** Pause before try `attempts + 1`: 5 s doubling up to an hour, with a fifth of jitter so that failures do not march in step. */
export function retryPause(attempts: number, random: number): number {
  return Math.round(Math.min(3_600_000, 5_000 * 2 ** Math.max(0, attempts - 1)) * (0.9 + random * 0.2));
}

/** Runs due jobs one after the other until stopped. Several programs may do so on one database: each job is claimed once. */
export function startJobRunner(parts: { store: Store; clock: Clock; log: Log; handlers: Readonly<Record<string, JobHandler>> }): {
  /** Looks at once, as something was just added. */
  wake(): void;
  /** Finishes the job under way and stops. */
  stop(): Promise<void>;
} {
  const { store, clock, log, handlers } = parts;
  let stopped = false;
  let rest: { end: () => void } | null = null;
  let woken = false;

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(end, ms);
      function end(): void {
        clearTimeout(timer);
        rest = null;
        resolve();
      }
      rest = { end };
    });

  const runOne = async (job: Job): Promise<void> => {
    const handler = Object.hasOwn(handlers, job.kind) ? handlers[job.kind] : undefined;
    try {
      // Claims are counted: one that ended the program again and again must not do so for ever.
      if (job.attempts > MOST_ATTEMPTS) throw new Error(`It was begun ${job.attempts} times and never ended`);
      if (handler === undefined) throw new Error(`No handler for jobs of kind ${job.kind}`);
      const outcome = await handler(job.payload);
      if (outcome === undefined) return await store.jobs.done(job.id);
      await store.transaction(async (tx) => {
        await tx.jobs.done(job.id);
        await tx.jobs.add({ kind: job.kind, payload: job.payload, runAt: outcome.again, key: outcome.key });
      });
    } catch (error) {
      const attempts = job.attempts;
      const dead = attempts >= MOST_ATTEMPTS || handler === undefined;
      log.warn({ job: job.kind, attempts, dead, error: String(error) }, 'a job failed');
      await store.jobs.fail(job.id, String(error), dead ? null : clock.now() + retryPause(attempts, Math.random()));
    }
  };

  const loop = async (): Promise<void> => {
    while (!stopped) {
      let found = 0;
      try {
        const jobs = await store.jobs.claim(4, LEASE_MS);
        found = jobs.length;
        // One that cannot even be marked as failed runs again when its lease ends; the others go on.
        for (const job of jobs) await runOne(job).catch((error: unknown) => log.error({ job: job.kind, error: String(error) }, 'a job could not be put away'));
      } catch (error) {
        log.error({ error: String(error) }, 'jobs cannot be read');
        found = 0;
      }
      if (found > 0 || woken) {
        woken = false;
        continue;
      }
      if (!stopped) await pause(LONGEST_PAUSE_MS);
    }
  };

  const running = loop();
  return {
    wake: () => {
      woken = true;
      rest?.end();
    },
    stop: async () => {
      stopped = true;
      rest?.end();
      await running;
    },
  };
}
