import type { Instant } from '#platform/clock.ts';
import type { PubStatus, WireItem } from './item.ts';

/** A wire item as kept: the latest version of one identity of one source. The store's rows have this shape. */
export type KeptItem = {
  readonly id: string;
  readonly source: string;
  readonly sourceName: string;
  /** Its `uri` is the identity it is kept under, where the source gave none too. */
  readonly item: WireItem;
  readonly contentHash: string;
  /** Hash of the raw bytes it came in. */
  readonly rawHash: string;
  /** The source's own status, or `withheld` where the item is held here (`hold.ts`). */
  readonly pubStatus: PubStatus;
  readonly embargoedUntil: Instant | null;
  readonly arrivedAt: Instant;
  readonly changedAt: Instant;
  readonly versions: number;
  readonly story: string | null;
  readonly sample: boolean;
};
