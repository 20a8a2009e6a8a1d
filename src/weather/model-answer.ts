import { ok, refuse, type Result } from '#platform/result.ts';

/** More steps than this are not read: sixteen days and three months of the past are the most a source gives. */
export const MOST_STEPS = 3000;

/**
 * The JSON that a source sent, without the envelope of a recording (`_status` and `body`, `status_code` and `data`). Refuses
 * `weather/bad-answer` where the recorded status says that it was none.
 */
export function bodyOfAnswer(json: unknown): Result<unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return ok(json);
  for (const [status, body] of [
    ['_status', 'body'],
    ['status_code', 'data'],
  ] as const) {
    if (!(status in json) || !(body in json)) continue;
    const { [status]: code, [body]: inner } = json as Record<string, unknown>;
    if (typeof code === 'number' && code >= 400 && (typeof inner !== 'object' || inner === null))
      return refuse('weather/bad-answer', `The answer has the status ${code}.`);
    return ok(inner);
  }
  return ok(json);
}
