import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawRequest, type RawAnswer } from '../../test/raw-request.ts';
import { readerSite, type ReaderSite } from '../../test/reader-site.ts';
import { sharedData, tookFromShared } from '../../test/shared-data.ts';

let site: ReaderSite;
let base: string;
const STORY = '/news/canal-vote';

beforeAll(async () => {
  site = await readerSite();
  await site.add({ slug: 'canal-vote' }, { headline: 'Council delays vote' });
  base = await site.listen();
});
afterAll(() => site.close());

const get = (path: string, headers: Record<string, string | string[]> = {}, method = 'GET') => rawRequest(base, path, headers, method);

/** What an answer says, without what every answer says anew. */
function said({ status, rawHeaders, body }: RawAnswer) {
  const headers = rawHeaders.map((text, i) => (i % 2 === 1 && /^date$/i.test(rawHeaders[i - 1] ?? '') ? '…' : text));
  return { status, headers, body: body.toString('latin1') };
}

describe('the hot path', () => {
  test('answers as the ordinary one does, byte for byte', async () => {
    const kinds: [Record<string, string>, string][] = [
      [{}, 'GET'],
      [{ 'accept-encoding': 'gzip' }, 'GET'],
      [{ 'accept-encoding': 'gzip' }, 'HEAD'],
      [{ 'if-none-match': '*' }, 'GET'],
      [{ 'if-none-match': '"other"' }, 'GET'],
    ];
    for (const [headers, method] of kinds) {
      site.cache.purge(['site']);
      const before = site.cache.figures.makes;
      const first = await get(STORY, headers, method);
      expect(site.cache.figures.makes).toBe(before + 1);
      const second = await get(STORY, headers, method);
      expect(site.cache.figures.makes).toBe(before + 1);
      expect(said(second)).toEqual(said(first));
    }
  });

  test('gives every form the same content', async () => {
    await get(STORY);
    await get(STORY);
    const plain = (await get(STORY)).body;
    for (let tries = 0; tries < 100 && (await get(STORY, { 'accept-encoding': 'br' })).headers['content-encoding'] !== 'br'; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const gzip = await get(STORY, { 'accept-encoding': 'gzip, deflate' });
    const br = await get(STORY, { 'accept-encoding': 'gzip, deflate, br' });
    expect([gzip.headers['content-encoding'], br.headers['content-encoding']]).toEqual(['gzip', 'br']);
    expect(gunzipSync(gzip.body).equals(plain)).toBe(true);
    expect(brotliDecompressSync(br.body).equals(plain)).toBe(true);
    expect(br.body.length).toBeLessThan(gzip.body.length);
    for (const answer of [gzip, br]) expect(answer.headers.vary).toBe('Accept-Encoding');
  });

  test('answers 304 to who holds this version, in any of its forms, and 200 to who holds another', async () => {
    const { headers } = await get(STORY, { 'accept-encoding': 'gzip' });
    const etag = headers.etag ?? '';
    for (const held of [etag, etag.slice(2), `"x", ${etag}`, '*']) {
      const answer = await get(STORY, { 'if-none-match': held });
      expect([answer.status, answer.body.length]).toEqual([304, 0]);
      expect(answer.headers['cache-control']).toBe(headers['cache-control']);
      expect(answer.headers.etag).toBe(etag);
    }
    for (const held of ['"x"', '', `${etag}x`, etag.slice(2, -2)]) expect((await get(STORY, { 'if-none-match': held })).status).toBe(200);
  });

  test('answers HEAD with the head of GET and no body', async () => {
    const whole = await get(STORY, { 'accept-encoding': 'gzip' });
    const head = await get(STORY, { 'accept-encoding': 'gzip' }, 'HEAD');
    expect(head.body.length).toBe(0);
    expect(head.headers['content-length']).toBe(String(whole.body.length));
  });
});

describe('a cold page', () => {
  test('is made once for 300 who ask at once', async () => {
    site.cache.purge(['site']);
    const before = site.cache.figures.makes;
    const answers = await Promise.all(Array.from({ length: 300 }, () => get(STORY)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.length}`)).size).toBe(1);
    expect(site.cache.figures.makes).toBe(before + 1);
  });
});

describe('odd spellings over the wire', () => {
  const odd = [
    '/news/.',
    '/news/..',
    '/./news',
    '/%2e%2e/news',
    '/news/%2e',
    '/news\\canal-vote',
    '/news/canal-vote%00',
    '/news/canal-vote%20',
    '/news;x/canal-vote',
    '/assets/../package.json',
    '/media/../../etc/passwd',
    '/media/..%2f..%2fetc%2fpasswd',
    '/news/canal-vote/.',
    '/news/%ff',
    '/news/%',
    `/${'a'.repeat(300)}`,
  ];
  test.each(odd)('%s is nothing', async (path) => {
    const answer = await get(path);
    expect([400, 404, 414]).toContain(answer.status);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.body.toString()).not.toContain('The council put off the vote.');
  });

  test('no path of the corpora of traversal leads anywhere', async () => {
    const folder = sharedData('hostile/paths');
    const own = odd.map((path) => path.slice(1));
    const cases =
      folder === null
        ? own
        : readdirSync(folder).flatMap((file) =>
            readFileSync(join(folder, file), 'utf8')
              .trim()
              .split('\n')
              .map((line) => (JSON.parse(line) as { s: string }).s),
          );
    for (const one of cases) {
      for (const prefix of ['/', '/media/', '/assets/', '/news/']) {
        const target = prefix + one;
        if (!/^[\x21-\x7e]+$/.test(target)) continue;
        const { status, headers } = await get(target);
        expect([301, 400, 404, 414]).toContain(status);
        expect(headers['x-content-type-options']).toBe('nosniff');
        if (status === 301) expect(headers.location).toMatch(/^\/(?!\/)/);
      }
    }
    if (folder !== null) tookFromShared('hostile/paths', cases.length);
  }, 60_000);
});

/** Sends bytes as they are and gives what came back until the other side closes, or two seconds are over. */
function raw(bytes: string): Promise<string> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'));
    const done = (): void => {
      socket.destroy();
      resolve(text);
    };
    socket.setTimeout(2000, done);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('close', done).on('error', done);
  });
}

describe('headers that try to poison a shared page', () => {
  test('change nothing that the next reader gets', async () => {
    const folder = sharedData('hostile/headers');
    const own = [
      { name: 'X-Forwarded-Host', value: 'canary.invalid' },
      { name: 'X-Original-URL', value: '/desk' },
      { name: 'Cookie', value: 'session=x' },
      { name: '__proto__', value: 'x' },
    ];
    const cases =
      folder === null
        ? own
        : readFileSync(join(folder, 'poison.jsonl'), 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as { name: string; value: string });
    const baseline = said(await get(STORY));
    for (const { name, value } of cases) {
      for (const cold of [true, false]) {
        if (cold) site.cache.purge(['site']);
        const host = name.toLowerCase() === 'host' ? '' : 'Host: station.example\r\n';
        const answer = await raw(`GET ${STORY} HTTP/1.1\r\n${host}${name}: ${value}\r\nConnection: close\r\n\r\n`);
        const [head = '', body = ''] = answer.split('\r\n\r\n');
        const status = Number(head.slice(9, 12));
        expect([0, 200, 304, 400, 431]).toContain(status);
        expect(answer).not.toContain('canary.invalid');
        expect(answer).not.toContain('alert(1)');
        if (status === 200) expect(body).toBe(baseline.body);
        expect(said(await get(STORY))).toEqual(baseline);
      }
    }
    if (folder !== null) tookFromShared('hostile/headers', cases.length);
  }, 120_000);
});
