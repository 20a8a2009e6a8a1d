import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../log.ts';
import { pageKey } from './address.ts';
import type { PageCache } from './page-cache.ts';
import { sendFinished } from './send.ts';

/** Answers a request before any routing; false: not answered, nothing touched. */
export type HotPath = (request: IncomingMessage, response: ServerResponse) => boolean;

/** The hot path of finished pages: GET or HEAD of a page that the cache may serve as it is. Tells of each at level debug. */
export function hotPath(cache: PageCache, log: Log): HotPath {
  return (request, response) => {
    const { method, url = '' } = request;
    if (method !== 'GET' && method !== 'HEAD') return false;
    const mark = url.indexOf('?');
    // A key is only ever set by a route that saw the canonical spelling, so a match needs no further check.
    const page = cache.peek(mark === -1 ? url : pageKey(url.slice(0, mark), url.slice(mark + 1)));
    if (page === undefined) return false;
    sendFinished(request, response, page);
    log.debug({ method, path: mark === -1 ? url : url.slice(0, mark), status: response.statusCode, hot: true }, 'request');
    return true;
  };
}
