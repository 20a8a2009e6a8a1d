import type { Instant } from '#platform/clock.ts';
import type { Result } from '#platform/result.ts';
import type { PublishedStory, Story } from '#story/story.ts';
import type { StoryStatus } from '#story/status.ts';
import type { StoryVersion } from '#story/version.ts';
import type { AlertKeeper } from '#weather/alerts/kept-list.ts';
import type { KeptSection } from '#weather/kept.ts';
import type { Place } from '#weather/place.ts';
import type { WireItem } from '#wire/item.ts';
import type { KeptItem } from '#wire/kept-item.ts';
import type { Source } from '#wire/source.ts';

/**
 * Everything that lasts, as one type. All reads for readers go through `visible` (one SQL expression, equal to
 * `story/visibility.ts`), against the database's own clock.
 */
export type Store = {
  /** The database's clock. */
  now(): Promise<Instant>;
  readonly stories: StoryStore;
  readonly wire: WireStore;
  readonly forecasts: ForecastStore;
  readonly alerts: AlertStore;
  readonly media: MediaStore;
  readonly settings: SettingsStore;
  readonly jobs: JobStore;
  readonly audit: AuditStore;
  readonly files: FileStore;
  /** Runs `work` in one transaction: all of it lasts, or none. Use only the store handed in. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** Takes out everything of the sample station, and every place with its forecast (they are the sample's). */
  removeSamples(): Promise<void>;
  close(): Promise<void>;
};

/** A line of a list on the desk: what a list shows, without the text. */
export type StoryListing = {
  readonly id: string;
  readonly revision: number;
  readonly status: StoryStatus;
  readonly slug: string;
  readonly section: string;
  readonly headline: string;
  readonly summary: string | null;
  readonly bylines: string;
  readonly origin: 'staff' | 'wire';
  readonly publishAt: Instant | null;
  readonly updatedAt: Instant | null;
  readonly embargoedUntil: Instant | null;
  readonly savedAt: Instant;
  readonly changedSinceLive: boolean;
  readonly sample: boolean;
};

/** What a reader's address leads to. */
export type AddressAnswer =
  | { readonly kind: 'story'; readonly story: PublishedStory }
  | { readonly kind: 'moved'; readonly path: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'none' };

/** Which published stories a front, feed or list wants; newest "posted" first. */
export type PublishedQuery = {
  readonly section?: string;
  readonly topic?: string;
  readonly author?: string;
  /** Only posted before this instant (exclusive), for older pages. */
  readonly before?: Instant;
  /** Only posted at or after this instant. */
  readonly since?: Instant;
  readonly withCorrections?: boolean;
  readonly limit: number;
};

export type StoryStore = {
  /** Writes a new story. Refuses `story/slug-taken`. */
  create(story: Story): Promise<Result<Story>>;
  find(id: string): Promise<Story | null>;
  /**
   * Replaces the story of `story.id` whose revision is `from` (compare and set); `story.revision` must be `from + 1`.
   * Refuses `story/conflict`, `story/slug-taken`, `story/not-found`. Keeps redirects when slug or live section changed.
   */
  save(story: Story, from: number): Promise<Result<Story>>;
  addVersion(version: StoryVersion): Promise<void>;
  versions(story: string): Promise<readonly StoryVersion[]>;
  /** The version with the highest number, or null. */
  lastVersion(story: string): Promise<StoryVersion | null>;
  list(query: { status?: StoryStatus; section?: string; text?: string; limit: number; before?: Instant }): Promise<readonly StoryListing[]>;
  countByStatus(): Promise<Readonly<Record<StoryStatus, number>>>;
  /** Reader side: what this address gives now. Tombstones and redirects included. */
  at(section: string, slug: string): Promise<AddressAnswer>;
  /** Reader side: visible stories only. */
  published(query: PublishedQuery): Promise<readonly PublishedStory[]>;
  /** Reader side: one visible story by id. */
  publishedById(id: string): Promise<PublishedStory | null>;
  /** The next instant after now at which any story's visibility changes (schedule, embargo, expiry); null if none is known. */
  nextChange(): Promise<Instant | null>;
  /** Does any story already use this slug? */
  slugTaken(slug: string): Promise<boolean>;
};

