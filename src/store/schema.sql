-- The schema as the migrations leave it on SQLite. Generated: npx vitest run src/store/migrate.test.ts -u

CREATE TABLE "account" (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references "user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" date,
  "refreshTokenExpiresAt" date,
  "scope" text,
  "password" text,
  "createdAt" date not null,
  "updatedAt" date not null
);
CREATE INDEX "account_user" on "account" ("userId");
CREATE TABLE "alert_lists" (
  "feed" text not null primary key,
  "fetched_at" integer,
  "checked_at" integer,
  "last_modified" text,
  "etag" text,
  "problem" text,
  "body" text
) strict;
CREATE TABLE "audit" (
  "id" text not null primary key,
  "at" integer not null,
  "by_name" text not null,
  "action" text not null,
  "subject" text not null,
  "detail" text not null
) strict;
CREATE INDEX "audit_at" on "audit" ("at", "id");
CREATE TABLE "forecast_sections" (
  "place" text not null references "places" ("id") on delete cascade,
  "source" text not null,
  "section" text not null,
  "value" text not null,
  "issued_at" integer,
  "fetched_at" integer not null,
  "last_modified" text,
  "expires_at" integer,
  "problem" text,
  constraint "forecast_sections_key" primary key ("place", "source", "section")
) strict;
CREATE TABLE "jobs" (
  "id" text not null primary key,
  "kind" text not null,
  "payload" text not null,
  "key" text,
  "state" text not null,
  "run_at" integer not null,
  "leased_until" integer,
  "attempts" integer default 0 not null,
  "last_error" text
) strict;
CREATE INDEX "jobs_due" on "jobs" ("state", "run_at", "id");
CREATE INDEX "jobs_leased" on "jobs" ("state", "leased_until");
CREATE UNIQUE INDEX "jobs_waiting_key" on "jobs" ("key") where state = 'waiting';
CREATE TABLE "media" (
  "key" text not null primary key,
  "width" integer not null,
  "height" integer not null,
  "alt" text not null,
  "caption" text,
  "credit" text,
  "file_name" text not null,
  "original_hash" text not null,
  "renditions" text not null,
  "created_at" integer not null,
  "sample" integer not null
) strict;
CREATE INDEX "media_created" on "media" ("created_at", "key");
CREATE TABLE "places" (
  "id" text not null primary key,
  "slug" text not null unique,
  "name" text not null,
  "region" text,
  "latitude" real not null,
  "longitude" real not null,
  "time_zone" text not null,
  "position" integer not null
) strict;
CREATE TABLE "schema_migrations" (
  "number" integer not null primary key,
  "name" text not null,
  "applied_at" integer not null
);
CREATE TABLE "session" (
  "id" text not null primary key,
  "token" text not null unique,
  "userId" text not null references "user" ("id") on delete cascade,
  "ipAddress" text,
  "userAgent" text,
  "expiresAt" date not null,
  "createdAt" date not null,
  "updatedAt" date not null
);
CREATE INDEX "session_user" on "session" ("userId");
CREATE TABLE "settings" (
  "key" text not null primary key,
  "value" text not null
) strict;
CREATE TABLE "stories" (
  "id" text not null primary key,
  "revision" integer not null,
  "status" text not null,
  "slug" text not null unique,
  "section" text not null,
  "live_section" text,
  "headline" text not null,
  "summary" text,
  "bylines" text not null,
  "search_text" text not null,
  "origin_kind" text not null,
  "changed_since_live" integer not null,
  "corrected" integer not null,
  "publish_at" integer,
  "embargoed_until" integer,
  "expires_at" integer,
  "updated_at" integer,
  "created_at" integer not null,
  "saved_at" integer not null,
  "sample" integer not null,
  "released" integer generated always as (case when live is not null and status in ('scheduled', 'published') then 1 else 0 end) stored,
  "origin" text not null,
  "rights" text not null,
  "corrections" text not null,
  "live" text,
  "content" text not null
) strict;
CREATE INDEX "stories_corrected_posted" on "stories" ("publish_at", "id") where released = 1 and corrected = 1;
CREATE INDEX "stories_embargoed" on "stories" ("embargoed_until") where released = 1 and embargoed_until is not null;
CREATE INDEX "stories_expiring" on "stories" ("expires_at") where released = 1 and expires_at is not null;
CREATE INDEX "stories_place_saved" on "stories" ("section", "saved_at", "id");
CREATE INDEX "stories_posted" on "stories" ("publish_at", "id") where released = 1;
CREATE INDEX "stories_saved" on "stories" ("saved_at", "id", "status", "section", "search_text");
CREATE INDEX "stories_section_posted" on "stories" ("live_section", "publish_at", "id") where released = 1;
CREATE INDEX "stories_status_saved" on "stories" ("status", "saved_at", "id");
CREATE TABLE "story_addresses" (
  "section" text not null,
  "slug" text not null,
  "story" text not null references "stories" ("id"),
  constraint "story_addresses_key" primary key ("slug", "section")
) strict;
CREATE TABLE "story_authors" (
  "author" text not null,
  "publish_at" integer not null,
  "story" text not null references "stories" ("id"),
  constraint "story_authors_key" primary key ("story", "author")
) strict;
CREATE INDEX "story_authors_posted" on "story_authors" ("author", "publish_at", "story");
CREATE TABLE "story_slugs" (
  "slug" text not null primary key,
  "story" text not null
) strict;
CREATE TABLE "story_topics" (
  "topic" text not null,
  "publish_at" integer not null,
  "story" text not null references "stories" ("id"),
  constraint "story_topics_key" primary key ("story", "topic")
) strict;
CREATE INDEX "story_topics_posted" on "story_topics" ("topic", "publish_at", "story");
CREATE TABLE "story_versions" (
  "story" text not null references "stories" ("id"),
  "number" integer not null,
  "content" text not null,
  "by_name" text not null,
  "at" integer not null,
  "reason" text not null,
  "note" text,
  constraint "story_versions_key" primary key ("story", "number")
) strict;
CREATE TABLE "user" (
  "id" text not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" integer default 0 not null,
  "image" text,
  "role" text,
  "suspendedAt" date,
  "createdAt" date not null,
  "updatedAt" date not null
);
CREATE TABLE "verification" (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" date not null,
  "createdAt" date not null,
  "updatedAt" date not null
);
CREATE INDEX "verification_identifier" on "verification" ("identifier");
CREATE TABLE "wire_item_versions" (
  "item" text not null references "wire_items" ("id"),
  "number" integer not null,
  "value" text not null,
  "at" integer not null,
  constraint "wire_item_versions_key" primary key ("item", "number")
) strict;
CREATE TABLE "wire_items" (
  "id" text not null primary key,
  "source" text not null,
  "source_name" text not null,
  "uri" text,
  "content_hash" text not null,
  "raw_hash" text not null,
  "pub_status" text not null,
  "embargoed_until" integer,
  "arrived_at" integer not null,
  "changed_at" integer not null,
  "versions" integer not null,
  "story" text,
  "sample" integer not null,
  "search_text" text not null,
  "item" text not null
) strict;
CREATE INDEX "wire_items_changed" on "wire_items" ("changed_at", "id", "source", "story", "search_text");
CREATE INDEX "wire_items_source_changed" on "wire_items" ("source", "changed_at", "id");
CREATE UNIQUE INDEX "wire_items_uri" on "wire_items" ("source", "uri");
CREATE TABLE "wire_quarantine" (
  "id" text not null primary key,
  "source" text not null,
  "raw_hash" text not null,
  "reason" text not null,
  "snippet" text not null,
  "at" integer not null
) strict;
CREATE INDEX "wire_quarantine_at" on "wire_quarantine" ("at", "id");
CREATE TABLE "wire_sources" (
  "id" text not null primary key,
  "name" text not null,
  "url" text not null,
  "credit" text,
  "time_zone" text,
  "section" text,
  "enabled" integer not null,
  "interval_seconds" integer not null,
  "etag" text,
  "last_modified" text,
  "last_polled_at" integer,
  "last_arrival_at" integer,
  "failures" integer not null,
  "problem" text,
  "sample" integer not null
) strict;
