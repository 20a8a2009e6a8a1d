import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDecodeWorker } from './in-worker.ts';

const feed = Buffer.from('<rss version="2.0"><channel><item><title>One</title><guid>1</guid></item></channel></rss>');

describe('decoding in a thread', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'daybreak-worker-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const entry = (code: string): URL => {
    const path = join(folder, `${Math.random()}.mjs`);
    writeFileSync(path, `import { parentPort } from 'node:worker_threads'; ${code}`);
    return pathToFileURL(path);
  };

  test('gives what decode gives, again and again, and several at once', async () => {
    await using worker = openDecodeWorker();
    const all = await Promise.all([worker.decode(feed, {}), worker.decode(Buffer.from('<html></html>'), {}), worker.decode(feed, {})]);
    expect(all[0]).toMatchObject({ ok: true, value: { format: 'rss', items: [{ headline: 'One' }] } });
    expect(all[1]).toMatchObject({ ok: false, problem: { code: 'wire/unreadable' } });
    expect(all[2]).toEqual(all[0]);
    // The caller's bytes are still the caller's.
    expect(feed.length).toBeGreaterThan(50);
  });

  test('one that takes too long is ended, and the next is read', async () => {
    const slow = entry(
      "parentPort.once('message', () => { parentPort.postMessage({ ok: true, value: 1 }); parentPort.once('message', () => { for (;;); }); });",
    );
    await using worker = openDecodeWorker({ entry: slow, timeoutMs: 300 });
    expect(await worker.decode(feed, {})).toMatchObject({ ok: true });
    const start = performance.now();
    expect(await worker.decode(feed, {})).toMatchObject({ ok: false, problem: { code: 'wire/too-large', detail: 'It took longer than 0.3 seconds to read.' } });
    expect(performance.now() - start).toBeLessThan(5000);
    expect(await worker.decode(feed, {})).toMatchObject({ ok: true });
  });

  test('one that needs too much memory is ended alone', async () => {
    const greedy = entry("parentPort.on('message', () => { const all = []; for (;;) all.push({ a: [1, 2, 3], b: String(all.length) }); });");
    await using worker = openDecodeWorker({ entry: greedy, memoryMb: 24 });
    expect(await worker.decode(feed, {})).toMatchObject({
      ok: false,
      problem: { code: 'wire/too-large', detail: 'It needed more memory to read than is allowed.' },
    });
  });

  test('one that throws or ends is a refusal, not a crash', async () => {
    await using throwing = openDecodeWorker({ entry: entry("parentPort.on('message', () => { throw new Error('oops'); });") });
    expect(await throwing.decode(feed, {})).toMatchObject({ ok: false, problem: { code: 'wire/broken' } });
    await using ending = openDecodeWorker({ entry: entry("parentPort.on('message', () => process.exit(0));") });
    expect(await ending.decode(feed, {})).toMatchObject({ ok: false, problem: { code: 'wire/broken' } });
  });
});
