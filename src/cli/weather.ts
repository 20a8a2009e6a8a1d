import { resolve } from 'node:path';
import { ok, refuse, type Result } from '#platform/result.ts';
import { isTimeZone } from '#platform/zoned-time.ts';
import { readBundle } from '#weather/bundle.ts';
import { MODEL_SOURCES, readModelFile } from '#weather/model-file.ts';
import type { DayRule } from '#weather/model-forecast.ts';
import { readNwsBundle, staleness } from '#weather/nws-bundle.ts';
import { nwsParts } from '#weather/providers/nws/parts.ts';
import type { Spot } from '#weather/sun.ts';
import type { Units } from '#weather/units.ts';
import { ALERTS_USAGE, weatherAlertsCommand } from './weather-alerts.ts';
import { weatherJson, weatherTable, type ReadWeather } from './weather-print.ts';

const USAGE = `Usage: daybreak weather read --source nws --bundle DIR|FILE [--at INSTANT] [--zone IANA] [--units us|metric] [--json]
       daybreak weather read --source open-meteo|met-norway --file FILE [--at INSTANT] [--lat N --lon N] [--zone IANA]
                             [--days day-and-night|calendar-day] [--units us|metric] [--json]

Reads recorded answers of a weather source and prints the daily table as readers get it; with --json also the hours, the
current conditions and the sun. A bundle is a folder (point.json, gridpoint.json, forecast.json, forecast-hourly.json,
stations.json, observation-*.json; any may be missing) or one answer. --at is the time to look at it from, in ISO 8601
with its offset (2026-03-04T14:38:46-08:00); without it: now. --zone is the place's time zone, for a bundle that does not
say it. --file is one answer of Open-Meteo (/v1/forecast) or MET Norway (locationforecast complete); --lat and --lon are the
place's coordinates, instead of those in the file. --days says which hours make a high and a low: the day and the night
after it (06 to 20, 18 to 09), or the calendar day.
`;

type Out = { readonly out: (text: string) => void; readonly err: (text: string) => void; readonly cwd?: string };
type Asked = {
  readonly source: string;
  /** Folder or file. */
  readonly path: string;
  readonly at: number;
  readonly zone: string | null;
  readonly spot: Spot | null;
  readonly rule: DayRule;
  readonly units: Units;
  readonly json: boolean;
};

const SOURCES = ['nws', ...Object.keys(MODEL_SOURCES)];
const OPTIONS = ['source', 'bundle', 'file', 'at', 'zone', 'lat', 'lon', 'days', 'units'] as const;
type Values = Readonly<Partial<Record<(typeof OPTIONS)[number], string>>>;

/** `--name value`, `--name=value` and `--json`; anything else is refused. */
function optionsOf(args: readonly string[]): Result<{ readonly values: Values; readonly json: boolean }> {
  const values: Partial<Record<(typeof OPTIONS)[number], string>> = {};
  let json = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const [, name, given] = /^--([a-z-]+)(?:=(.*))?$/s.exec(arg) ?? [];
    const option = OPTIONS.find((known) => known === name);
    if (name === 'json' && given === undefined) json = true;
    else if (option === undefined) return refuse('request/bad', arg.startsWith('-') ? `There is no option ${arg}.` : `"${arg}" is not understood.`);
    else {
      const value = given ?? args[++i];
      if (value === undefined || value === '') return refuse('request/bad', `--${option} needs a value.`);
      values[option] = value;
    }
  }
  return ok({ values, json });
}

/** An instant in ISO 8601 with its offset, in milliseconds, or null: a time without offset would be a guess. */
function instantOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i.test(text)) return null;
  const at = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(at) ? null : at;
}

/** Coordinates from --lat and --lon: both or none. */
function spotOf({ lat, lon }: Values): Result<Spot | null> {
  if (lat === undefined && lon === undefined) return ok(null);
  const number = (text: string | undefined): number => (text !== undefined && /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN);
  const [latitude, longitude] = [number(lat), number(lon)];
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180))
    return refuse('request/bad', '--lat and --lon go together: degrees north and east. An example: --lat 43.7 --lon -79.4.');
  return ok({ latitude, longitude });
}