export type WireStore = {
  sources(): Promise<readonly Source[]>;
  source(id: string): Promise<Source | null>;
  saveSource(source: Source): Promise<void>;
  removeSource(id: string): Promise<void>;
  find(id: string): Promise<KeptItem | null>;
  findByUri(source: string, uri: string): Promise<KeptItem | null>;
  /** Writes a new item or a new version of one; every version is kept. */
  saveItem(item: KeptItem): Promise<void>;
  versions(id: string): Promise<readonly { readonly number: number; readonly item: WireItem; readonly at: Instant }[]>;
  list(query: { source?: string; text?: string; untaken?: boolean; limit: number; before?: Instant }): Promise<readonly KeptItem[]>;
  markTaken(id: string, story: string): Promise<void>;
  quarantine(entry: { source: string; rawHash: string; reason: string; snippet: string; at: Instant }): Promise<void>;
  quarantined(limit: number): Promise<readonly { source: string; rawHash: string; reason: string; snippet: string; at: Instant }[]>;
};

export type ForecastStore = {
  places(): Promise<readonly Place[]>;
  savePlace(place: Place, order: number): Promise<void>;
  removePlace(id: string): Promise<void>;
  sections(place: string, source: string): Promise<readonly KeptSection[]>;
  saveSection(section: KeptSection): Promise<void>;
  /** Notes a failure and leaves the last good value. */
  saveProblem(place: string, source: string, section: string, problem: { code: string; detail: string; at: Instant }): Promise<void>;
};

/** Lists of alerts as they were fetched, one a feed. */
export type AlertStore = AlertKeeper;

/** A picture of the station's library. */
export type Media = {
  /** Unguessable, part of its addresses. */
  readonly key: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly caption: string | null;
  readonly credit: string | null;
  readonly fileName: string;
  /** SHA-256 of the original in `files`. */
  readonly originalHash: string;
  readonly renditions: readonly {
    readonly width: number;
    readonly height: number;
    readonly format: 'webp' | 'jpeg';
    readonly hash: string;
    readonly bytes: number;
  }[];
  readonly createdAt: Instant;
  readonly sample: boolean;
};

export type MediaStore = {
  save(media: Media): Promise<void>;
  find(key: string): Promise<Media | null>;
  list(limit: number): Promise<readonly Media[]>;
};

export type SettingsStore = {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
};

/** Work to be done later, at least once; written in the transaction of the change that causes it. */
export type Job = {
  readonly id: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly runAt: Instant;
  readonly attempts: number;
  readonly lastError: string | null;
};

export type JobStore = {
  /** Adds a job; a waiting job of the same `key` is left as it is (idempotent). */
  add(job: { kind: string; payload: unknown; runAt?: Instant; key?: string }): Promise<void>;
  /** Takes up to `limit` due jobs for `leaseMs`; nobody else gets them meanwhile, on any node. */
  claim(limit: number, leaseMs: number): Promise<readonly Job[]>;
  done(id: string): Promise<void>;
  /** Tries again at `retryAt`, or keeps it as dead when null. */
  fail(id: string, error: string, retryAt: Instant | null): Promise<void>;
  nextRunAt(): Promise<Instant | null>;
  dead(limit: number): Promise<readonly Job[]>;
};

/** One line of the audit log. */
export type AuditEntry = {
  readonly at: Instant;
  readonly by: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: unknown;
};

export type AuditStore = {
  add(entry: AuditEntry): Promise<void>;
  list(limit: number): Promise<readonly AuditEntry[]>;
};

/** Files by content: the name of a file is the SHA-256 (hex) of its bytes. */
export type FileStore = {
  /** Returns the hash once the bytes are on the disk. The same bytes twice are kept once. */
  put(bytes: Uint8Array): Promise<string>;
  get(hash: string): Promise<Uint8Array | null>;
};
