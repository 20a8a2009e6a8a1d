import { readFile, stat } from 'node:fs/promises';
import type { Instant } from '#platform/clock.ts';
import { problem, type Problem } from '#platform/problem.ts';
import { failed, ok, refuse, type Result } from '#platform/result.ts';
import { isTimeZone } from '#platform/zoned-time.ts';
import { dailyFromHours } from './daily-from-hours.ts';
import { bodyOfAnswer } from './model-answer.ts';
import type { DayRule, ModelForecast } from './model-forecast.ts';
import { modelCurrent, modelHours } from './model-rows.ts';
import { decodeMet } from './providers/met-norway/decode-met.ts';
import { MET_NORWAY_SOURCE } from './providers/met-norway/met-norway.ts';
import { parseAnswer } from './providers/nws/answer.ts';
import { fieldsOf, textOf } from './providers/nws/loose.ts';
import { decodeOpenMeteo } from './providers/open-meteo/decode-open-meteo.ts';
import { OPEN_METEO_SOURCE } from './providers/open-meteo/open-meteo.ts';
import type { CurrentConditions, DayRow, ForecastSource, HourRow } from './report.ts';
import type { Spot } from './sun.ts';
import { zoneOf } from './zone-of.ts';

/** No answer of these sources comes near this. */
const LARGEST_BYTES = 8 * 1024 * 1024;

/** Sources of which one recorded answer makes the tables. */
export const MODEL_SOURCES: Readonly<
  Record<string, { readonly source: ForecastSource; readonly decode: (json: unknown, near: Spot | null) => Result<ModelForecast> }>
> = {
  'open-meteo': { source: OPEN_METEO_SOURCE, decode: decodeOpenMeteo },
  'met-norway': { source: MET_NORWAY_SOURCE, decode: (json) => decodeMet(json) },
};

/** How to look at a recorded answer: from when, and where where the answer does not say it (or says it wrong). */
export type ModelLook = { readonly now: Instant; readonly spot: Spot | null; readonly zone: string | null; readonly rule: DayRule };

/** What a recorded answer gives. */
export type ReadModel = {
  readonly timeZone: string;
  readonly spot: Spot | null;
  readonly issuedAt: Instant | null;
  readonly daily: readonly DayRow[];
  readonly hourly: readonly HourRow[];
  readonly current: CurrentConditions | null;
  readonly problems: readonly { readonly part: string; readonly problem: Problem }[];
};

async function jsonOf(path: string): Promise<Result<unknown>> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_BYTES) return refuse('weather/bad-answer', `${path} is too large to be an answer.`);
    const json = parseAnswer(await readFile(path, 'utf8'));
    return json.ok ? json : failed({ ...json.problem, detail: `${path}: ${json.problem.detail}` });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return refuse('weather/bad-answer', code === 'ENOENT' ? `There is no ${path}.` : `${path} cannot be opened (${code}).`);
  }
}

/** The zone that the answer itself names ("GMT" is what was asked for, not the place's). */
function zoneInAnswer(json: unknown): string | null {
  const body = bodyOfAnswer(json);
  const zone = body.ok ? textOf(fieldsOf(Array.isArray(body.value) ? body.value[0] : body.value)['timezone']) : null;
  return zone !== null && zone.includes('/') && isTimeZone(zone) ? zone : null;
}

function spotOf({ latitude, longitude }: ModelForecast): Spot | null {
  return latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180 ? null : { latitude, longitude };
}

function problemsOf(forecast: ModelForecast, part: string, now: Instant): ReadModel['problems'] {
  const hours = forecast.issuedAt === null ? 0 : (now - forecast.issuedAt) / 3_600_000;
  return [
    ...(forecast.unknownCodes.length === 0
      ? []
      : [{ part, problem: problem('weather/bad-answer', `Unknown weather: ${forecast.unknownCodes.join(', ').slice(0, 200)}.`) }]),
    ...(hours <= 12 ? [] : [{ part, problem: problem('weather/stale', `This forecast is ${Math.floor(hours)} hours old.`) }]),
  ];
}

/**
 * Reads one recorded answer of Open-Meteo or MET Norway as the tables readers get, as of `look.now`. Refuses
 * `weather/bad-answer` where the file is none or no time zone can be found, `weather/unavailable` where it is empty.
 */
export async function readModelFile(source: string, path: string, look: ModelLook): Promise<Result<ReadModel>> {
  const known = Object.hasOwn(MODEL_SOURCES, source) ? MODEL_SOURCES[source] : undefined;
  if (known === undefined) return refuse('request/bad', `There is no source "${source}".`);
  const json = await jsonOf(path);
  if (!json.ok) return json;
  const forecast = known.decode(json.value, look.spot);
  if (!forecast.ok) return failed({ ...forecast.problem, detail: `${path}: ${forecast.problem.detail}` });
  const spot = look.spot ?? spotOf(forecast.value);
  const timeZone = look.zone ?? (spot === null ? null : zoneOf(spot.latitude, spot.longitude)) ?? zoneInAnswer(json.value);
  if (timeZone === null)
    return refuse('weather/bad-answer', 'The file names neither coordinates nor a time zone. Give one with --zone, for example --zone America/Chicago.');
  return ok({
    timeZone,
    spot,
    issuedAt: forecast.value.issuedAt,
    daily: dailyFromHours(forecast.value, { timeZone, rule: look.rule }, [], look.now),
    // Without coordinates nobody asks for day or night of an hour here.
    hourly: modelHours(forecast.value, spot ?? { latitude: 0, longitude: 0 }, look.now),
    current: modelCurrent(forecast.value, known.source.name, look.now),
    problems: problemsOf(forecast.value, source, look.now),
  });
}
