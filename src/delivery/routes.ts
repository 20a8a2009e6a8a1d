import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readAddress } from '#platform/http/address.ts';
import type { Dependencies } from '#platform/http/dependencies.ts';
import { finish } from '#platform/http/finished.ts';
import type { Made } from '#platform/http/made.ts';
import { ANY_CHANGE } from '#platform/http/purge-log.ts';
import { INERT_CSP, securityHeaders, type HeaderList } from '#platform/http/security-headers.ts';
import { sendFinished } from '#platform/http/send.ts';
import type { Instant } from '#platform/clock.ts';
import type { DeliveryParts } from './delivery-parts.ts';
import { atomOf } from './feeds/atom.ts';
import { beginNote, makeFeed, type FeedOf } from './feeds/feed.ts';
import { newsSitemap } from './feeds/news-sitemap.ts';
import { rssOf } from './feeds/rss.ts';
import { frontsSitemap, monthSitemap, sitemapIndex } from './feeds/sitemap.ts';

/** What writes an outgoing file: its text, or null where there is no such thing. */
type Write = (note: Dependencies, now: Instant, params: Readonly<Record<string, string>>) => Promise<string | null>;

/** As a page's, so that a withdrawn story is gone from a cache in front of us soon, with no purge at all. */
const FEED_CACHING = 'public, max-age=15, stale-while-revalidate=10, stale-if-error=600';
const RSS = 'application/rss+xml; charset=utf-8';
const ATOM = 'application/atom+xml; charset=utf-8';
const XML = 'application/xml; charset=utf-8';

const FRONTS: readonly { readonly path: string; readonly of: (slug: string) => FeedOf }[] = [
  { path: '', of: () => ({ kind: 'home' }) },
  { path: '/:slug', of: (slug) => ({ kind: 'section', slug }) },
  { path: '/topics/:slug', of: (slug) => ({ kind: 'topic', slug }) },
  { path: '/authors/:slug', of: (slug) => ({ kind: 'author', slug }) },
];

/** The outward routes as a Fastify plugin: feeds of every front, sitemaps. They share the reader's page cache. */
export function deliveryRoutes(parts: DeliveryParts): (server: FastifyInstance) => Promise<void> {
  return async (server) => {
    const route = (path: string, type: string, write: Write): void => {
      server.get(path, (request, reply) => answer(parts, type, write, request, reply));
    };
    for (const { path, of } of FRONTS) {
      const feed =
        (format: typeof rssOf): Write =>
        async (note, _, { slug = '' }) => {
          const made = await makeFeed(parts, of(slug), note);
          return made === null ? null : format(made);
        };
      route(`${path}/feed.rss`, RSS, feed(rssOf));
      route(`${path}/feed.atom`, ATOM, feed(atomOf));
    }
    route('/sitemap.xml', XML, (note) => sitemapIndex(parts, note));
    route('/sitemap-fronts.xml', XML, async () => frontsSitemap(parts));
    route('/sitemap-:month(^\\d{4}-(?:0[1-9]|1[0-2])$).xml', XML, (note, _, { month = '' }) => monthSitemap(parts, month, note));
    route('/news-sitemap.xml', XML, (note, now) => newsSitemap(parts, now, note));
  };
}

async function answer(parts: DeliveryParts, type: string, write: Write, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const address = readAddress(request.raw.url ?? '');
  if (address.kind !== 'canonical') {
    reply.callNotFound();
    return reply;
  }
  const file = await parts.cache.get(address.path, async (): Promise<Made> => {
    const { note, now } = await beginNote(parts);
    const text = await write(note, now, request.params as Record<string, string>);
    const headers = securityHeaders({ csp: INERT_CSP, https: parts.station().baseUrl.startsWith('https:'), shared: true });
    if (text === null) return { answer: finish(nothing(headers)), tags: [ANY_CHANGE], turnsAt: null, dropAt: null, keep: false };
    const written = finish({ status: 200, body: text, compress: true, headers: ['Content-Type', type, 'Cache-Control', FEED_CACHING, ...headers] });
    return { answer: written, ...note.noted(), keep: true };
  });
  reply.hijack();
  sendFinished(request.raw, reply.raw, file);
  return reply;
}

function nothing(headers: HeaderList): Parameters<typeof finish>[0] {
  return {
    status: 404,
    body: 'There is no feed at this address.\n',
    compress: false,
    headers: ['Content-Type', 'text/plain; charset=utf-8', 'Cache-Control', 'public, max-age=5', ...headers],
  };
}
