import type { Instant } from '#platform/clock.ts';
import { problem, type Problem } from '#platform/problem.ts';
import { refuse, ok, type Result } from '#platform/result.ts';
import { offsetAt } from '#platform/zoned-time.ts';
import type { BundleFile } from './bundle.ts';
import type { Observation } from './forecast.ts';
import { decodeGrid } from './providers/nws/grid.ts';
import { decodeHours } from './providers/nws/hours.ts';
import { answerOf, middleOf } from './providers/nws/answer.ts';
import type { NwsAnswerKind } from './providers/nws/answer-kind.ts';
import { fieldsOf } from './providers/nws/loose.ts';
import { decodeObservations } from './providers/nws/observations.ts';
import type { NwsSections } from './providers/nws/parts.ts';
import { decodePeriods } from './providers/nws/periods.ts';
import { decodePoint, zoneOfPoint } from './providers/nws/point.ts';
import { decodeStations } from './providers/nws/stations.ts';
import { replayed } from './replay.ts';
import type { Spot } from './sun.ts';
import { zoneOf } from './zone-of.ts';

/** A problem with the file or part it belongs to. */
export type BundleProblem = { readonly part: string; readonly problem: Problem };

/** What a bundle of recorded NWS answers gives. */
export type ReadNws = {
  readonly timeZone: string;
  readonly spot: Spot | null;
  readonly sections: NwsSections;
  readonly problems: readonly BundleProblem[];
  /** Whether any file was an answer that could be read. */
  readonly anyRead: boolean;
};

const FIRST_OFFSET = /"startTime"\s*:\s*"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})([+-])(\d{2}):(\d{2})"/;

/** Where the bundle is: the point, else the middle of a forecast's cell, else the nearest station that was read. */
function spotOf(files: readonly BundleFile[]): Spot | null {
  const order: readonly NwsAnswerKind[] = ['point', 'grid', 'periods', 'hours', 'observation'];
  for (const kind of order) {
    for (const file of files.filter((f) => f.kind === kind)) {
      const answer = file.json.ok ? answerOf(file.json.value) : file.json;
      if (!answer.ok) continue;
      const features = answer.value['features'];
      const middle = middleOf(Array.isArray(features) ? fieldsOf(features[0])['geometry'] : answer.value['geometry']);
      if (middle !== null) return middle;
    }
  }
  return null;
}

/** The zone of the point's answer, else that of the coordinates where the offsets in the forecast agree with it. */
function zoneOfBundle(files: readonly BundleFile[], spot: Spot | null, problems: BundleProblem[]): Result<string> {
  for (const file of files.filter((f) => f.kind === 'point')) {
    const zone = file.json.ok ? zoneOfPoint(file.json.value) : null;
    if (zone !== null) return ok(zone);
  }
  const zone = spot === null ? null : zoneOf(spot.latitude, spot.longitude);
  if (zone === null)
    return refuse(
      'weather/bad-answer',
      'The bundle names no time zone (no readable point.json, no coordinates). Give one with --zone, for example --zone America/Chicago.',
    );
  for (const file of files.filter((f) => f.kind === 'periods' || f.kind === 'hours')) {
    const found = FIRST_OFFSET.exec(file.json.ok ? JSON.stringify(file.json.value) : '');
    if (found === null) continue;
    const [, wall = '', sign = '+', hours = '0', minutes = '0'] = found;
    const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
    if (offsetAt(Date.parse(`${wall}Z`) - offset, zone) !== offset) {
      return refuse('weather/bad-answer', `The coordinates lie in ${zone}, but the forecast's times have another offset. Give the place's zone with --zone.`);
    }
  }
  problems.push({
    part: 'point',
    problem: problem('weather/bad-answer', `No point.json names the time zone: ${zone} was looked up from the coordinates. --zone sets another.`),
  });
  return ok(zone);
}

