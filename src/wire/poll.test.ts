import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import { openEgress } from '#platform/egress.ts';
import { sampleSource } from '../../test/wire-sample.ts';
import { decode } from './decode/decode.ts';
import { poll, type PollParts, type Polled } from './poll.ts';
import { pauseAfterFailure, pauseAfterSuccess, retryAfter } from './poll-pause.ts';
import type { Source } from './source.ts';

const FEED = '<rss version="2.0"><channel><title>HW</title><item><title>One</title><guid>1</guid></item></channel></rss>';
const NOW = Date.UTC(2026, 0, 20, 12);
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Seen = { readonly headers: IncomingMessage['headers'] };
async function server(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const made = createServer((request, response) => {
    seen.push({ headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((done) => made.listen(0, '127.0.0.1', done));
  closing.push(() => {
    made.closeAllConnections();
    made.close();
  });
  return { url: `http://127.0.0.1:${(made.address() as AddressInfo).port}/feed?key=s3cret`, seen };
}

function parts(changes: Partial<PollParts> = {}): PollParts & { kept: string[] } {
  const egress = openEgress({ allow: ['127.0.0.1'] });
  closing.push(() => egress.close());
  const kept: string[] = [];
  return {
    egress,
    kept,
    files: { put: async (bytes) => `raw-${kept.push(Buffer.from(bytes).toString())}` },
    decode: async (bytes, hints) => decode(bytes, hints),
    clock: steppedClock(NOW),
    random: () => 0,
    ...changes,
  };
}

const once = async (
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  source: Partial<Source> = {},
  p = parts(),
): Promise<Polled & { seen: Seen[]; kept: string[] }> => {
  const { url, seen } = await server(answer);
  return { ...(await poll(sampleSource({ url, ...source }), p)), seen, kept: p.kept };
};

describe('a poll', () => {
  test('reads a feed, keeps its raw bytes and validators, and comes again after the interval', async () => {
    const polled = await once((_, response) => response.writeHead(200, { etag: '"a"', 'last-modified': 'Tue, 20 Jan 2026 11:00:00 GMT' }).end(FEED), {
      failures: 3,
      problem: 'old',
    });
    expect(polled).toMatchObject({
      outcome: 'read',
      nextAt: NOW + 300_000,
      movedTo: null,
      kept: [FEED],
      delivery: { rawHash: 'raw-1', decoded: { items: [{ headline: 'One' }] } },
      source: { etag: '"a"', lastModified: 'Tue, 20 Jan 2026 11:00:00 GMT', failures: 0, problem: null, lastPolledAt: NOW },
    });
  });

  test('asks with both validators, and 304 is nothing new', async () => {
    const polled = await once((_, response) => response.writeHead(304).end(), {
      etag: 'W/"x"',
      lastModified: 'Tue, 20 Jan 2026 11:00:00 GMT',
      lastPolledAt: NOW - 60_000,
    });
    expect(polled.seen[0]?.headers).toMatchObject({ 'if-none-match': 'W/"x"', 'if-modified-since': 'Tue, 20 Jan 2026 11:00:00 GMT' });
    expect(polled).toMatchObject({ outcome: 'unchanged', delivery: null, source: { etag: 'W/"x"', failures: 0 } });
  });

  test('a server that says 304 for ever is asked whole once in eight days', async () => {
    const { url } = await server((request, response) => (request.headers['if-none-match'] === undefined ? response.end(FEED) : response.writeHead(304).end()));
    const clock = steppedClock(NOW);
    const p = parts({ clock });
    let source = sampleSource({ url, etag: '"stuck"', lastPolledAt: NOW - 1 });
    const outcomes: string[] = [];
    for (let hour = 0; hour < 9 * 24; hour += 12, clock.advance(12 * 3_600_000)) {
      const polled = await poll(source, p);
      outcomes.push(polled.outcome);
      source = { ...polled.source, etag: '"stuck"' };
    }
    expect(outcomes.filter((outcome) => outcome === 'read')).toHaveLength(1);
  });

  test('validators are dropped for "Expires: 0" and where the feed could not be read', async () => {
    expect((await once((_, response) => response.writeHead(200, { etag: '"a"', expires: '0' }).end(FEED))).source.etag).toBeNull();
    const polled = await once((_, response) => response.writeHead(200, { etag: '"b"' }).end('<html>Down for repairs</html>'), { etag: '"a"' });
    expect(polled).toMatchObject({
      outcome: 'failed',
      delivery: null,
      kept: ['<html>Down for repairs</html>'],
      source: { etag: null, failures: 1, problem: 'This is a web page (HTML), not a feed.' },
    });
  });

  test('the bytes are kept before they are read', async () => {
    const order: string[] = [];
    const p = parts({
      files: { put: async () => `h${order.push('kept')}` },
      decode: async (bytes) => {
        order.push('read');
        return decode(bytes);
      },
    });
    await once((_, response) => response.end(FEED), {}, p);
    expect(order).toEqual(['kept', 'read']);
    const full = parts({ files: { put: async () => Promise.reject(new Error('disk full')) } });
    await expect(once((_, response) => response.end(FEED), {}, full)).rejects.toThrow('disk full');
  });

  test('410 ends the polling, without a word against its stories', async () => {
    expect(await once((_, response) => response.writeHead(410).end())).toMatchObject({
      outcome: 'gone',
      nextAt: null,
      source: { enabled: false, problem: expect.stringContaining('410') },
    });
  });

  test.each([
    [429, '120', 120_000],
    [503, new Date(NOW + 600_000).toUTCString(), 600_000],
    [503, '999999999', 86_400_000],
    [429, 'soon', 240_000],
    [500, '5', 240_000],
  ])('%i with Retry-After %j comes again in %i ms', async (status, header, pause) => {
    const polled = await once((_, response) => response.writeHead(status, { 'retry-after': header }).end());
    expect(polled).toMatchObject({ outcome: 'failed', nextAt: NOW + pause, source: { failures: 1 } });
  });

  test('a permanent move is told and not obeyed; the address stays', async () => {
    const polled = await once((request, response) => (request.url === '/new' ? response.end(FEED) : response.writeHead(301, { location: '/new' }).end()));
    expect(polled.movedTo).toMatch(/\/new$/);
    expect(polled.source.url).toMatch(/key=s3cret$/);
  });

  test('what HTTP says of the encoding and where the feed is are used', async () => {
    const body = Buffer.concat([
      Buffer.from('<rss><channel><item><title>'),
      Uint8Array.of(0xef, 0xf0, 0xe8),
      Buffer.from('</title><link>/a</link></item></channel></rss>'),
    ]);
    const polled = await once((_, response) => response.writeHead(200, { 'content-type': "text/xml; charset='windows-1251'" }).end(body));
    expect(polled.delivery?.decoded.items[0]).toMatchObject({ headline: 'при', canonicalUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/a$/) });
  });

  test('no problem of a source repeats the key in its address', async () => {
    for (const answer of [
      (_: unknown, r: ServerResponse) => r.writeHead(404).end(),
      (_: unknown, r: ServerResponse) => r.destroy(),
      (_: unknown, r: ServerResponse) => r.writeHead(302, { location: 'http://10.0.0.1/?key=s3cret' }).end(),
    ]) {
      const { source } = await once(answer);
      expect(source.problem).not.toBeNull();
      expect(source.problem).not.toContain('s3cret');
    }
  });
});

test('pauses: the interval with a floor of a minute; failures double to six hours', () => {
  expect([pauseAfterSuccess(300, 0), pauseAfterSuccess(5, 0), pauseAfterSuccess(300, 1)]).toEqual([300_000, 60_000, 330_000]);
  expect([1, 2, 5, 30].map((n) => pauseAfterFailure(n, 60, 0.5))).toEqual([60_000, 120_000, 960_000, 21_600_000]);
  expect(pauseAfterFailure(1, 60, 0)).toBeLessThan(pauseAfterFailure(1, 60, 1));
  expect([retryAfter(undefined, 0), retryAfter('-5', 0), retryAfter('1', 0)]).toEqual([null, null, 60_000]);
});
