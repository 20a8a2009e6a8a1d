import type { FastifyInstance } from 'fastify';
import { INERT_CSP, securityHeaders } from '#platform/http/security-headers.ts';
import { isHttps } from './page-answer.ts';
import type { SiteParts } from './site-parts.ts';

const TYPES = { webp: { format: 'webp', type: 'image/webp' }, jpg: { format: 'jpeg', type: 'image/jpeg' } } as const;
const FILE = /^([0-9a-z]{1,64})-([1-9]\d{0,4})\.(webp|jpg)$/;

/**
 * `/media/KEY-WIDTH.webp` (or `.jpg`): a picture of the library in one of its widths. The key cannot be guessed; another
 * content gets another key, so the answer is good for ever. Other sites may show it: feeds and cards point here.
 */
export function mediaRoutes(server: FastifyInstance, parts: Pick<SiteParts, 'store' | 'station'>): void {
  const { store, station } = parts;
  server.get<{ Params: { file: string } }>('/media/:file', async (request, reply) => {
    const [, key, width, extension] = FILE.exec(request.params.file) ?? [];
    if (key === undefined || extension === undefined || request.raw.url?.includes('%') === true) return reply.callNotFound();
    const { format, type } = TYPES[extension as keyof typeof TYPES];
    const media = await store.media.find(key);
    const rendition = media?.renditions.find((one) => one.width === Number(width) && one.format === format);
    if (rendition === undefined) return reply.callNotFound();
    const etag = `"${rendition.hash}"`;
    const headers = securityHeaders({ csp: INERT_CSP, https: isHttps(station()), shared: true });
    for (let i = 0; i < headers.length; i += 2) reply.header(headers[i] ?? '', headers[i + 1]);
    reply.header('Cache-Control', 'public, max-age=31536000, immutable').header('ETag', etag);
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    const bytes = await store.files.get(rendition.hash);
    if (bytes === null) throw new Error(`The file of picture ${key} is missing`);
    return reply.type(type).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });
}
