import type { Instant } from '#platform/clock.ts';

/** One part of what a source said about a place, as it is kept. The store's own type satisfies it. */
export type KeptSection = {
  readonly place: string;
  readonly source: string;
  readonly section: string;
  /** JSON; null where the section never came. */
  readonly value: unknown;
  readonly issuedAt: Instant | null;
  readonly fetchedAt: Instant;
  readonly lastModified: string | null;
  readonly expiresAt: Instant | null;
  /** Set by a failed refresh after this value; the value stays. */
  readonly problem: { readonly code: string; readonly detail: string; readonly at: Instant } | null;
};

/** What a refresh wants kept for it. The store happens to do so. */
export type ForecastKeeper = {
  sections(place: string, source: string): Promise<readonly KeptSection[]>;
  saveSection(section: KeptSection): Promise<void>;
  saveProblem(place: string, source: string, section: string, problem: { code: string; detail: string; at: Instant }): Promise<void>;
};

/** Raised when the shape of what is kept changes: values of another shape count as never had, and are fetched anew. */
const SHAPE = 1;

/** Wraps a decoded value for keeping. */
export function wrapped(value: unknown): unknown {
  return { shape: SHAPE, value };
}

/** The decoded value of a kept section as this program wrote it, or null where there is none or an older program wrote it. */
export function unwrapped<T>(section: KeptSection | undefined): T | null {
  const kept = section?.value;
  if (typeof kept !== 'object' || kept === null || !('shape' in kept) || kept.shape !== SHAPE || !('value' in kept)) return null;
  return kept.value as T;
}
