import type { Clock } from '#platform/clock.ts';
import type { Egress } from '#platform/egress.ts';
import type { Log } from '#platform/log.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { Store } from '#store/store.ts';
import { openDecodeWorker } from '#wire/decode/in-worker.ts';
import { followSource } from '#wire/follow.ts';
import type { JobHandler } from './job-runner.ts';

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

/** Polls sources: what comes is read in a thread of its own and taken in. The sample's agency is made up and never asked. */
export function openWire({ store, clock, log, egress }: WireNeeds): WireWork {
  const worker = openDecodeWorker();
  const parts = { store, egress, decode: worker.decode, clock, random: Math.random };
  return {
    jobs: {
      'poll-source': async (payload) => {
        const id = String((payload as { source?: unknown }).source);
        const source = await store.wire.source(id);
        if (source === null || !source.enabled || source.sample) return;
        const { result, again } = await followSource(id, parts);
        if (!result.ok) log.warn({ source: id, detail: result.problem.detail }, 'a wire source could not be polled');
        else if (result.value.report !== null && result.value.report.quarantined > 0)
          log.warn({ source: id, quarantined: result.value.report.quarantined }, 'wire items were kept aside');
        return again === null ? undefined : { again: Math.round(again), key: pollKey(id) };
      },
      'wire-changed': async (payload) => log.debug({ payload }, 'wire items arrived'),
    },
    async follow() {
      for (const { id, enabled, sample } of await store.wire.sources()) {
        if (enabled && !sample) await store.jobs.add({ kind: 'poll-source', payload: { source: id }, key: pollKey(id) });
      }
    },
    async pollNow(id) {
      if ((await store.wire.source(id))?.sample === true)
        return refuse('wire/source-failed', 'A sample source is not polled: its items came with the sample station.');
      const { result } = await followSource(id, parts);
      return result.ok ? ok({ arrived: result.value.arrived }) : result;
    },
    close: () => worker.close(),
  };
}
