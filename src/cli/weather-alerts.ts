import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ok, refuse, type Result } from '#platform/result.ts';
import { isTimeZone } from '#platform/zoned-time.ts';
import { alertsAt, type PlaceAlerts } from '#weather/alerts/cards.ts';
import { sentByNow } from '#weather/alerts/chain.ts';
import { readAlerts } from '#weather/alerts/read-alerts.ts';
import { sameOfCounty, zoneId } from '#weather/alerts/zone-id.ts';
import type { AlertList, AlertPlace } from '#weather/alert.ts';
import { bytesToText } from '#wire/decode/bytes-to-text.ts';
import { alertsJson, alertsText } from './weather-alerts-print.ts';

/** How `weather alerts` is called. */
export const ALERTS_USAGE = `Usage: daybreak weather alerts FILE --lat N --lon N [--zone-ids ID,…] [--same CODE,…] [--at INSTANT] [--zone IANA] [--language TAG] [--json]

Reads a recorded list of alerts (JSON of api.weather.gov: active list or history; or CAP in XML) and prints what a place
shows of it, in the order of display; with --json also every other alert with the reason why it is not shown. --zone-ids
are the place's forecast zone, county and fire zone, each with its type: forecast/WAZ315,county/WAC033,fire/WAZ654. --same
is the SAME code of its county; without it, it is taken from the county. --at is the time to look at it from, in ISO 8601
with its offset; without it: now. --zone is the place's time zone, for the readable list.
`;

type Out = { readonly out: (text: string) => void; readonly err: (text: string) => void; readonly cwd?: string };
type Asked = {
  readonly file: string;
  readonly place: AlertPlace;
  readonly at: number;
  readonly zone: string;
  readonly language: string;
  readonly json: boolean;
};
type Values = Readonly<Partial<Record<(typeof OPTIONS)[number], string>>>;

const OPTIONS = ['lat', 'lon', 'zone-ids', 'same', 'at', 'zone', 'language'] as const;

/** Options as `--name value` or `--name=value` (values may begin with a minus: longitudes do), `--json`, and one file. */
function optionsOf(args: readonly string[]): Result<{ readonly values: Values; readonly json: boolean; readonly file: string }> {
  const values: Partial<Record<(typeof OPTIONS)[number], string>> = {};
  const files: string[] = [];
  let json = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const [, name, given] = /^--([a-z-]+)(?:=(.*))?$/s.exec(arg) ?? [];
    const option = OPTIONS.find((known) => known === name);
    if (name === 'json' && given === undefined) json = true;
    else if (option !== undefined) {
      const value = given ?? args[++i];
      if (value === undefined || (value === '' && option !== 'zone-ids' && option !== 'same')) return refuse('request/bad', `--${option} needs a value.`);
      values[option] = value;
    } else if (arg.startsWith('-') && arg !== '-') return refuse('request/bad', `There is no option ${arg}.`);
    else files.push(arg);
  }
  const [file] = files;
  if (file === undefined || files.length > 1) return refuse('request/bad', file === undefined ? 'Name the file with the alerts.' : 'Name one file only.');
  return ok({ values, json, file });
}

function instantOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i.test(text)) return null;
  const at = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(at) ? null : at;
}

/** A coordinate in degrees within ± `most`, or null. */
function degreesOf(text: string | undefined, most: number): number | null {
  const degrees = text !== undefined && /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
  return degrees === null || Math.abs(degrees) > most ? null : degrees;
}

const listed = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

function placeOf(values: Values): Result<AlertPlace> {
  const [latitude, longitude] = [degreesOf(values.lat, 90), degreesOf(values.lon, 180)];
  if (latitude === null || longitude === null)
    return refuse('request/bad', 'Give the place with --lat and --lon in degrees. An example: --lat 47.6 --lon -122.33.');
  const zones: string[] = [];
  for (const text of listed(values['zone-ids'])) {
    const zone = zoneId(text);
    if (zone === null) return refuse('request/bad', `"${text}" is no zone with its type. Examples: forecast/WAZ315, county/WAC033, fire/WAZ654.`);
    zones.push(zone);
  }
  const codes = listed(values.same);
  const wrong = codes.find((code) => !/^\d{6}$/.test(code));
  if (wrong !== undefined) return refuse('request/bad', `"${wrong}" is no SAME code: six digits, as 053033.`);
  const same = codes.length > 0 ? codes : zones.map(sameOfCounty).filter((code) => code !== null);
  return ok({ latitude, longitude, zones, same });
}

function parseArgs(args: readonly string[]): Result<Asked> {
  const options = optionsOf(args);
  if (!options.ok) return options;
  const { values, json, file } = options.value;
  const place = placeOf(values);
  if (!place.ok) return place;
  const at = values.at === undefined ? Date.now() : instantOf(values.at);
  if (at === null) return refuse('request/bad', `"${values.at}" is no instant with an offset. An example: 2026-03-04T14:38:46-08:00.`);
  if (values.zone !== undefined && !isTimeZone(values.zone)) return refuse('request/bad', `"${values.zone}" is no time zone. An example: America/New_York.`);
  return ok({ file, place: place.value, at, zone: values.zone ?? 'UTC', language: values.language ?? 'en-US', json });
}

async function read({ file, place, at, language }: Asked, cwd: string): Promise<Result<{ readonly list: AlertList; readonly there: PlaceAlerts }>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(resolve(cwd, file));
  } catch (fault) {
    return refuse('request/bad', `${file} cannot be read: ${(fault as Error).message}.`);
  }
  const list = readAlerts(bytesToText(bytes).text, { language, now: at });
  if (!list.ok) return list;
  const { alerts, current } = list.value;
  return ok({ list: list.value, there: alertsAt(current ? sentByNow(alerts, at) : alerts, place, at) });
}

/**
 * `daybreak weather alerts`: prints what a place shows of a recorded list. Exit status 0 when the file was read, 2 for wrong
 * arguments or a file that holds no alerts, with the reason on standard error.
 */
export async function weatherAlertsCommand(args: readonly string[], io: Out): Promise<number> {
  const asked = parseArgs(args);
  if (!asked.ok) {
    io.err(`${asked.problem.detail}\n\n${ALERTS_USAGE}`);
    return 2;
  }
  const found = await read(asked.value, io.cwd ?? process.cwd());
  if (!found.ok) {
    io.err(`${asked.value.file}: ${found.problem.detail}\n`);
    return 2;
  }
  const { list, there } = found.value;
  if (asked.value.json) io.out(`${JSON.stringify(alertsJson(there, list.refused), null, 2)}\n`);
  else {
    io.out(alertsText(there, asked.value.at, asked.value.zone));
    for (const { id, reason } of list.refused) io.err(`${id}: ${reason}\n`);
  }
  return 0;
}
