import { z } from 'zod';
import type { Place } from '#weather/place.ts';
import type { Connection } from './connection.ts';
import { jsonColumn, readRow, toJson } from './row.ts';
import type { ForecastStore } from './store.ts';
import type { KeptSection } from '#weather/kept.ts';

const instant = z.number().nullable();
const text = z.string().nullable();

const placeRow = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  region: text,
  latitude: z.number(),
  longitude: z.number(),
  time_zone: z.string(),
});

const sectionRow = z.object({
  place: z.string(),
  source: z.string(),
  section: z.string(),
  value: jsonColumn(z.unknown()),
  issued_at: instant,
  fetched_at: z.number(),
  last_modified: text,
  expires_at: instant,
  problem: jsonColumn(z.object({ code: z.string(), detail: z.string(), at: z.number() })).nullable(),
});

/**
 * The weather as it was fetched, and the places it is for, in their order. A section that never came and failed is kept
 * with `value` null, `fetchedAt` being the failure.
 */
export function forecastStore(connection: Connection): ForecastStore {
  const { read } = connection;
  return {
    async places() {
      const rows = await read.selectFrom('places').selectAll().orderBy('position').orderBy('name').orderBy('id').execute();
      return rows.map(readPlace);
    },
    async savePlace({ id, slug, name, region, latitude, longitude, timeZone }, order) {
      const values = { slug, name, region, latitude, longitude, time_zone: timeZone, position: order };
      await connection.write
        .insertInto('places')
        .values({ id, ...values })
        .onConflict((c) => c.column('id').doUpdateSet(values))
        .execute();
    },
    async removePlace(id) {
      await connection.write.deleteFrom('places').where('id', '=', id).execute();
    },
    async sections(place, source) {
      const rows = await read.selectFrom('forecast_sections').selectAll().where('place', '=', place).where('source', '=', source).orderBy('section').execute();
      return rows.map(readSection);
    },
    async saveSection(kept) {
      const { place, source, section, ...values } = sectionToRow(kept);
      await connection.write
        .insertInto('forecast_sections')
        .values({ place, source, section, ...values })
        .onConflict((c) => c.columns(['place', 'source', 'section']).doUpdateSet(values))
        .execute();
    },
    async saveProblem(place, source, section, problem) {
      const json = toJson(problem);
      await connection.write
        .insertInto('forecast_sections')
        .values({ place, source, section, value: 'null', issued_at: null, fetched_at: problem.at, last_modified: null, expires_at: null, problem: json })
        .onConflict((c) => c.columns(['place', 'source', 'section']).doUpdateSet({ problem: json }))
        .execute();
    },
  };
}

function readPlace(row: unknown): Place {
  const { time_zone: timeZone, ...rest } = readRow(placeRow, 'places', row);
  return { ...rest, timeZone };
}

function readSection(row: unknown): KeptSection {
  const {
    issued_at: issuedAt,
    fetched_at: fetchedAt,
    last_modified: lastModified,
    expires_at: expiresAt,
    ...rest
  } = readRow(sectionRow, 'forecast_sections', row);
  return { ...rest, issuedAt, fetchedAt, lastModified, expiresAt };
}

function sectionToRow(kept: KeptSection) {
  const { place, source, section } = kept;
  return {
    place,
    source,
    section,
    value: toJson(kept.value),
    issued_at: kept.issuedAt,
    fetched_at: kept.fetchedAt,
    last_modified: kept.lastModified,
    expires_at: kept.expiresAt,
    problem: kept.problem === null ? null : toJson(kept.problem),
  };
}
