import type { Instant } from '#platform/clock.ts';
import { problem, type Problem } from '#platform/problem.ts';
import { failed, ok, type Result } from '#platform/result.ts';
import { STATIONS_ASKED } from '../../current.ts';
import type { Observation } from '../../forecast.ts';
import { unwrapped, wrapped, type KeptSection } from '../../kept.ts';
import type { RefreshInput, Refreshed, SectionOutcome } from '../../provider.ts';
import { parseAnswer } from './answer.ts';
import { decodeGrid } from './grid.ts';
import { decodeHours } from './hours.ts';
import { decodeObservations } from './observations.ts';
import { decodePeriods } from './periods.ts';
import { decodePoint, type NwsPoint } from './point.ts';
import { decodeStations, type NwsStation } from './stations.ts';

const API = 'https://api.weather.gov';
const MINUTE = 60_000;

/** How often a section is asked for, unless the source says that its answer holds longer. Points move without notice: daily. */
const EVERY: Readonly<Record<string, number>> = {
  point: 24 * 60 * MINUTE,
  stations: 24 * 60 * MINUTE,
  periods: 45 * MINUTE,
  hours: 45 * MINUTE,
  grid: 45 * MINUTE,
  observation: 15 * MINUTE,
};
/** A forecast that was already this old when it came is a stale copy of some cache: it is asked for again as soon as it expires. */
const STALE_COPY = 3 * 60 * MINUTE;
const AFTER_STALE_COPY = 10 * MINUTE;
const AFTER_FAILURE = 50_000;
const AFTER_REFUSAL = 15 * MINUTE;

/** When a section is due again. */
function dueAt(kept: KeptSection | undefined, section: string): Instant {
  if (kept === undefined || unwrapped(kept) === null) return kept?.problem === null || kept === undefined ? 0 : kept.problem.at + AFTER_FAILURE;
  if (kept.problem !== null) return kept.problem.at + AFTER_FAILURE;
  const every = EVERY[section] ?? 45 * MINUTE;
  const made = unwrapped<{ madeAt?: Instant | null }>(kept)?.madeAt ?? null;
  const pause = made !== null && kept.fetchedAt - made > STALE_COPY ? AFTER_STALE_COPY : every;
  return Math.max(kept.fetchedAt + pause, Math.min(kept.expiresAt ?? 0, kept.fetchedAt + 2 * every));
}

/** `/points` wants at most four decimals and no trailing zeros; with more it answers with a redirect. */
export function pointAddress(latitude: number, longitude: number): string {
  return `${API}/points/${Number(latitude.toFixed(4))},${Number(longitude.toFixed(4))}`;
}

type Work = RefreshInput & { readonly outcomes: SectionOutcome[] };

function note(work: Work, section: string, cause: Problem): void {
  work.outcomes.push({ section, ok: false, problem: cause });
}

function keep(work: Work, section: string, value: unknown, stamps: { issuedAt: Instant | null; lastModified: string | null; expiresAt: Instant | null }): void {
  work.outcomes.push({
    section,
    ok: true,
    kept: { place: work.place.id, source: 'nws', section, value: wrapped(value), fetchedAt: work.now(), problem: null, ...stamps },
  });
}

/** Asks for one section and keeps it. Tells whether the source said that the address is gone. */
async function section<T>(
  work: Work,
  name: string,
  url: string,
  decode: (json: unknown) => Result<T>,
  issued: (value: T) => Instant | null,
): Promise<{ readonly value: T | null; readonly gone: boolean }> {
  const kept = work.kept.find((k) => k.section === name);
  const last = unwrapped<T>(kept);
  const asked = await work.ask(url, last === null ? null : (kept?.lastModified ?? null));
  if (asked.kind === 'unchanged' && kept !== undefined && last !== null) {
    keep(work, name, last, { issuedAt: kept.issuedAt, lastModified: asked.lastModified ?? kept.lastModified, expiresAt: asked.expiresAt });
    return { value: last, gone: false };
  }
  if (asked.kind === 'answer') {
    const json = parseAnswer(asked.text);
    const value = json.ok ? decode(json.value) : json;
    if (value.ok) {
      keep(work, name, value.value, { issuedAt: issued(value.value), lastModified: asked.lastModified, expiresAt: asked.expiresAt });
      return { value: value.value, gone: false };
    }
    note(work, name, value.problem);
    return { value: last, gone: false };
  }
  if (asked.kind === 'missing') return { value: last, gone: true };
  if (asked.kind !== 'unchanged') note(work, name, asked.problem);
  return { value: last, gone: false };
}

