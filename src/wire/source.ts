import type { Instant } from '#platform/clock.ts';

/** A source of wire copy, as polling sees it: where it is, and how its last polls went. The store keeps it with more beside. */
export type Source = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** Credit line for stories taken from it, where an item has none. */
  readonly credit: string | null;
  /** IANA zone for dates without one. */
  readonly timeZone: string | null;
  /** Default section of stories taken from it. */
  readonly section: string | null;
  readonly enabled: boolean;
  readonly intervalSeconds: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly lastPolledAt: Instant | null;
  readonly lastArrivalAt: Instant | null;
  readonly failures: number;
  /** Plain words on the last failure; null when the last poll went well. */
  readonly problem: string | null;
  readonly sample: boolean;
};