/** The folder or file of the source, or why it is not named right. */
function pathOf({ source, bundle, file }: Values): Result<string> {
  if (source === undefined) return refuse('request/bad', `Name the source with --source. Sources: ${SOURCES.join(', ')}.`);
  if (!SOURCES.includes(source)) return refuse('request/bad', `There is no source "${source}". Sources: ${SOURCES.join(', ')}.`);
  const path = source === 'nws' ? bundle : file;
  if (path === undefined) return refuse('request/bad', source === 'nws' ? 'Name a folder or a file with --bundle.' : 'Name a file with --file.');
  return ok(path);
}

function parseArgs(args: readonly string[]): Result<Asked> {
  const options = optionsOf(args);
  if (!options.ok) return options;
  const { values, json } = options.value;
  const { source = 'nws', at, zone, units, days } = values;
  const path = pathOf(values);
  if (!path.ok) return path;
  const spot = spotOf(values);
  if (!spot.ok) return spot;
  const instant = at === undefined ? Date.now() : instantOf(at);
  if (instant === null) return refuse('request/bad', `"${at}" is no instant with an offset. An example: 2026-03-04T14:38:46-08:00.`);
  if (zone !== undefined && !isTimeZone(zone)) return refuse('request/bad', `"${zone}" is no time zone. An example: America/New_York.`);
  if (units !== undefined && units !== 'us' && units !== 'metric') return refuse('request/bad', `There are no units "${units}". Units: us, metric.`);
  if (days !== undefined && days !== 'day-and-night' && days !== 'calendar-day')
    return refuse('request/bad', `There are no days "${days}". Days: day-and-night, calendar-day.`);
  return ok({ source, path: path.value, at: instant, zone: zone ?? null, spot: spot.value, rule: days ?? 'day-and-night', units: units ?? 'us', json });
}

async function read(asked: Asked, cwd: string): Promise<Result<ReadWeather>> {
  const path = resolve(cwd, asked.path);
  if (asked.source === 'nws') return readNws(asked, path);
  const read = await readModelFile(asked.source, path, { now: asked.at, spot: asked.spot, zone: asked.zone, rule: asked.rule });
  return read.ok ? ok({ source: asked.source, now: asked.at, ...read.value }) : read;
}

async function readNws(asked: Asked, path: string): Promise<Result<ReadWeather>> {
  const files = await readBundle(path);
  if (!files.ok) return files;
  const read = readNwsBundle(files.value, asked.at, asked.zone);
  if (!read.ok) return read;
  const { timeZone, spot, sections, problems, anyRead } = read.value;
  if (!anyRead)
    return refuse(
      'weather/bad-answer',
      ['This bundle holds no forecast and no observation that can be read.', ...problems.map((p) => `${p.part}: ${p.problem.detail}`)].join('\n'),
    );
  // Without coordinates nobody asks for day or night of an hour here: the output has no such key.
  const parts = nwsParts(sections, { ...(spot ?? { latitude: 0, longitude: 0 }), timeZone }, asked.at);
  return ok({
    source: 'nws',
    timeZone,
    spot,
    now: asked.at,
    ...parts,
    issuedAt: sections.periods?.issuedAt ?? sections.grid?.issuedAt ?? sections.hours?.issuedAt ?? null,
    problems: [...problems, ...staleness(sections, asked.at)],
  });
}

/**
 * `daybreak weather read`: prints recorded answers as the table readers get; `weather alerts`: what a place shows of recorded
 * alerts. Exit status 0 when an answer was read, 2 for wrong arguments or a bundle without one, with the reason on standard error.
 */
export async function weatherCommand(args: string[], io: Out): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === undefined || verb === 'help' || rest.includes('--help') || rest.includes('-h') || verb === '--help' || verb === '-h') {
    (verb === undefined ? io.err : io.out)(`${USAGE}\n${ALERTS_USAGE}`);
    return verb === undefined ? 2 : 0;
  }
  if (verb === 'alerts') return weatherAlertsCommand(rest, io);
  const asked = verb === 'read' ? parseArgs(rest) : refuse('request/bad', `There is no "weather ${verb}".`);
  if (!asked.ok) {
    io.err(`${asked.problem.detail}\n\n${USAGE}`);
    return 2;
  }
  const weather = await read(asked.value, io.cwd ?? process.cwd());
  if (!weather.ok) {
    io.err(`${weather.problem.detail}\n`);
    return 2;
  }
  if (asked.value.json) io.out(`${JSON.stringify(weatherJson(weather.value, asked.value.units), null, 2)}\n`);
  else {
    io.out(weatherTable(weather.value, asked.value.units));
    for (const { part, problem } of weather.value.problems) io.err(`${part}: ${problem.detail}\n`);
  }
  return 0;
}
