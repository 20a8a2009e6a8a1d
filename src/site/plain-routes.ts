import type { FastifyInstance, FastifyReply } from 'fastify';
import { escapeHtml } from '#platform/html.ts';
import { INERT_CSP, securityHeaders } from '#platform/http/security-headers.ts';
import { isHttps } from './page-answer.ts';
import type { SiteParts } from './site-parts.ts';
import type { Station } from './station.ts';

/** How long the store may take to answer `/health`. */
const HEALTH_PATIENCE = 1000;

/** The small answers that are not pages: robots.txt, the icon, and whether the program is well. */
export function plainRoutes(server: FastifyInstance, parts: SiteParts): void {
  const headed = (reply: FastifyReply, cacheControl: string, csp = INERT_CSP): FastifyReply => {
    const headers = securityHeaders({ csp, https: isHttps(parts.station()) });
    for (let i = 0; i < headers.length; i += 2) reply.header(headers[i] ?? '', headers[i + 1]);
    return reply.header('Cache-Control', cacheControl);
  };

  server.get('/robots.txt', (_, reply) => headed(reply, 'public, max-age=3600').type('text/plain; charset=utf-8').send(robots(parts.station())));

  server.get('/favicon.svg', (_, reply) => headed(reply, 'public, max-age=86400').type('image/svg+xml').send(icon(parts.station())));
  server.get('/favicon.ico', (_, reply) => headed(reply, 'public, max-age=86400').redirect('/favicon.svg', 301));

  server.get('/health', async (_, reply) => {
    const well = await answersInTime(parts.store.now(), HEALTH_PATIENCE);
    // Degraded is still 200: readers are served from the cache, and a balancer must not take the last server away.
    return headed(reply, 'no-store')
      .type('application/json')
      .send(JSON.stringify({ status: well ? 'ok' : 'degraded', version: parts.version }));
  });
}

function robots({ baseUrl }: Station): string {
  return ['User-agent: *', 'Disallow: /desk/', 'Disallow: /api/', '', `Sitemap: ${baseUrl}/sitemap.xml`, `Sitemap: ${baseUrl}/news-sitemap.xml`, ''].join('\n');
}

/** The first letter of the station's mark on its color. */
function icon({ mark, name, accent }: Station): string {
  const letter = [...(mark.accent || mark.plain || name).trim()][0] ?? '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="${escapeHtml(accent.light)}"/>` +
    `<text x="32" y="47" text-anchor="middle" font-family="Georgia,serif" font-size="44" font-weight="700" fill="#fff">${escapeHtml(letter.toUpperCase())}</text></svg>`
  );
}

function answersInTime(asked: Promise<unknown>, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms);
    asked
      .then(
        () => resolve(true),
        () => resolve(false),
      )
      .finally(() => clearTimeout(timer));
  });
}
