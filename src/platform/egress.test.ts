import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, brotliCompressSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { sharedData, tookFromShared } from '../../test/shared-data.ts';
import { openEgress, type Egress, type EgressOptions } from './egress.ts';

const closing: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(listener: RequestListener): Promise<{ port: number; server: Server; seen: string[] }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? '-'}`);
    listener(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, server, seen };
}

function open(options: EgressOptions = {}): Egress {
  const egress = openEgress(options);
  closing.push(() => egress.close());
  return egress;
}

/** A name service of ours: every name under `.test` is this machine, unless a test says otherwise. */
const toHere = async (): Promise<readonly string[]> => ['127.0.0.1'];
const local = (port: number): string => `http://127.0.0.1:${port}`;

describe('addresses', () => {
  const refused = [
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://127.0.0.1.:80/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[fc00::1]/',
    'http://[ff02::1]/',
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/',
    'http://100.64.0.1/',
    'http://198.18.0.1/',
    'http://192.0.2.1/',
    'http://240.0.0.1/',
    'http://localhost/',
    'http://foo.localhost/',
    'http://localhost./',
    'http://metadata.google.internal/',
    'http://example.com:22/',
    'http://example.com:0/',
    'file:///etc/hostname',
    'gopher://example.com/',
    'data:text/html,x',
    '//example.com/',
    'http://user:pass@example.com/',
    'http://example.com/%0d%0aHost:%20x',
  ];
  test.each(refused)('%s is refused', async (url) => {
    const answer = await open({ resolve: async () => Promise.reject(new Error('asked the name service')) }).request(url);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'egress/refused' } });
  });

  test.each([
    ['one private address among public ones', ['93.184.216.34', '127.0.0.1']],
    ['only an IPv6 loopback', ['::1']],
    ['an IPv4-mapped address', ['::ffff:10.0.0.1']],
  ])('a name with %s is refused', async (_, addresses) => {
    const answer = await open({ resolve: async () => addresses }).request('http://name.test/');
    expect(answer).toMatchObject({ ok: false, problem: { code: 'egress/refused' } });
  });

  test('the address that was checked is the one connected to: the name service is asked once', async () => {
    const { port, seen } = await serve((_, response) => response.end('here'));
    let asked = 0;
    const resolve = async (): Promise<readonly string[]> => (asked++ === 0 ? ['127.0.0.1'] : ['127.0.0.9']);
    const answer = await open({ resolve, allow: ['rebind.test'] }).request(`http://rebind.test:${port}/`);
    expect(answer).toMatchObject({ ok: true, value: { status: 200 } });
    expect(asked).toBe(1);
    expect(seen).toHaveLength(1);
  });

  test('a host that the settings allow is asked, on its port only where one is named', async () => {
    const { port } = await serve((_, response) => response.end('hello'));
    const answer = await open({ allow: [`127.0.0.1:${port}`] }).request(local(port));
    expect(answer).toMatchObject({ ok: true, value: { status: 200, permanentRedirect: null, finalUrl: `${local(port)}/` } });
    const other = await open({ allow: [`127.0.0.1:${port + 1}`] }).request(local(port));
    expect(other).toMatchObject({ ok: false, problem: { code: 'egress/refused' } });
  });

  test('all targets of the corpus', async () => {
    const folder = sharedData('hostile/ssrf');
    if (folder === null) return;
    const lines = readFileSync(join(folder, 'targets.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { url: string; verdict: string });
    const { port, seen } = await serve((request, response) => {
      const to = new URL(request.url ?? '/', 'http://x').searchParams.get('to');
      if (to !== null || /redir/.test(request.url ?? '')) response.writeHead(302, { location: to ?? request.url ?? '/' }).end();
      else response.end('ok');
    });
    const names: Record<string, readonly string[]> = {
      'rebind.test': ['127.0.0.1'],
      'mixed.test': ['93.184.216.34', '127.0.0.1'],
      'aaaa-only.test': ['::1'],
      'cname.test': ['127.0.0.1'],
    };
    for (const { url, verdict } of lines) {
      // The public test names stand for this server, as if it were on the internet.
      const publicTest = /^https?:\/\/(public\.test|PUBLIC\.test|xn--bcher-kva\.test|bücher\.test)/.test(url) && !url.includes(':0');
      const mapped = publicTest ? url.replace(/\.test(\.?)(:80)?/, `.test$1:${port}`) : url;
      const egress = open({ resolve: async (host) => names[host] ?? ['127.0.0.1'], allow: [`public.test:${port}`, `xn--bcher-kva.test:${port}`] });
      const answer = await egress.request(mapped, { timeoutMs: 3000, method: url.includes('303post') ? 'POST' : 'GET' });
      if (verdict === 'allow') expect(answer, url).toMatchObject({ ok: true, value: { status: 200 } });
      // A Refresh header is the one redirect that nobody follows: the page itself may be read.
      else if (!url.includes('/refresh')) expect(answer, url).toMatchObject({ ok: false, problem: { code: 'egress/refused' } });
    }
    expect(seen.length).toBeGreaterThan(0);
    tookFromShared('hostile/ssrf', lines.length);
  });
});

