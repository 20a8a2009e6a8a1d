// `npm run bench`: the built program on core 0, the load on core 1, each figure beside its reference in the same run.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { archivePath } from './archive.ts';
import { canLoad, load, median, type Load } from './load.ts';
import { start, type Started } from './started.ts';

const ROUNDS = 5;
const SECONDS = 4;
const STORIES = 10_000;
const PORT = 4610;
const root = join(import.meta.dirname, '..');

function say(text: string): void {
  console.log(text);
}

function line(name: string, loads: readonly Load[], extra = ''): void {
  const bad = loads.reduce((sum, l) => sum + l.bad, 0);
  say(
    `${name.padEnd(44)} ${Math.round(median(loads.map((l) => l.perSecond)))
      .toString()
      .padStart(
        8,
      )} /s   p50 ${median(loads.map((l) => l.p50)).toFixed(2)} ms   p99 ${median(loads.map((l) => l.p99)).toFixed(2)} ms${bad > 0 ? `   ${bad} BAD ANSWERS` : ''}${extra}`,
  );
}

function memoryText(server: Started): string {
  const { ownMb, residentMb } = server.memory();
  return `${Math.round(ownMb)} MB of its own, ${Math.round(residentMb)} MB with mapped files`;
}

async function cachedAgainstBare(base: string, scratch: string): Promise<void> {
  const url = base + archivePath(1);
  for (let i = 0; i < 3; i++) await fetch(url, { headers: { 'accept-encoding': 'gzip' } }).then((a) => a.arrayBuffer());
  await new Promise((resolve) => setTimeout(resolve, 1500)); // the better compressed copy is made after the first answer
  const recorded = join(scratch, 'page.json');
  const answer = await rawGet(url);
  writeFileSync(recorded, JSON.stringify(answer));
  const bare = await start([join(root, 'bench/bare-server.ts'), recorded, String(PORT + 1)], {}, `http://127.0.0.1:${PORT + 1}/`);
  const ours: Load[] = [];
  const theirs: Load[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const a = await load(url, round < 0 ? 2 : SECONDS, 64);
    const b = await load(`http://127.0.0.1:${PORT + 1}/`, round < 0 ? 2 : SECONDS, 64);
    if (round >= 0) {
      ours.push(a);
      theirs.push(b);
    }
  }
  await bare.stop();
  say(`\nOne cached story page, ${Buffer.from(answer.body, 'base64').length} bytes gzip, 64 connections`);
  line('Daybreak', ours);
  line('bare Node http, same bytes', theirs);
  say(`ratio (median of rounds): ${median(ours.map((o, i) => o.perSecond / (theirs[i]?.perSecond ?? Number.NaN))).toFixed(2)}   (reach 0.85)`);
}

/** The answer as it stands on the wire: headers in order and the compressed bytes. */
async function rawGet(url: string): Promise<{ headers: [string, string][]; body: string }> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const headers: [string, string][] = [];
        for (let i = 0; i < answer.rawHeaders.length; i += 2) {
          const name = answer.rawHeaders[i] ?? '';
          if (!/^(date|connection|keep-alive|transfer-encoding)$/i.test(name)) headers.push([name, answer.rawHeaders[i + 1] ?? '']);
        }
        resolve({ headers, body: Buffer.concat(chunks).toString('base64') });
      });
    })
      .on('error', reject)
      .end();
  });
}

async function uncached(base: string, server: Started, scratch: string): Promise<void> {
  const script = join(scratch, 'distinct.lua');
  const paths = Array.from({ length: STORIES }, (_, n) => `"${archivePath(n)}"`).join(',');
  writeFileSync(script, `local paths = {${paths}}\nlocal at = 0\nrequest = function() at = at % #paths + 1 return wrk.format("GET", paths[at]) end\n`);
  const loads: Load[] = [];
  const cpu: number[] = [];
  await load(base, 3, 16, script);
  for (let round = 0; round < ROUNDS; round++) {
    const before = server.cpuSeconds();
    const result = await load(base, SECONDS, 16, script);
    cpu.push(((server.cpuSeconds() - before) / result.requests) * 1e6);
    loads.push(result);
  }
  say(`\nStory pages not in the cache, ${STORIES} distinct, cache of 1 MB, 16 connections`);
  line('Daybreak', loads, `   ${Math.round(median(cpu))} µs CPU a page (reach 1500 /s)`);
}

if (!canLoad()) {
  console.error('The bench needs wrk and taskset (on Debian: apt-get install wrk util-linux).');
  process.exit(1);
}
const scratch = mkdtempSync(join(tmpdir(), 'daybreak-bench-'));
try {
  say(
    `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`,
  );
  const { seed } = await import('./seed.ts');
  await seed(scratch, STORIES);
  const env = { DATA_DIR: scratch, STATION: 'empty', PORT: String(PORT), LOG_LEVEL: 'error' };
  const base = `http://127.0.0.1:${PORT}`;
  const serve = (more: Record<string, string>): Promise<Started> => start([join(root, 'dist/server/main.js'), 'serve'], { ...env, ...more }, `${base}/health`);

  const starts: number[] = [];
  for (let i = 0; i < 3; i++) {
    const one = await serve({});
    starts.push(one.startMs);
    await one.stop();
  }
  say(`\nStart, ${STORIES} stories: first answer after ${Math.round(median(starts))} ms (median of ${starts.length})`);

  const cached = await serve({});
  say(`Memory at rest: ${memoryText(cached)}`);
  await cachedAgainstBare(base, scratch);
  await cached.stop();

  const small = await serve({ CACHE_MB: '1' });
  await uncached(base, small, scratch);
  say(`Memory after the run: ${memoryText(small)}`);
  await small.stop();
} finally {
  rmSync(scratch, { recursive: true });
}
