import type { Instant } from '#platform/clock.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { AlertList } from '../alert.ts';
import { fieldsOf, numberOf, textOf } from '../providers/nws/loose.ts';
import { replayed } from '../replay.ts';
import { decodeCap } from './decode-cap.ts';
import { decodeNwsAlerts } from './decode-nws.ts';

/** Reads JSON; null for text that is none. */
function jsonOf(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch (fault) {
    return refuse('weather/bad-answer', `The JSON is damaged: ${(fault as Error).message}.`);
  }
}

/** The body of a recorded exchange (`_status`, `body`), or what stands in the file itself. */
function bodyOf(json: unknown): Result<unknown> {
  const fields = fieldsOf(json);
  if (!('body' in fields)) return ok(json);
  const status = numberOf(fields['_status']);
  if (status !== null && (status < 200 || status > 299)) {
    const said = textOf(fieldsOf(fields['body'])['detail']);
    return refuse('weather/bad-answer', `The recorded answer has status ${status}${said === null ? '' : `: ${said.replace(/\.$/, '')}`}.`);
  }
  return typeof fields['body'] === 'string' ? jsonOf(fields['body']) : ok(fields['body']);
}

/**
 * Reads a recorded answer with alerts, whatever its form: JSON of api.weather.gov (active list, history, a recorded
 * exchange, tokens of time relative to `now`) or CAP in XML. `language` chooses among the languages of CAP. Refuses
 * `weather/bad-answer` with what was found instead.
 */
export function readAlerts(text: string, { language, now }: { readonly language: string; readonly now: Instant }): Result<AlertList> {
  const start = text.replace(/^[\uFEFF\s]+/, '');
  if (start === '') return refuse('weather/bad-answer', 'The file is empty.');
  if (start.startsWith('<'))
    return /^<(!doctype\s+html|html)/i.test(start) ? refuse('weather/bad-answer', 'This is an HTML page, not a list of alerts.') : decodeCap(start, language);
  const json = jsonOf(start);
  const body = json.ok ? bodyOf(json.value) : json;
  if (!body.ok) return body;
  return decodeNwsAlerts(text.includes('"date:now') ? replayed(body.value, { now, timeZone: 'UTC' }) : body.value);
}
