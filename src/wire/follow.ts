import type { Instant } from '#platform/clock.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { ingest, type IngestParts, type IngestReport } from './ingest.ts';
import { poll, type PollParts, type Polled } from './poll.ts';
import type { Source } from './source.ts';

/** What following a source needs of the store; `Store` satisfies it. */
export type FollowStore = {
  readonly files: PollParts['files'];
  readonly wire: Sources;
  transaction<T>(work: (inside: IngestParts & { readonly wire: Sources }) => Promise<T>): Promise<T>;
};
type Sources = { source(id: string): Promise<Source | null>; saveSource(source: Source): Promise<void> };

/** What a poll that went well came to. `arrived` counts new items and updates; `report` is null where nothing was sent. */
export type Followed = {
  readonly outcome: 'read' | 'unchanged';
  readonly arrived: number;
  readonly movedTo: string | null;
  readonly report: IngestReport | null;
};

/**
 * Notes on the source how its poll went. What a person changed meanwhile stays: only the fields of polling are
 * written, and the validators only where the address is still the one that was asked.
 */
async function note(store: FollowStore, asked: Source, polled: Polled, arrivedAt: Instant | null): Promise<void> {
  await store.transaction(async ({ wire }) => {
    const now = await wire.source(asked.id);
    if (now === null) return;
    const { etag, lastModified, lastPolledAt, failures, problem, enabled } = polled.source;
    const same = now.url === asked.url;
    await wire.saveSource({
      ...now,
      lastPolledAt,
      failures,
      problem,
      lastArrivalAt: arrivedAt ?? now.lastArrivalAt,
      etag: same ? etag : null,
      lastModified: same ? lastModified : null,
      enabled: same && !enabled ? false : now.enabled,
    });
  });
}

/**
 * Polls a source once and takes in what it brings. A source whose items cannot be kept is not noted as polled, so that
 * the next poll gets them again. Refuses `wire/source-failed` for an unknown source and where the poll failed, in the
 * words that stand on the source; rejects where the store is not available. `again`: when to poll next, null for never.
 */
export async function followSource(
  id: string,
  parts: Omit<PollParts, 'files'> & { readonly store: FollowStore },
): Promise<{ readonly result: Result<Followed>; readonly again: Instant | null }> {
  const { store } = parts;
  const source = await store.wire.source(id);
  if (source === null) return { result: refuse('wire/source-failed', 'There is no such wire source.'), again: null };
  const polled = await poll(source, { ...parts, files: store.files });
  const { delivery } = polled;
  const report = delivery === null ? null : await ingest({ source, ...delivery, at: parts.clock.now() }, store);
  const arrived = report === null ? 0 : report.new + report.update;
  await note(store, source, polled, arrived > 0 ? parts.clock.now() : null);
  const again = polled.nextAt;
  if (polled.outcome === 'failed' || polled.outcome === 'gone')
    return { result: refuse('wire/source-failed', polled.source.problem ?? 'The poll failed.'), again };
  return { result: ok({ outcome: polled.outcome, arrived, movedTo: polled.movedTo, report }), again };
}
