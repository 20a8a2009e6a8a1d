import type { Instant } from '#platform/clock.ts';
import { newId } from '#platform/id.ts';
import { contentHash } from './content-hash.ts';
import type { Decoded } from './decode/decode.ts';
import { compareArrival, keyItems, type Arrival, type KeyedItem } from './duplicate.ts';
import { embargoInstant, holdReason } from './hold.ts';
import type { PubStatus, WireItem } from './item.ts';
import type { KeptItem } from './kept-item.ts';
import type { Source } from './source.ts';

/** What taking in needs of the store; `Store` satisfies it. */
export type IngestStore = { transaction<T>(work: (inside: IngestParts) => Promise<T>): Promise<T> };
/** The parts of it inside a transaction. */
export type IngestParts = {
  readonly wire: {
    findByUri(source: string, uri: string): Promise<KeptItem | null>;
    saveItem(item: KeptItem): Promise<void>;
    quarantine(entry: { source: string; rawHash: string; reason: string; snippet: string; at: Instant }): Promise<void>;
  };
  readonly jobs: { add(job: { kind: string; payload: unknown; key?: string }): Promise<void> };
};

/** A delivery that was decoded, and where it came from. */
export type Delivery = { readonly source: Pick<Source, 'id' | 'name' | 'sample'>; readonly decoded: Decoded; readonly rawHash: string; readonly at: Instant };

/** What a delivery brought; ids of kept items. */
export type IngestReport = Readonly<Record<Arrival, number>> & { readonly changed: readonly string[]; readonly quarantined: number };

/** A canceled item stays canceled: a usable revision after it is a replacement that an editor looks at first (W-35). */
function statusOf(item: WireItem, kept: KeptItem | null): PubStatus {
  if (item.pubStatus === 'usable' && (kept?.item.pubStatus === 'canceled' || kept?.pubStatus === 'canceled')) return 'withheld';
  return item.pubStatus === 'usable' && holdReason(item) !== null ? 'withheld' : item.pubStatus;
}

async function takeIn(
  { key, item }: KeyedItem,
  { source, rawHash, at }: Delivery,
  inside: IngestParts,
): Promise<{ readonly arrival: Arrival; readonly id: string }> {
  const kept = await inside.wire.findByUri(source.id, key);
  const keyedItem: WireItem = { ...item, uri: key };
  const arrival = compareArrival(keyedItem, kept?.item ?? null);
  if (kept !== null && (arrival === 'same' || arrival === 'late')) return { arrival, id: kept.id };
  const id = kept?.id ?? newId(at);
  await inside.wire.saveItem({
    id,
    source: source.id,
    sourceName: source.name,
    item: keyedItem,
    rawHash,
    contentHash: contentHash(item),
    pubStatus: statusOf(item, kept),
    embargoedUntil: embargoInstant(item),
    arrivedAt: kept?.arrivedAt ?? at,
    changedAt: kept !== null && arrival === 'quiet' ? kept.changedAt : at,
    versions: (kept?.versions ?? 0) + 1,
    story: kept?.story ?? null,
    sample: source.sample,
  });
  return { arrival, id };
}

/** Takes items in, in one transaction with the one job that tells of them. */
async function takeAll(items: readonly KeyedItem[], delivery: Delivery, store: IngestStore): Promise<{ readonly arrival: Arrival; readonly id: string }[]> {
  return store.transaction(async (inside) => {
    const taken: { readonly arrival: Arrival; readonly id: string }[] = [];
    for (const item of items) taken.push(await takeIn(item, delivery, inside));
    const changed = taken.filter(({ arrival }) => arrival === 'new' || arrival === 'update').map(({ id }) => id);
    if (changed.length > 0) await inside.jobs.add({ kind: 'wire-changed', payload: { source: delivery.source.id, items: changed } });
    return taken;
  });
}

/**
 * Takes a decoded delivery in: new items and new versions are kept, what is known is passed over, what could not be
 * read is recorded with its reason. One item that cannot be kept is recorded and the others go on. Taking the same
 * delivery in twice changes nothing the second time.
 */
export async function ingest(delivery: Delivery, store: IngestStore): Promise<IngestReport> {
  const { decoded, source, rawHash, at } = delivery;
  const items = keyItems(decoded.items);
  const refused: { reason: string; snippet: string }[] = [...decoded.refused];
  // All at once is what nearly always works; one by one only where one of them broke the batch.
  const taken = await takeAll(items, delivery, store).catch(async () => {
    const single: { readonly arrival: Arrival; readonly id: string }[] = [];
    for (const item of items) {
      single.push(
        ...(await takeAll([item], delivery, store).catch((fault: unknown) => {
          refused.push({ reason: `it could not be kept (${(fault as Error).message})`, snippet: item.item.headline ?? item.key });
          return [];
        })),
      );
    }
    if (items.length > 0 && single.length === 0) throw new Error('no item of the delivery could be kept');
    return single;
  });
  if (refused.length > 0)
    await store.transaction(async (inside) => {
      for (const { reason, snippet } of refused) await inside.wire.quarantine({ source: source.id, rawHash, reason, snippet, at });
    });
  const count = (arrival: Arrival): number => taken.filter((one) => one.arrival === arrival).length;
  return {
    new: count('new'),
    same: count('same'),
    quiet: count('quiet'),
    update: count('update'),
    late: count('late'),
    changed: taken.filter(({ arrival }) => arrival === 'new' || arrival === 'update').map(({ id }) => id),
    quarantined: refused.length,
  };
}
