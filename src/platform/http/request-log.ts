import type { FastifyInstance } from 'fastify';
import type { Log } from '../log.ts';

/** Tells of every routed request at level debug: method, path (never its query, which may hold a token), status, time. */
export function logRequests(server: FastifyInstance, log: Log): void {
  server.addHook('onResponse', (request, reply, done) => {
    const path = request.raw.url?.split('?', 1)[0];
    log.debug({ requestId: request.id, method: request.method, path, status: reply.raw.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 }, 'request');
    done();
  });
}
