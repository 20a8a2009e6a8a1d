import type { Generated, GeneratedAlways } from 'kysely';

/** JSON as text; `row.ts` reads it. PostgreSQL's `json` keeps it as it was written. */
type Json = string;
/** 0 or 1, on both engines. */
type Flag = number;

type StoriesTable = {
  id: string;
  revision: number;
  status: string;
  slug: string;
  section: string;
  live_section: string | null;
  headline: string;
  summary: string | null;
  bylines: string;
  search_text: string;
  origin_kind: string;
  changed_since_live: Flag;
  corrected: Flag;
  publish_at: number | null;
  embargoed_until: number | null;
  expires_at: number | null;
  updated_at: number | null;
  created_at: number;
  saved_at: number;
  sample: Flag;
  /** Something is live and the state lets it out: worked out by the database. */
  released: GeneratedAlways<Flag>;
  origin: Json;
  rights: Json;
  corrections: Json;
  live: Json | null;
  content: Json;
};

type StoryVersionsTable = { story: string; number: number; content: Json; by_name: string; at: number; reason: string; note: string | null };

type WireSourcesTable = {
  id: string;
  name: string;
  url: string;
  credit: string | null;
  time_zone: string | null;
  section: string | null;
  enabled: Flag;
  interval_seconds: number;
  etag: string | null;
  last_modified: string | null;
  last_polled_at: number | null;
  last_arrival_at: number | null;
  failures: number;
  problem: string | null;
  sample: Flag;
};

type WireItemsTable = {
  id: string;
  source: string;
  source_name: string;
  uri: string | null;
  content_hash: string;
  raw_hash: string;
  pub_status: string;
  embargoed_until: number | null;
  arrived_at: number;
  changed_at: number;
  versions: number;
  story: string | null;
  sample: Flag;
  search_text: string;
  item: Json;
};

type ForecastSectionsTable = {
  place: string;
  source: string;
  section: string;
  value: Json;
  issued_at: number | null;
  fetched_at: number;
  last_modified: string | null;
  expires_at: number | null;
  problem: Json | null;
};

type JobsTable = {
  id: string;
  kind: string;
  payload: Json;
  key: string | null;
  state: 'waiting' | 'running' | 'dead';
  run_at: number;
  leased_until: number | null;
  attempts: Generated<number>;
  last_error: string | null;
};

type MediaTable = {
  key: string;
  width: number;
  height: number;
  alt: string;
  caption: string | null;
  credit: string | null;
  file_name: string;
  original_hash: string;
  renditions: Json;
  created_at: number;
  sample: Flag;
};

type PlacesTable = {
  id: string;
  slug: string;
  name: string;
  region: string | null;
  latitude: number;
  longitude: number;
  time_zone: string;
  position: number;
};

/** The tables of the store as Kysely sees them. Staff tables (migration 0002) belong to the sign-in library and are not named here. */
export type Tables = {
  schema_migrations: { number: number; name: string; applied_at: number };
  stories: StoriesTable;
  story_versions: StoryVersionsTable;
  /** Which story holds a slug: its own, and every one it was public under. */
  story_slugs: { slug: string; story: string };
  /** Addresses that readers have had: the ground for "moved" and "gone". */
  story_addresses: { section: string; slug: string; story: string };
  story_topics: { topic: string; publish_at: number; story: string };
  story_authors: { author: string; publish_at: number; story: string };
  wire_sources: WireSourcesTable;
  wire_items: WireItemsTable;
  wire_item_versions: { item: string; number: number; value: Json; at: number };
  wire_quarantine: { id: string; source: string; raw_hash: string; reason: string; snippet: string; at: number };
  places: PlacesTable;
  forecast_sections: ForecastSectionsTable;
  alert_lists: {
    feed: string;
    fetched_at: number | null;
    checked_at: number | null;
    last_modified: string | null;
    etag: string | null;
    problem: Json | null;
    body: string | null;
  };
  media: MediaTable;
  settings: { key: string; value: Json };
  jobs: JobsTable;
  audit: { id: string; at: number; by_name: string; action: string; subject: string; detail: Json };
};
