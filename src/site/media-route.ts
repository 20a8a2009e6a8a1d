import type { FastifyInstance } from 'fastify';
import { finish } from '#platform/http/finished.ts';
import type { Made } from '#platform/http/made.ts';
import { CACHE_LIMITS, openPageCache } from '#platform/http/page-cache.ts';
import { INERT_CSP, securityHeaders } from '#platform/http/security-headers.ts';
import { sendFinished } from '#platform/http/send.ts';
import { isHttps } from './page-answer.ts';
import type { SiteParts } from './site-parts.ts';

const TYPES = { webp: { format: 'webp', type: 'image/webp' }, jpg: { format: 'jpeg', type: 'image/jpeg' } } as const;
const FILE = /^\/media\/([0-9a-z]{1,64})-([1-9]\d{0,4})\.(webp|jpg)$/;
const KEPT_BYTES = 24 * 1024 * 1024;
const NOTHING: Made = { answer: finish({ status: 404, body: '', headers: [], compress: false }), tags: [], turnsAt: null, dropAt: null, keep: false };

/**
 * `/media/KEY-WIDTH.webp` (or `.jpg`): a picture of the library in one of its widths. The key cannot be guessed; another
 * content gets another key, so the answer is good for ever. Other sites may show it: feeds and cards point here. The ones
 * asked for lately stay in memory, apart from the pages, so that they too outlast the database.
 */
export function mediaRoutes(server: FastifyInstance, parts: Pick<SiteParts, 'store' | 'station' | 'clock'>): void {
  const kept = openPageCache(parts.clock, { ...CACHE_LIMITS, bytes: KEPT_BYTES, maxAge: 3_600_000 });
  server.get('/media/:file', async (request, reply) => {
    const path = (request.raw.url ?? '').split('?', 1)[0] ?? '';
    const [, key, width, extension] = FILE.exec(path) ?? [];
    if (key === undefined || extension === undefined) return reply.callNotFound();
    const answer = await kept.get(path, () => readPicture(parts, key, Number(width), extension as keyof typeof TYPES));
    if (answer.status === 404) return reply.callNotFound();
    reply.hijack();
    sendFinished(request.raw, reply.raw, answer);
    return reply;
  });
}

async function readPicture({ store, station }: Pick<SiteParts, 'store' | 'station'>, key: string, width: number, extension: keyof typeof TYPES): Promise<Made> {
  const { format, type } = TYPES[extension];
  const media = await store.media.find(key);
  const rendition = media?.renditions.find((one) => one.width === width && one.format === format);
  if (rendition === undefined) return NOTHING;
  const bytes = await store.files.get(rendition.hash);
  if (bytes === null) throw new Error(`The file of picture ${key} is missing`);
  const headers = [
    'Content-Type',
    type,
    'Cache-Control',
    'public, max-age=31536000, immutable',
    ...securityHeaders({ csp: INERT_CSP, https: isHttps(station()), shared: true }),
  ];
  const answer = finish({ status: 200, body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), compress: false, headers });
  return { answer, tags: [], turnsAt: null, dropAt: null, keep: true };
}
