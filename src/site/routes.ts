import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { beforeOf, readAddress, type Address } from '#platform/http/address.ts';
import type { Finished } from '#platform/http/finished.ts';
import { ANY_CHANGE } from '#platform/http/purge-log.ts';
import { sendFinished } from '#platform/http/send.ts';
import { sendProblem } from '#platform/http/send-problem.ts';
import { problem } from '#platform/problem.ts';
import type { Language, PublishedStory } from '#story/story.ts';
import { assetRoutes } from './assets-route.ts';
import { mediaRoutes } from './media-route.ts';
import { openMemo, type Memo } from './memo.ts';
import { isHttps, redirectAnswer } from './page-answer.ts';
import { plainRoutes } from './plain-routes.ts';
import { READER_PAGES, type PathParts, type ReaderPage } from './reader-pages.tsx';
import type { SiteParts } from './site-parts.ts';
import { previewPage } from './story-route.tsx';
import { makeProblem, statusOf, troubleAnswer } from './trouble.tsx';
import { beginVisit } from './visit.ts';

/** The reader's side: its routes as a Fastify plugin, and the page of a story that only staff may see. */
export type Site = {
  readonly routes: (server: FastifyInstance) => Promise<void>;
  /** A story as its page would be, as HTML; nothing of it is kept. */
  readonly renderPreview: (story: PublishedStory) => Promise<string>;
};

/** Builds the reader's side. The routes include the answer for unknown paths, and must be registered without a prefix. */
export function openSite(parts: SiteParts): Site {
  const memo = openMemo(parts.clock, parts.cache);
  return {
    routes: async (server) => {
      for (const page of READER_PAGES) {
        server.get(page.path, (request, reply) => answerPage(parts, memo, page, null, request, reply));
        for (const language of ['en', 'es'] as const) {
          server.get(`/${language}${page.path === '/' ? '' : page.path}`, (request, reply) => answerPage(parts, memo, page, language, request, reply));
        }
      }
      plainRoutes(server, parts);
      assetRoutes(server, parts);
      mediaRoutes(server, parts);
      server.setNotFoundHandler((request, reply) => answerUnknown(parts, memo, request, reply));
    },
    renderPreview: async (story) => previewPage(await beginVisit(parts, memo, { language: story.language, path: story.path, before: null }), story),
  };
}

function send(request: FastifyRequest, reply: FastifyReply, answer: Finished): FastifyReply {
  reply.hijack();
  sendFinished(request.raw, reply.raw, answer);
  return reply;
}

async function answerPage(
  parts: SiteParts,
  memo: Memo,
  page: ReaderPage,
  prefix: Language | null,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const station = parts.station();
  const address = readAddress(request.raw.url ?? '');
  if (address.kind !== 'canonical' || address.path.startsWith('/api/')) return answerUnknown(parts, memo, request, reply);
  const path = prefix === null ? address.path : address.path.slice(prefix.length + 1) || '/';
  if (prefix === station.language) return send(request, reply, redirectAnswer(withQuery(path, address), 301, isHttps(station)).answer);
  const before = page.list === true ? beforeOf(address.query) : null;
  const ask = { language: prefix ?? station.language, path, before };
  const key = before === null ? address.path : `${address.path}?before=${before}`;
  try {
    const answer = await parts.cache.get(key, async () => {
      const made = await page.make(await beginVisit(parts, memo, ask), request.params as PathParts);
      if (made !== null && made !== 'gone') return made;
      return { answer: await problemPage(parts, memo, ask.language, made === null ? 404 : 410), tags: [ANY_CHANGE], turnsAt: null, dropAt: null, keep: false };
    });
    return send(request, reply, answer);
  } catch (error) {
    if (parts.cache.isBuried(key)) return send(request, reply, troubleAnswer(parts, ask, 410, request.id));
    const status = statusOf(error);
    parts.log.error(
      { requestId: request.id, path: address.path, status, error: error instanceof Error ? error.stack : String(error) },
      'a page could not be made',
    );
    return send(request, reply, troubleAnswer(parts, ask, status, request.id));
  }
}

/** The page of nothing, made once for all addresses; a space cannot stand in an address, so no request reaches it by name. */
function problemPage(parts: SiteParts, memo: Memo, language: Language, status: 404 | 410): Promise<Finished> {
  return parts.cache.get(` ${status} ${language}`, async () => makeProblem(await beginVisit(parts, memo, { language, path: '/', before: null }), status));
}

/** A path without a route, or an odd spelling: on to the one spelling there is, or 404. */
async function answerUnknown(parts: SiteParts, memo: Memo, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { method, url = '' } = request.raw;
  const station = parts.station();
  const address = readAddress(url);
  if ((method !== 'GET' && method !== 'HEAD') || /^\/api(?:\/|$)/.test(url)) {
    return sendProblem(reply, problem('request/not-found', 'There is nothing at this address.'), request.id, isHttps(station));
  }
  if (address.kind === 'near') return send(request, reply, redirectAnswer(withQuery(address.path, address), 301, isHttps(station), 3600).answer);
  const prefix = /^\/(en|es)(?:\/|$)/.exec(url)?.[1];
  const language = prefix === 'en' || prefix === 'es' ? prefix : station.language;
  try {
    return send(request, reply, await problemPage(parts, memo, language, 404));
  } catch (error) {
    parts.log.error({ requestId: request.id, error: String(error) }, 'the page for unknown addresses could not be made');
    return send(request, reply, troubleAnswer(parts, { language, path: '/' }, 404, request.id));
  }
}

/** The path with the query it came with, where that holds only bytes that may stand in a header. */
function withQuery(path: string, { query }: Exclude<Address, { kind: 'none' }>): string {
  return query === '' || !/^[\x21-\x7e]+$/.test(query) ? path : `${path}?${query}`;
}
