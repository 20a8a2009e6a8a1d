import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { publishedStory } from '#story/story.ts';
import { HEADERS, PREVIEW_CSP } from './desk-headers.ts';
import type { NewsroomParts } from './handler.ts';
import { opensPreview } from './preview-link.ts';

const NOT_BUILT =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Not built</title><p>The desk is not built yet. Stop the program and run <code>npm start</code>.';
const NO_PREVIEW =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>No preview</title><p>This preview link is over, or you are not signed in. Open the preview from the <a href="/desk/">desk</a> again.';

function sendPage(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply
    .code(status)
    .headers({ ...HEADERS, 'cache-control': 'no-store' })
    .type('text/html; charset=utf-8')
    .send(html);
}

/** The desk's own pages: the built browser app at `/desk/` (any address in it gives the same page) and previews of stories. */
export async function deskRoutes(app: FastifyInstance, parts: NewsroomParts): Promise<void> {
  app.get('/desk', (_, reply) => reply.redirect('/desk/', 301));
  app.get<{ Params: { id: string }; Querystring: { open?: string } }>('/desk/preview/:id', async (request, reply) => {
    const { id } = request.params;
    const { open } = request.query;
    const now = await parts.store.now();
    const asker = await parts.sessions.memberOf(new Headers({ cookie: request.headers.cookie ?? '' }));
    if (asker === null || typeof open !== 'string' || !opensPreview(parts.previewKey, id, open, now)) return sendPage(reply, 403, NO_PREVIEW);
    const story = await parts.store.stories.find(id);
    if (story === null) return sendPage(reply, 404, NO_PREVIEW);
    // The working copy as it would be if it went out now; what is live stays as it is.
    const page = publishedStory({ ...story, live: story.content, publishAt: story.publishAt ?? now });
    if (page === null) return sendPage(reply, 404, NO_PREVIEW);
    return reply
      .headers({
        ...HEADERS,
        'content-security-policy': PREVIEW_CSP,
        'x-robots-tag': 'noindex, nofollow, noarchive',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      })
      .type('text/html; charset=utf-8')
      .send(await parts.renderPreview(page));
  });
  await app.register(fastifyStatic, {
    root: join(parts.appDir, 'assets'),
    prefix: '/desk/assets/',
    index: false,
    decorateReply: false,
    // Vite names them by content.
    immutable: true,
    maxAge: '365d',
    setHeaders: (response) => {
      for (const [name, value] of Object.entries(HEADERS)) response.header(name, value);
    },
  });
  app.get('/desk/*', async (_, reply) => {
    const page = await readFile(join(parts.appDir, 'index.html'), 'utf8').catch(() => null);
    return page === null ? sendPage(reply, 503, NOT_BUILT) : sendPage(reply, 200, page);
  });
}
