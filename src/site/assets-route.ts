import type { FastifyInstance } from 'fastify';
import { sendFinished } from '#platform/http/send.ts';
import type { SiteParts } from './site-parts.ts';

/** `/assets/NAME-HASH.EXT`: the files that pages load, from memory. An unknown name is an unknown address. */
export function assetRoutes(server: FastifyInstance, { assets }: Pick<SiteParts, 'assets'>): void {
  server.get('/assets/*', (request, reply) => {
    const file = assets.find((request.raw.url ?? '').split('?', 1)[0] ?? '');
    if (file === undefined) return reply.callNotFound();
    reply.hijack();
    sendFinished(request.raw, reply.raw, file);
    return reply;
  });
}
