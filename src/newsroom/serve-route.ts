import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { problem, type Problem } from '#platform/problem.ts';
import type { Answer, Refusal } from './answer.ts';
import { problemBodyOf } from './answer.ts';
import { askerAddress } from './asker-address.ts';
import { ROUTES, type Route, type RouteName } from './contract.ts';
import type { Given, Handler, NewsroomParts } from './handler.ts';
import { readUpload } from './media/read-upload.ts';
import { may, type Access } from './roles.ts';
import { isSameOrigin } from './same-origin.ts';
import type { StaffMember } from './staff.ts';

/** Who asks, found out before the body is read. */
type Asker = { readonly member: StaffMember | null; readonly cookies: readonly string[] };

/** Each holds its file in memory until its renditions are made. */
const UPLOADS_AT_ONCE = 4;

const askers = new WeakMap<FastifyRequest, Asker>();

/** Why this member (or nobody) may not use a route with this access; null where they may. The one place that decides it. */
export function accessProblem(access: Access, member: StaffMember | null): Problem | null {
  if (access === 'open') return null;
  if (member === null) return problem('request/sign-in', 'You are not signed in, or your session has ended. Sign in and try again.');
  if (access === 'staff' || may(member.role, access)) return null;
  return problem('request/not-allowed', 'Your role may not do this. Ask an editor or an administrator.');
}

/** Only what the sign-in library needs to see of a request. */
function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  const { cookie, 'user-agent': agent } = request.headers;
  if (cookie !== undefined) headers.set('cookie', cookie);
  if (agent !== undefined) headers.set('user-agent', agent.slice(0, 300));
  return headers;
}

/** Sends a refusal as `application/problem+json`. */
export function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply
    .code(refusal.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBodyOf(refusal)));
}

function badRequest(error: z.ZodError, where: string): Refusal {
  const errors = error.issues.slice(0, 50).map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
  const words = errors.slice(0, 3).map(({ path, message }) => `${path === '' ? where : path}: ${message}`);
  return { ...problem('request/bad', `The request cannot be taken. ${words.join('; ')}.`), extra: { errors } };
}

type Checked = { params: unknown; query: unknown; body: unknown; upload: unknown; file: Given<'media.upload'>['file'] };

async function checkRequest(route: Route, request: FastifyRequest): Promise<Answer<Checked>> {
  const checked: Checked = { params: undefined, query: undefined, body: undefined, upload: undefined, file: null };
  const sources = { params: request.params, query: request.query, body: request.body };
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = route[part];
    if (schema === undefined) continue;
    const parsed = schema.safeParse(sources[part] ?? {});
    if (!parsed.success) return { ok: false, problem: badRequest(parsed.error, part) };
    checked[part] = parsed.data;
  }
  if (route.upload === undefined) return { ok: true, value: checked };
  const upload = await readUpload(request);
  if (!upload.ok) return upload;
  const parsed = route.upload.safeParse(upload.value.fields);
  if (!parsed.success) return { ok: false, problem: badRequest(parsed.error, 'fields') };
  return { ok: true, value: { ...checked, upload: parsed.data, file: upload.value.file } };
}

function sendJson(reply: FastifyReply, request: FastifyRequest, text: string): FastifyReply {
  if (request.method === 'GET') {
    const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
    reply.header('etag', etag);
    if (request.headers['if-none-match']?.split(',').some((tag) => tag.trim() === etag) === true) return reply.code(304).send();
  }
  return reply.type('application/json; charset=utf-8').send(text);
}

/**
 * Serves one route of the contract: origin and permission before the body is read, the request's schema, the handler, the
 * response's schema (what it does not declare is left out), and any refusal as problem+json.
 */
export function serveRoute<N extends RouteName>(app: FastifyInstance, name: N, handler: Handler<N>, parts: NewsroomParts): void {
  const route: Route = ROUTES[name];
  const address = (request: FastifyRequest) => {
    const header = parts.trustedIpHeader === null ? undefined : request.headers[parts.trustedIpHeader.toLowerCase()];
    return askerAddress(request.socket.remoteAddress, Array.isArray(header) ? header.at(-1) : header);
  };
  let uploads = 0;
  app.route({
    method: route.method,
    url: route.path,
    exposeHeadRoute: false,
    async onRequest(request, reply) {
      if (route.method !== 'GET' && !isSameOrigin(request.headers, parts.baseUrl)) {
        return sendProblem(reply, problem('request/foreign-origin', 'Changes are taken from this station’s own pages only.'));
      }
      const asker = route.access === 'open' ? null : await parts.sessions.memberOf(headersOf(request));
      const refused = accessProblem(route.access, asker?.member ?? null);
      if (refused !== null) return sendProblem(reply, refused);
      askers.set(request, asker ?? { member: null, cookies: [] });
    },
    async handler(request, reply) {
      const asker = askers.get(request);
      // Fastify runs `onRequest` before any handler; without it nobody is let in.
      if (asker === undefined || accessProblem(route.access, asker.member) !== null) throw new Error(`The route ${name} was reached unguarded.`);
      if (route.upload === undefined) return answer(request, reply, asker);
      if (uploads >= UPLOADS_AT_ONCE) return sendProblem(reply, problem('request/too-many', 'Several uploads are under way. Send this one again in a moment.'));
      uploads += 1;
      try {
        return await answer(request, reply, asker);
      } finally {
        uploads -= 1;
      }
    },
  });

  async function answer(request: FastifyRequest, reply: FastifyReply, asker: Asker): Promise<FastifyReply> {
    const checked = await checkRequest(route, request);
    if (!checked.ok) return sendProblem(reply, checked.problem);
    const cookies: string[] = [...asker.cookies];
    const given = {
      ...checked.value,
      me: asker.member,
      address: address(request),
      headers: headersOf(request),
      setCookies: (more: readonly string[]) => void cookies.push(...more),
    };
    const answered = await handler(given as unknown as Given<N>);
    if (cookies.length > 0) reply.header('set-cookie', cookies);
    if (!answered.ok) return sendProblem(reply, answered.problem);
    return sendJson(reply, request, JSON.stringify(route.response.parse(answered.value)));
  }
}
