/**
 * Every trouble that a person can meet, with its code. A `Problem` is a value: expected refusals are returned, never
 * thrown. `docs/errors.md` lists the same codes, held equal by `test/docs.test.ts`.
 *
 * Shape follows RFC 9457 (`type` is our `code`).
 */
export const PROBLEMS = {
  // the program itself
  'config/bad-value': { status: 500, title: 'A setting has a wrong value' },
  'start/port-in-use': { status: 500, title: 'The port is taken' },
  'start/data-folder': { status: 500, title: 'The data folder cannot be used' },
  'start/locked': { status: 500, title: 'Another Daybreak runs on this data folder' },
  'store/newer-schema': { status: 500, title: 'The database is newer than this program' },
  'store/unavailable': { status: 503, title: 'The database does not answer' },
  // requests
  'request/bad': { status: 400, title: 'The request cannot be read' },
  'request/not-found': { status: 404, title: 'Not found' },
  'request/too-large': { status: 413, title: 'Too large' },
  'request/too-many': { status: 429, title: 'Too many requests' },
  'request/sign-in': { status: 401, title: 'Sign in first' },
  'request/not-allowed': { status: 403, title: 'Your role may not do this' },
  'request/foreign-origin': { status: 403, title: 'The request came from another site' },
  'request/failed': { status: 500, title: 'Something broke here' },
  // stories
  'story/not-found': { status: 404, title: 'No such story' },
  'story/gone': { status: 410, title: 'This story was withdrawn' },
  'story/move-refused': { status: 409, title: 'This story cannot make that move now' },
  'story/not-ready': { status: 422, title: 'Something is missing before this story can go out' },
  'story/conflict': { status: 409, title: 'Someone else saved this story meanwhile' },
  'story/slug-taken': { status: 409, title: 'Another story has this address' },
  'story/bad-document': { status: 422, title: 'The text holds something that a story cannot hold' },
  'story/html-too-large': { status: 422, title: 'The HTML is over the limits' },
  // staff
  'staff/sign-in-failed': { status: 401, title: 'Sign-in failed' },
  'staff/link-spent': { status: 410, title: 'This link no longer works' },
  'staff/not-found': { status: 404, title: 'No such member of staff' },
  'staff/email-taken': { status: 409, title: 'Someone already has this e-mail address' },
  'staff/last-administrator': { status: 409, title: 'A station keeps at least one administrator' },
  // media
  'media/not-found': { status: 404, title: 'No such picture' },
  'media/refused': { status: 422, title: 'This file cannot be taken as a picture' },
  // outgoing connections
  'egress/refused': { status: 502, title: 'This address may not be asked' },
  'egress/failed': { status: 502, title: 'The other side did not answer' },
  'egress/too-large': { status: 502, title: 'The answer was too large' },
  'egress/timeout': { status: 504, title: 'The answer took too long' },
  // wire
  'wire/unreadable': { status: 422, title: 'This is not a wire format that can be read' },
  'wire/broken': { status: 422, title: 'The file is damaged' },
  'wire/too-large': { status: 422, title: 'The file is over the limits' },
  'wire/item-refused': { status: 422, title: 'One item could not be read' },
  'wire/source-failed': { status: 502, title: 'The source could not be polled' },
  'wire/item-not-found': { status: 404, title: 'No such wire item' },
  'wire/held': { status: 409, title: 'This wire item is held' },
  // weather
  'weather/unknown-place': { status: 404, title: 'No such place' },
  'weather/not-covered': { status: 422, title: 'The source does not cover this place' },
  'weather/bad-answer': { status: 502, title: 'The weather source gave an answer that cannot be read' },
  'weather/unavailable': { status: 503, title: 'The weather is not available now' },
  'weather/stale': { status: 503, title: 'The weather is older than it should be' },
} as const satisfies Record<string, { status: number; title: string }>;

/** One of the codes of `PROBLEMS`. */
export type ProblemCode = keyof typeof PROBLEMS;

/** An expected trouble. `detail` says in plain words what happened and what to do. */
export type Problem = {
  readonly code: ProblemCode;
  readonly title: string;
  /** HTTP status where it reaches a request. */
  readonly status: number;
  readonly detail: string;
};

/** Makes a problem of a registered code. `detail` is read by people: say what happened and what to do. */
export function problem(code: ProblemCode, detail: string): Problem {
  const { status, title } = PROBLEMS[code];
  return { code, title, status, detail };
}
