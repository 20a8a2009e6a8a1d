import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Log } from '#platform/log.ts';
import { refuse, type Result } from '#platform/result.ts';
import type { Store } from '#store/store.ts';
import type { JobHandler } from './job-runner.ts';

/** The wire's work: polls as jobs, and on demand. */
export type WireWork = {
  readonly jobs: Readonly<Record<string, JobHandler>>;
  pollNow(source: string): Promise<Result<{ readonly arrived: number }>>;
  close(): Promise<void>;
};

export function openWire(_: { store: Store; clock: Clock; log: Log; config: Config }): WireWork {
  return { jobs: {}, pollNow: async () => refuse('wire/source-failed', 'Not yet.'), close: async () => {} };
}