describe('redirects', () => {
  test('are followed, each checked; permanent ones are told', async () => {
    const { port } = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end('moved');
      else if (request.url === '/for-now') response.writeHead(302, { location: '/new' }).end();
      else response.end('here');
    });
    const egress = open({ allow: ['127.0.0.1'] });
    expect(await egress.request(`${local(port)}/old`)).toMatchObject({
      ok: true,
      value: { finalUrl: `${local(port)}/new`, permanentRedirect: `${local(port)}/new` },
    });
    expect(await egress.request(`${local(port)}/for-now`)).toMatchObject({ ok: true, value: { finalUrl: `${local(port)}/new`, permanentRedirect: null } });
    expect(await egress.request(`${local(port)}/old`, { redirect: 'none' })).toMatchObject({ ok: true, value: { status: 301 } });
  });

  test.each([
    'http://169.254.169.254/',
    'http://[::ffff:127.0.0.1]/',
    'http://100.64.0.1/',
    'http://localhost/',
    'file:///etc/hostname',
    'http://inside.test/',
  ])('to %s are refused', async (location) => {
    const { port, seen } = await serve((_, response) => response.writeHead(302, { location }).end());
    const answer = await open({ allow: [`127.0.0.1:${port}`], resolve: toHere }).request(local(port));
    expect(answer).toMatchObject({ ok: false, problem: { code: 'egress/refused' } });
    expect(seen).toHaveLength(1);
  });

  test('stop after five, and after a POST at once', async () => {
    const { port, seen } = await serve((_, response) => response.writeHead(302, { location: '/again' }).end());
    const egress = open({ allow: ['127.0.0.1'] });
    expect(await egress.request(local(port))).toMatchObject({ ok: false, problem: { code: 'egress/refused' } });
    expect(seen).toHaveLength(6);
    expect(await egress.request(local(port), { method: 'POST', body: 'x' })).toMatchObject({ ok: false, problem: { code: 'egress/refused' } });
    expect(seen).toHaveLength(7);
  });

  test('take no authorization to another host', async () => {
    const second = await serve((_, response) => response.end('there'));
    const first = await serve((_, response) => response.writeHead(302, { location: `http://other.test:${second.port}/` }).end());
    const egress = open({ allow: ['127.0.0.1', 'other.test'], resolve: toHere });
    expect(await egress.request(local(first.port), { headers: { Authorization: 'Bearer secret' } })).toMatchObject({ ok: true, value: { status: 200 } });
    expect(first.seen).toEqual(['GET / Bearer secret']);
    expect(second.seen).toEqual(['GET / -']);
  });
});

describe('limits', () => {
  test('a body over the limit is cut off', async () => {
    let sent = 0;
    const { port } = await serve((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536;
        response.once('drain', more);
      };
      more();
    });
    const answer = await open({ allow: ['127.0.0.1'] }).request(local(port), { maxBytes: 1_000_000 });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'egress/too-large' } });
    expect(sent).toBeLessThan(30_000_000);
  });

  test('a gzip bomb is stopped by size and by ratio', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000));
    const { port } = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    const egress = open({ allow: ['127.0.0.1'] });
    expect(await egress.request(local(port), { maxBytes: 5_000_000 })).toMatchObject({ ok: false, problem: { code: 'egress/too-large' } });
    expect(await egress.request(local(port), { maxBytes: 100_000_000 })).toMatchObject({ ok: false, problem: { code: 'egress/too-large' } });
  });

  test('compressed answers are read; damaged and stacked ones refused', async () => {
    const { port } = await serve((request, response) => {
      const body = Buffer.from('the text '.repeat(50));
      if (request.url === '/gzip') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body));
      else if (request.url === '/br') response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(body));
      else if (request.url === '/cut') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body).subarray(0, 30));
      else response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(gzipSync(body)));
    });
    const egress = open({ allow: ['127.0.0.1'] });
    for (const path of ['/gzip', '/br']) {
      const answer = await egress.request(local(port) + path);
      expect(answer.ok && Buffer.from(answer.value.bytes).toString()).toBe('the text '.repeat(50));
    }
    expect(await egress.request(`${local(port)}/cut`)).toMatchObject({ ok: false, problem: { code: 'egress/failed' } });
    expect(await egress.request(`${local(port)}/stacked`)).toMatchObject({ ok: false, problem: { code: 'egress/failed' } });
  });

  test('a slow answer ends at the time limit', async () => {
    const { port } = await serve((request, response) => {
      if (request.url === '/drip') setInterval(() => response.write('.'), 20).unref();
    });
    const egress = open({ allow: ['127.0.0.1'] });
    for (const path of ['/silent', '/drip']) {
      expect(await egress.request(local(port) + path, { timeoutMs: 200 })).toMatchObject({ ok: false, problem: { code: 'egress/timeout' } });
    }
  });

  test('a refused connection, a name nobody knows and a cut answer are failures in plain words', async () => {
    const { port } = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    });
    const unknown = async (): Promise<readonly string[]> => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' }));
    expect(await open({ allow: ['127.0.0.1'] }).request(local(port))).toMatchObject({ ok: false, problem: { code: 'egress/failed' } });
    expect(await open({ allow: ['127.0.0.1'] }).request('http://127.0.0.1:1/')).toMatchObject({
      ok: false,
      problem: { code: 'egress/failed', detail: '127.0.0.1 refused the connection.' },
    });
    expect(await open({ resolve: unknown }).request('http://gone.test/')).toMatchObject({
      ok: false,
      problem: { code: 'egress/failed', detail: 'gone.test is not known to the name service.' },
    });
  });

  test('no message repeats a key of the address', async () => {
    const { port } = await serve((_, response) => response.destroy());
    const egress = open({ allow: ['127.0.0.1'] });
    for (const url of [
      `${local(port)}/feed/s3cret?token=s3cret`,
      'http://10.0.0.1/s3cret?key=s3cret',
      'http://s3cret:s3cret@example.com/',
      'ftp://example.com/s3cret',
    ]) {
      const answer = await egress.request(url, { headers: { authorization: 's3cret' } });
      expect(answer.ok).toBe(false);
      expect(JSON.stringify(answer)).not.toContain('s3cret');
    }
  });
});
