import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../source-files.ts';

/** The built program's entry. */
export const MAIN = join(ROOT, 'dist/server/main.js');

/** The built program, running on a data folder of its own. */
export type Program = {
  readonly url: string;
  /** One-time link for the first administrator, or null where there is one. */
  readonly setupUrl: string | null;
  readonly dataDir: string;
  readonly child: ChildProcess;
  /** What it wrote on standard error so far. */
  log(): string;
  /** SIGTERM, and the exit status. */
  stop(): Promise<number | null>;
  /** SIGKILL: nothing is told, nothing is flushed. */
  kill(): Promise<void>;
};

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** A new empty folder. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'daybreak-journey-'));
}

/** Runs a command of the built program to its end. */
export function runProgram(
  args: string[],
  env: Record<string, string> = {},
  cwd: string = newFolder(),
): Promise<{ status: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], { cwd, env: { PATH: process.env['PATH'] ?? '', ...env } });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('close', (status) => resolve({ status, out, err }));
  });
}

/** Starts the program and waits until it says where it listens. Throws what it said where it ends instead. */
export async function startProgram(env: Record<string, string> = {}, dataDir: string = newFolder()): Promise<Program> {
  const port = env['PORT'] ?? String(await freePort());
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, 'serve'], {
    cwd: dataDir,
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'warn', ...env, PORT: port, DATA_DIR: join(dataDir, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const exited = new Promise<number | null>((resolve) => child.on('exit', (status) => resolve(status)));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes('Daybreak runs.') && out.endsWith('\n\n')) resolve();
    });
    child.on('exit', () => reject(new Error(`The program ended:\n${out}${err}`)));
  });
  return {
    url: `http://localhost:${port}`,
    setupUrl: /\S+\/desk\/setup\?token=\S+/.exec(out)?.[0] ?? null,
    dataDir,
    child,
    log: () => err,
    stop: async () => {
      child.kill('SIGTERM');
      return exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