/** The value of the first file of `kind` that can be decoded; the faults of those before it are noted. */
function firstOf<T>(
  files: readonly BundleFile[],
  kind: NwsAnswerKind,
  decode: (json: unknown) => Result<T>,
  note: (file: BundleFile, problem: Problem) => void,
): T | null {
  for (const file of files.filter((f) => f.kind === kind)) {
    const value = file.json.ok ? decode(file.json.value) : file.json;
    if (value.ok) return value.value;
    note(file, value.problem);
  }
  return null;
}

function distance(spot: Spot, o: { readonly latitude: number | null; readonly longitude: number | null }): number {
  if (o.latitude === null || o.longitude === null) return Number.POSITIVE_INFINITY;
  return Math.hypot(o.latitude - spot.latitude, (o.longitude - spot.longitude) * Math.cos((spot.latitude * Math.PI) / 180));
}

/** Observations in the order of their stations: as `stations.json` lists them, else by distance. */
function ordered(observations: readonly Observation[], stations: readonly string[] | null, spot: Spot | null): readonly Observation[] {
  const rank = (o: Observation): number => {
    if (stations === null) return spot === null ? 0 : distance(spot, o);
    const index = stations.indexOf(o.station);
    return index < 0 ? stations.length : index;
  };
  return [...observations].sort((a, b) => rank(a) - rank(b) || a.station.localeCompare(b.station) || b.at - a.at);
}

/**
 * Decodes a bundle of recorded NWS answers as of `now`. A file that is bad leaves its part out, with the reason. Refuses
 * only where no time zone can be found (`zone` is taken before the bundle's own).
 */
export function readNwsBundle(files: readonly BundleFile[], now: Instant, zone: string | null): Result<ReadNws> {
  const problems: BundleProblem[] = [];
  const spot = spotOf(files);
  const found = zone === null ? zoneOfBundle(files, spot, problems) : ok(zone);
  if (!found.ok) return found;
  const timeZone = found.value;
  const real = files.map((file) => (file.json.ok && file.hasTokens ? { ...file, json: ok(replayed(file.json.value, { now, timeZone })) } : file));
  let anyRead = false;
  const note = (file: BundleFile, cause: Problem): void => {
    // An empty forecast is an answer that was read.
    if (cause.code === 'weather/unavailable') anyRead = true;
    problems.push({ part: file.name, problem: cause });
  };
  firstOf(real, 'point', decodePoint, note);
  const periods = firstOf(real, 'periods', (json) => decodePeriods(json, timeZone), note);
  const hours = firstOf(real, 'hours', decodeHours, note);
  const grid = firstOf(real, 'grid', decodeGrid, note);
  const stations = firstOf(real, 'stations', decodeStations, note);
  const observations = real
    .filter((f) => f.kind === 'observation')
    .flatMap((file) => {
      const list = file.json.ok ? decodeObservations(file.json.value) : file.json;
      if (!list.ok) note(file, list.problem);
      return list.ok ? list.value : [];
    });
  if (observations.length > 0 || [periods, hours, grid].some((part) => part !== null)) anyRead = true;
  return ok({
    timeZone,
    spot,
    problems,
    anyRead,
    sections: { periods, hours, grid, observations: ordered(observations, stations?.map((s) => s.id) ?? null, spot) },
  });
}

/** What is to be said of the age of sections that could be read: answers made over three hours ago, forecasts issued over twelve. */
export function staleness(sections: NwsSections, now: Instant): readonly BundleProblem[] {
  const hours = (since: Instant | null): number => (since === null ? 0 : (now - since) / 3_600_000);
  return (['periods', 'hours', 'grid'] as const).flatMap((part) => {
    const stamp = sections[part];
    if (stamp === null || (hours(stamp.madeAt) <= 3 && hours(stamp.issuedAt) <= 12)) return [];
    return [{ part, problem: problem('weather/stale', `This forecast is ${Math.floor(Math.max(hours(stamp.madeAt), hours(stamp.issuedAt)))} hours old.`) }];
  });
}
