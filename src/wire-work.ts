import type { Clock } from '#platform/clock.ts';
import type { Egress } from '#platform/egress.ts';
import type { Log } from '#platform/log.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { Store } from '#store/store.ts';
import { openDecodeWorker } from '#wire/decode/in-worker.ts';
import { ingest } from '#wire/ingest.ts';
import { poll } from '#wire/poll.ts';
import type { JobHandler, JobOutcome } from './job-runner.ts';

/** The wire's work: polls as jobs, and on demand. */
export type WireWork = {
  readonly jobs: Readonly<Record<'poll-source' | 'wire-changed', JobHandler>>;
  /** Leaves a poll job for every source that is polled and has none: at start. */
  follow(): Promise<void>;
  /** Asks a source at once; the number of new and changed items. */
  pollNow(source: string): Promise<Result<{ readonly arrived: number }>>;
  close(): Promise<void>;
};

type WireNeeds = { readonly store: Store; readonly clock: Clock; readonly log: Log; readonly egress: Egress };

/** One waiting poll a source; the newsroom leaves its jobs under the same key. */
const pollKey = (source: string): string => `poll-source:${source}`;

/** Polls sources: what comes is read in a thread of its own, taken in, and the source's state kept. */
export function openWire({ store, clock, log, egress }: WireNeeds): WireWork {
  const worker = openDecodeWorker();
  const parts = { egress, files: store.files, decode: worker.decode, clock, random: Math.random };

  const pollSource = async (id: string): Promise<{ outcome: JobOutcome; arrived: number; problem: string | null }> => {
    const source = await store.wire.source(id);
    if (source === null || source.sample) return { outcome: undefined, arrived: 0, problem: source === null ? 'There is no such source.' : 'A sample source is not polled: its items came with the sample station.' };
    const polled = await poll(source, parts);
    let arrived = 0;
    let saved = polled.source;
    if (polled.delivery !== null) {
      const at = await store.now();
      const report = await ingest({ source, ...polled.delivery, at }, store);
      arrived = report.new + report.update;
      if (arrived > 0) saved = { ...saved, lastArrivalAt: at };
      if (report.quarantined > 0) log.warn({ source: source.id, quarantined: report.quarantined }, 'wire items were kept aside');
    }
    // What an editor changed of the source while it was asked stays.
    const now = await store.wire.source(id);
    if (now !== null) {
      const { etag, lastModified, lastPolledAt, lastArrivalAt, failures, problem } = saved;
      await store.wire.saveSource({ ...now, etag, lastModified, lastPolledAt, lastArrivalAt, failures, problem, enabled: now.enabled && polled.outcome !== 'gone' });
    }
    return { outcome: polled.nextAt === null || !source.enabled ? undefined : { again: polled.nextAt, key: pollKey(id) }, arrived, problem: saved.problem };
  };

  return {
    jobs: {
      'poll-source': async (payload) => {
        const id = (payload as { source?: unknown }).source;
        return typeof id === 'string' ? (await pollSource(id)).outcome : undefined;
      },
      'wire-changed': async (payload) => log.info({ payload }, 'wire items arrived'),
    },
    async follow() {
      for (const { id, enabled, sample } of await store.wire.sources()) {
        if (enabled && !sample) await store.jobs.add({ kind: 'poll-source', payload: { source: id }, key: pollKey(id) });
      }
    },
    async pollNow(id) {
      const { arrived, problem } = await pollSource(id);
      return problem === null ? ok({ arrived }) : refuse('wire/source-failed', problem);
    },
    close: () => worker.close(),
  };
}
