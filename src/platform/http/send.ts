import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptedCodings } from './content-coding.ts';
import { formFor, type Finished } from './finished.ts';

/**
 * Sends a finished answer: to GET its bytes in the best form that the request allows, to HEAD the head alone, to a request
 * that already holds this version 304. The one place that answers finished pages, so that the hot and the ordinary path
 * cannot differ.
 */
export function sendFinished(request: IncomingMessage, response: ServerResponse, answer: Finished): void {
  let encoding: string | undefined;
  let held: string | undefined;
  // `rawHeaders` spares building the object of all headers, which costs more than the rest of this function.
  const raw = request.rawHeaders;
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i] ?? '';
    if (name.length === 15 && name.toLowerCase() === 'accept-encoding') encoding = encoding === undefined ? raw[i + 1] : `${encoding},${raw[i + 1]}`;
    else if (name.length === 13 && name.toLowerCase() === 'if-none-match') held = held === undefined ? raw[i + 1] : `${held},${raw[i + 1]}`;
  }
  if (held !== undefined && answer.status === 200 && holds(held, answer.etag)) {
    response.writeHead(304, answer.notModified);
    response.end();
    return;
  }
  const form = formFor(answer, acceptedCodings(encoding));
  response.writeHead(answer.status, form.head);
  if (request.method === 'HEAD') response.end();
  else response.end(form.body);
}

/** Weak comparison (RFC 9110, 8.8.3.2) of `If-None-Match` with the answer's tag. */
function holds(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true;
  if (!ifNoneMatch.includes(etag.slice(2))) return false;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag.slice(2));
}
