import type { VNode } from 'preact';
import { finish, type Finished } from '#platform/http/finished.ts';
import type { Made } from '#platform/http/made.ts';
import { ANY_CHANGE } from '#platform/http/purge-log.ts';
import { READER_CSP, securityHeaders } from '#platform/http/security-headers.ts';
import { renderPage } from './render-page.ts';
import type { Station } from './station.ts';
import type { Visit } from './visit.ts';

/**
 * How long others may keep a page. Browsers ten seconds. A cache in front of us fifteen, ten more while it asks, and ten
 * minutes where we do not answer: short enough that a withdrawn story is gone from it soon, with no purge at all.
 */
export const PAGE_CACHING = 'public, max-age=10, s-maxage=15, stale-while-revalidate=10, stale-if-error=600';

/** A page that is not the one asked for (404, 410): a story may come to stand there any moment. */
export const PROBLEM_CACHING = 'public, max-age=5';

/** Finishes a rendered page, with what the visit noted. */
export function pageAnswer(visit: Visit, page: VNode, status: 200 | 404 | 410 = 200): Made {
  return { answer: htmlAnswer(page, status, isHttps(visit.parts.station())), ...visit.noted(), keep: true };
}

/** Is the station reached over HTTPS? */
export const isHttps = (station: Pick<Station, 'baseUrl'>): boolean => station.baseUrl.startsWith('https:');

/** A rendered page of `status` as a finished answer. Pages of trouble (5xx) are kept by nobody. */
export function htmlAnswer(page: VNode, status: number, https: boolean): Finished {
  return finish({
    status,
    body: renderPage(page),
    compress: true,
    headers: [
      'Content-Type',
      'text/html; charset=utf-8',
      'Cache-Control',
      status === 200 ? PAGE_CACHING : status < 500 ? PROBLEM_CACHING : 'no-store',
      ...(status === 200 ? [] : ['X-Robots-Tag', 'noindex']),
      ...(status === 503 ? ['Retry-After', '10'] : []),
      ...securityHeaders({ csp: READER_CSP, https }),
    ],
  });
}

/** An answer that sends on to another path of this site. Not kept here: the store is asked each time. */
export function redirectAnswer(path: string, status: 301 | 302, https: boolean, seconds = 300): Made {
  const answer = finish({
    status,
    body: '',
    compress: false,
    headers: ['Location', path, 'Cache-Control', `public, max-age=${seconds}`, ...securityHeaders({ csp: READER_CSP, https })],
  });
  return { answer, tags: [ANY_CHANGE], turnsAt: null, dropAt: null, keep: false };
}
