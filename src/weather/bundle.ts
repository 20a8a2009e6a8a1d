import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failed, ok, refuse, type Result } from '#platform/result.ts';
import { answerOf, parseAnswer } from './providers/nws/answer.ts';
import { kindOfAnswer, type NwsAnswerKind } from './providers/nws/answer-kind.ts';

/** One recorded answer of a bundle: what it is, and its JSON or why it cannot be read. */
export type BundleFile = { readonly name: string; readonly kind: NwsAnswerKind; readonly json: Result<unknown>; readonly hasTokens: boolean };

/** No recorded answer comes near this; what does is not one. */
const LARGEST_BYTES = 8 * 1024 * 1024;

const NAMES: readonly (readonly [RegExp, NwsAnswerKind])[] = [
  [/^point\.json$/, 'point'],
  [/^gridpoint\.json$/, 'grid'],
  [/^forecast\.json$/, 'periods'],
  [/^forecast-hourly\.json$/, 'hours'],
  [/^stations\.json$/, 'stations'],
  [/^observation(-.*)?\.json$/, 'observation'],
];

async function readOne(path: string): Promise<BundleFile | null> {
  const name = basename(path);
  const named = NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
  let text: string;
  try {
    const { size } = await stat(path);
    if (size > LARGEST_BYTES)
      return named === null ? null : { name, kind: named, json: refuse('weather/bad-answer', 'The file is too large to be an answer.'), hasTokens: false };
    text = await readFile(path, 'utf8');
  } catch (error) {
    return named === null ? null : { name, kind: named, json: refuse('weather/bad-answer', `The file cannot be opened (${codeOf(error)}).`), hasTokens: false };
  }
  const json = parseAnswer(text);
  const kind = named ?? (json.ok ? kindOfAnswer(json.value) : null);
  return kind === null ? null : { name, kind, json, hasTokens: /"(date:now|wall:)/.test(text) };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/**
 * Reads recorded answers of NWS: a folder (`point.json`, `gridpoint.json`, `forecast.json`, `forecast-hourly.json`,
 * `stations.json`, `observation-*.json`, any of them missing or bad; in a folder without these names, files known by what
 * they hold) or one file. Refuses `weather/bad-answer` where there is nothing to read.
 */
export async function readBundle(path: string): Promise<Result<readonly BundleFile[]>> {
  let names: readonly string[];
  try {
    if (!(await stat(path)).isDirectory()) {
      const file = await readOne(path);
      if (file !== null) return ok([file]);
      const answer = parseAnswer(await readFile(path, 'utf8'));
      const told = answer.ok ? answerOf(answer.value) : answer;
      return told.ok
        ? refuse('weather/bad-answer', `${path} holds no answer of the National Weather Service that is known here.`)
        : failed({ ...told.problem, detail: `${path}: ${told.problem.detail}` });
    }
    names = (await readdir(path)).filter((name) => name.endsWith('.json')).sort();
  } catch (error) {
    return refuse('weather/bad-answer', codeOf(error) === 'ENOENT' ? `There is no ${path}.` : `${path} cannot be opened (${codeOf(error)}).`);
  }
  const canonical = names.filter((name) => NAMES.some(([pattern]) => pattern.test(name)));
  const files = await Promise.all((canonical.length > 0 ? canonical : names).map((name) => readOne(join(path, name))));
  const found = files.filter((file) => file !== null);
  return found.length > 0 ? ok(found) : refuse('weather/bad-answer', `${path} holds no recorded answers.`);
}
