import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { problem } from '#platform/problem.ts';
import { StoreUnavailable } from '#store/store-unavailable.ts';
import type { Refusal } from './answer.ts';
import { mediaHandlers } from './api/media.ts';
import { moveHandlers } from './api/moves.ts';
import { saveHandlers } from './api/save.ts';
import { sessionHandlers } from './api/session.ts';
import { setupHandlers } from './api/setup.ts';
import { staffHandlers } from './api/staff.ts';
import { stationHandlers } from './api/station.ts';
import { storyHandlers } from './api/stories.ts';
import { versionHandlers } from './api/versions.ts';
import { wireHandlers } from './api/wire.ts';
import { ROUTES, type RouteName } from './contract.ts';
import { deskRoutes } from './desk-routes.ts';
import type { Handler, Handlers, NewsroomParts } from './handler.ts';
import { UPLOAD_BYTES } from './media/read-upload.ts';
import { sendProblem, serveRoute } from './serve-route.ts';

/** The most bytes of a JSON request: a document of 1 MB and its fields. */
const BODY_BYTES = 2 * 1024 * 1024;

/** What Fastify throws before a handler runs (unreadable JSON, too large, wrong type), and whatever else breaks. */
function thrownProblem(error: { code?: string; statusCode?: number }): Refusal {
  if (error.statusCode === 413) return problem('request/too-large', `The request is over ${BODY_BYTES / 1024 / 1024} MB.`);
  if (error.statusCode === 415) return problem('request/bad', 'Send the body as application/json.');
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return problem('request/bad', 'The body is not the JSON that was announced.');
  if (error instanceof StoreUnavailable)
    return problem('store/unavailable', 'The database does not answer. What you wrote is still in your browser; try again.');
  return problem('request/failed', 'Something broke while this was answered. It was written to the log; try again.');
}

async function apiRoutes(app: FastifyInstance, parts: NewsroomParts): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: BODY_BYTES }, app.getDefaultJsonParser('error', 'error'));
  await app.register(fastifyMultipart, { limits: { fileSize: UPLOAD_BYTES, files: 1, fields: 10, fieldSize: 10_000, parts: 12 } });
  app.addHook('onRequest', async (_, reply) => {
    reply.headers({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      vary: 'cookie',
    });
  });
  app.setErrorHandler((error: Error & { code?: string; statusCode?: number }, request, reply) => {
    const refusal = thrownProblem(error);
    if (refusal.status >= 500) parts.log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'A request of the newsroom failed.');
    return sendProblem(reply, refusal);
  });
  const handlers: Handlers = {
    ...sessionHandlers(parts),
    ...setupHandlers(parts),
    ...storyHandlers(parts),
    ...saveHandlers(parts),
    ...moveHandlers(parts),
    ...versionHandlers(parts),
    ...wireHandlers(parts),
    ...mediaHandlers(parts),
    ...stationHandlers(parts),
    ...staffHandlers(parts),
  };
  for (const name of Object.keys(ROUTES) as RouteName[]) serveRoute(app, name, handlers[name] as Handler<typeof name>, parts);
  app.all('/api/*', (_, reply) => sendProblem(reply, problem('request/not-found', 'The newsroom has no such address.')));
}

/** The newsroom as a Fastify plugin: the API under `/api/` and the desk's own pages under `/desk/`. */
export function newsroomRoutes(parts: NewsroomParts): FastifyPluginAsync {
  return async (app) => {
    await app.register(async (api) => apiRoutes(api, parts));
    await app.register(async (desk) => deskRoutes(desk, parts));
  };
}
