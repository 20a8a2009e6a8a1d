import type { FastifyReply } from 'fastify';
import type { Problem } from '../problem.ts';
import { INERT_CSP, securityHeaders } from './security-headers.ts';

/**
 * Answers with a problem for programs (RFC 9457); never kept by a cache. `requestId` lets a report be matched with the log.
 */
export function sendProblem(reply: FastifyReply, problem: Problem, requestId: string | null, https: boolean): FastifyReply {
  const { code, title, status, detail } = problem;
  const headers = securityHeaders({ csp: INERT_CSP, https });
  for (let i = 0; i < headers.length; i += 2) reply.header(headers[i] ?? '', headers[i + 1]);
  return reply
    .code(status)
    .header('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ type: code, title, status, detail, ...(requestId === null ? {} : { requestId }) }));
}
