import Fastify, { type FastifyInstance } from 'fastify';
import { createServer, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { newToken } from '../id.ts';
import type { Log } from '../log.ts';
import { problem, type Problem } from '../problem.ts';
import type { HotPath } from './hot-path.ts';
import { sendProblem } from './send-problem.ts';
import { logRequests } from './request-log.ts';

/** What a server is made of. */
export type ServerParts = {
  readonly log: Log;
  /** Tried before the routes; null: everything goes through them. */
  readonly hot: HotPath | null;
  /** Is the site reached over HTTPS? */
  readonly https: boolean;
};

/** Largest request body in bytes, where a route does not say otherwise. */
const BODY_LIMIT = 1024 * 1024;

/**
 * The program's HTTP server without its routes; `siteRoutes` sets what answers an unknown path. Refusals before a handler
 * (bad body, too large) are answered as `application/problem+json`. What a handler throws is logged with the request's id
 * and answered `request/failed` with no further word.
 */
export function openServer(parts: ServerParts): FastifyInstance {
  const { log, hot, https } = parts;
  // Unique over restarts by its front, told apart by the number behind: cheaper than a random id for each request.
  const start = newToken().slice(0, 10);
  let requests = 0;
  const server = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false, caseSensitive: true, ignoreDuplicateSlashes: false },
    genReqId: () => `${start}-${(++requests).toString(36)}`,
    requestIdHeader: false,
    trustProxy: false,
    exposeHeadRoutes: true,
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => sendProblem(reply, problemOf(error), request.id, https),
    clientErrorHandler: refuseBytes,
    serverFactory: (routed): Server => {
      const http = createServer(
        {
          maxHeaderSize: 16 * 1024,
          requestTimeout: 30_000,
          headersTimeout: 10_000,
          keepAliveTimeout: 65_000,
          connectionsCheckingInterval: 5000,
          noDelay: true,
        },
        hot === null
          ? routed
          : (request, response) => {
              if (!hot(request, response)) routed(request, response);
            },
      );
      http.maxRequestsPerSocket = 0;
      return http;
    },
  });
  logRequests(server, log);
  server.setErrorHandler((error, request, reply) => {
    const said = problemOf(error);
    if (said.status >= 500)
      log.error(
        { requestId: request.id, method: request.method, path: request.raw.url?.split('?', 1)[0], error: String((error as Error).stack ?? error) },
        'a request failed',
      );
    sendProblem(reply, said, request.id, https);
  });
  return server;
}

/** What cannot be read as HTTP gets a status line and the door. */
function refuseBytes(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy(error);
  const line =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request';
  socket.end(`HTTP/1.1 ${line}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** The problem that stands for what was thrown: the framework's own refusals by status, all else `request/failed`. */
function problemOf(error: unknown): Problem {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return problem('request/too-large', 'The request is larger than this address takes.');
  if (status === 429) return problem('request/too-many', 'Wait a little and try again.');
  if (status >= 400 && status < 500) return problem('request/bad', 'The request cannot be read.');
  return problem('request/failed', 'The error was noted. Try again; if it stays, give the request id to the station.');
}
