import { connect, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { silentLog, type Log, type LogFields } from '../log.ts';
import { openServer } from './server.ts';

type Line = { level: string; fields: LogFields; message: string };
const lines: Line[] = [];
const note = (level: string) => (fields: LogFields, message: string) => void lines.push({ level, fields, message });
const log: Log = { ...silentLog, debug: note('debug'), error: note('error') };

let server = openServer({ log, hot: null, https: false });
afterEach(async () => {
  await server.close();
  lines.length = 0;
  server = openServer({ log, hot: null, https: false });
});

test('what a handler throws is a 500 with a number, and the log has the rest', async () => {
  server.get('/broken', () => {
    throw new Error('secret detail');
  });
  const answer = await server.inject({ url: '/broken?token=hidden' });
  expect(answer.statusCode).toBe(500);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.body).not.toContain('secret detail');
  const told = lines.find(({ level }) => level === 'error');
  expect(told?.fields['error']).toContain('secret detail');
  expect(answer.json()).toMatchObject({ type: 'request/failed', status: 500, requestId: told?.fields['requestId'] });
});

test('requests are told of at debug, without their query', async () => {
  server.get('/page', () => 'page');
  await server.inject({ url: '/page?token=hidden' });
  expect(lines).toMatchObject([{ level: 'debug', fields: { method: 'GET', path: '/page', status: 200 } }]);
  expect(JSON.stringify(lines)).not.toContain('hidden');
});

test('numbers of requests differ', async () => {
  server.get('/id', (request) => request.id);
  const ids = await Promise.all(Array.from({ length: 50 }, async () => (await server.inject({ url: '/id', headers: { 'x-request-id': 'forged' } })).body));
  expect(new Set(ids).size).toBe(50);
  expect(ids).not.toContain('forged');
});

test('a body over the limit is refused before it is read', async () => {
  server.post('/take', () => 'taken');
  const answer = await server.inject({ method: 'POST', url: '/take', headers: { 'content-type': 'text/plain' }, payload: 'x'.repeat(1024 * 1024 + 1) });
  expect([answer.statusCode, answer.json().type]).toEqual([413, 'request/too-large']);
});

test.each([
  ['no HTTP at all', 'hello\r\n\r\n', 400],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
  ['length and chunks', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
  ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
  ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
])('%s is shown the door', async (_, bytes, status) => {
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as AddressInfo;
  const text = await new Promise<string>((resolve) => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket
      .on('data', (chunk) => {
        said += chunk.toString();
      })
      .on('close', () => resolve(said))
      .on('error', () => resolve(said));
  });
  expect(text.slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
  expect((await fetch(`http://127.0.0.1:${port}/none`)).status).toBe(404); // the next one is served
});