async function pointOf(work: Work, force: boolean): Promise<NwsPoint | null> {
  const kept = work.kept.find((k) => k.section === 'point');
  if (!force && dueAt(kept, 'point') > work.now()) return unwrapped<NwsPoint>(kept);
  const { value, gone } = await section(work, 'point', pointAddress(work.place.latitude, work.place.longitude), decodePoint, () => null);
  if (gone) note(work, 'point', problem('weather/not-covered', 'The National Weather Service has no forecast for these coordinates.'));
  return value;
}

const gridAddress = (point: NwsPoint): string => `${API}/gridpoints/${point.gridId}/${point.gridX},${point.gridY}`;

/** The three forecasts of a cell; true where the cell is gone (grids are moved without notice). */
async function forecasts(work: Work, point: NwsPoint, all: boolean): Promise<boolean> {
  const base = gridAddress(point);
  const due = (name: string): boolean =>
    all ||
    dueAt(
      work.kept.find((k) => k.section === name),
      name,
    ) <= work.now();
  const periods = due('periods')
    ? await section(
        work,
        'periods',
        `${base}/forecast`,
        (json) => decodePeriods(json, point.timeZone),
        (v) => v.issuedAt,
      )
    : null;
  if (periods?.gone === true) return true;
  const hours = due('hours') ? await section(work, 'hours', `${base}/forecast/hourly`, decodeHours, (v) => v.issuedAt) : null;
  const grid = due('grid') ? await section(work, 'grid', base, decodeGrid, (v) => v.issuedAt) : null;
  return hours?.gone === true || grid?.gone === true;
}

async function observations(work: Work, point: NwsPoint): Promise<void> {
  const kept = (name: string): KeptSection | undefined => work.kept.find((k) => k.section === name);
  const listed = unwrapped<readonly NwsStation[]>(kept('stations'));
  const stations =
    listed === null || dueAt(kept('stations'), 'stations') <= work.now()
      ? (await section(work, 'stations', `${gridAddress(point)}/stations?limit=${STATIONS_ASKED * 2}`, decodeStations, () => null)).value
      : listed;
  if (stations === null || dueAt(kept('observation'), 'observation') > work.now()) return;
  const found: Observation[] = [];
  let trouble: Problem | null = null;
  let heard = false;
  for (const station of stations.slice(0, STATIONS_ASKED)) {
    const rows = await observationsOf(work, station.id);
    if (rows.ok) found.push(...rows.value);
    else trouble = rows.problem;
    heard ||= rows.ok;
    // The nearest station with a young reading is enough: the others need not be asked.
    if (rows.ok && rows.value.some((o) => o.temperature !== null && work.now() - o.at < 75 * MINUTE)) break;
  }
  if (heard) keep(work, 'observation', found, { issuedAt: found[0]?.at ?? null, lastModified: null, expiresAt: null });
  else if (trouble !== null) note(work, 'observation', trouble);
}

async function observationsOf(work: Work, station: string): Promise<Result<readonly Observation[]>> {
  const asked = await work.ask(`${API}/stations/${encodeURIComponent(station)}/observations?limit=3`, null);
  if (asked.kind === 'unchanged') return ok([]);
  if (asked.kind !== 'answer') return asked.kind === 'missing' ? ok([]) : failed(asked.problem);
  const json = parseAnswer(asked.text);
  return json.ok ? decodeObservations(json.value) : json;
}

/**
 * Asks api.weather.gov for whatever is due for a place. Coordinates have at most four decimals; a 404 for the cell means
 * that the grid was moved, so the point is resolved again and the new cell asked once. Each section fails alone.
 */
export async function refreshNws(input: RefreshInput): Promise<Refreshed> {
  const work: Work = { ...input, outcomes: [] };
  const point = await pointOf(work, false);
  if (point !== null) {
    if (await forecasts(work, point, false)) {
      const moved = await pointOf(work, true);
      const same = moved === null || gridAddress(moved) === gridAddress(point);
      if (same || (await forecasts(work, moved, true))) {
        note(work, 'periods', problem('weather/not-covered', 'The National Weather Service has no forecast for this grid cell.'));
      }
    }
    await observations(work, point);
  }
  return { outcomes: work.outcomes, nextAt: nextAt(work) };
}

function nextAt(work: Work): Instant {
  const now = work.now();
  const times = Object.keys(EVERY)
    .filter((name) => name !== 'stations' && name !== 'point')
    .map((name) => {
      const outcome = work.outcomes.findLast((o) => o.section === name);
      if (outcome?.ok === false) return now + (outcome.problem.code === 'weather/not-covered' ? AFTER_REFUSAL : AFTER_FAILURE);
      return dueAt(outcome?.kept ?? work.kept.find((k) => k.section === name), name);
    });
  const pointFailed = work.outcomes.find((o) => o.section === 'point' && !o.ok);
  const next = pointFailed?.ok === false && pointFailed.problem.code === 'weather/not-covered' ? now + AFTER_REFUSAL : Math.min(...times);
  return Math.max(next, now + AFTER_FAILURE);
}
