import { sql, type RawBuilder } from 'kysely';
import { systemClock, type Clock } from '#platform/clock.ts';
import type { Engine } from './database.ts';
import { LateValue } from './late-value.ts';

/**
 * "Now" as an SQL expression, in milliseconds. With `systemClock` it is the database's own clock; any other clock (a
 * test's) is read when the query runs and handed in as a value.
 */
export function nowExpression(engine: Engine, clock: Clock): RawBuilder<number> {
  if (clock !== systemClock) {
    const value = new LateValue(() => clock.now());
    return engine === 'sqlite' ? sql`cast(${value} as integer)` : sql`cast(${value} as bigint)`;
  }
  if (engine === 'sqlite') return sql`cast(round(unixepoch('subsec') * 1000) as integer)`;
  // As a subquery it is read once a query, and an index may be asked with it; bare, it is volatile and no index helps.
  return sql`(select floor(extract(epoch from clock_timestamp()) * 1000)::bigint)`;
}

/**
 * The one SQL expression for "may a reader see this story now": the same rule as `story/visibility.ts`.
 * `story` is the alias of `stories` in the query. `released` is the part that does not ask the time (something is live,
 * and the state lets it out), worked out by the database itself (migration 0001) so that partial indexes can stand on it.
 */
export function visible(story: string, now: RawBuilder<number>): RawBuilder<boolean> {
  const s = sql.ref(story);
  return sql<boolean>`(${s}.released = 1 and ${s}.publish_at <= ${now}
    and (${s}.embargoed_until is null or ${s}.embargoed_until <= ${now})
    and (${s}.expires_at is null or ${s}.expires_at > ${now}))`;
}

/** Was the story ever before readers in its present state: released, its time and embargo past, and not expired before that. */
export function wasPublic(story: string, now: RawBuilder<number>): RawBuilder<boolean> {
  const s = sql.ref(story);
  return sql<boolean>`(${s}.live is not null and ${s}.publish_at <= ${now}
    and (${s}.embargoed_until is null or ${s}.embargoed_until <= ${now})
    and (${s}.expires_at is null or (${s}.expires_at > ${s}.publish_at
      and (${s}.embargoed_until is null or ${s}.expires_at > ${s}.embargoed_until))))`;
}
