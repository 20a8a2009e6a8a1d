import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { newToken } from '../src/platform/id.ts';

/** An empty database of its own on the run's PostgreSQL. `server` is the address without a database; `administer` runs a command outside it. */
export type FreshDatabase = { readonly url: string; readonly server: string; administer(command: string): Promise<void>; drop(): Promise<void> };

/** Makes an empty database; starts the run's PostgreSQL first where no test has yet. Fails with a sentence where there is none. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = await serverAddress();
  const name = `test_${newToken()}`;
  await administer(server, `create database ${name}`);
  return {
    server,
    administer: (command) => administer(server, command),
    url: `${server}${name}`,
    drop: () => administer(server, `drop database if exists ${name} with (force)`),
  };
}

async function serverAddress(): Promise<string> {
  const { folder, runner } = inject('postgres');
  startOnce(folder, runner);
  for (let tries = 0; tries < 1200; tries++) {
    if (existsSync(join(folder, 'failed'))) throw new Error(readFileSync(join(folder, 'failed'), 'utf8'));
    if (existsSync(join(folder, 'url'))) return readFileSync(join(folder, 'url'), 'utf8');
    await sleep(50);
  }
  throw new Error('PostgreSQL did not start within a minute.');
}

/** Test files run in several processes: who makes the folder starts the server. */
function startOnce(folder: string, runner: number): void {
  try {
    mkdirSync(join(folder, 'starting'));
  } catch {
    return;
  }
  const script = join(import.meta.dirname, 'postgres-server.ts');
  spawn(process.execPath, [script, folder, String(runner)], { detached: true, stdio: 'ignore' }).unref();
}

async function administer(server: string, command: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: `${server}postgres` });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query(command);
      return;
    } catch (error) {
      // It listens a moment after its process starts (ECONNREFUSED, then 57P03 "starting up").
      const { code } = error as { code?: string };
      if (tries > 300 || (code !== 'ECONNREFUSED' && code !== '57P03')) throw error;
      await sleep(50);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
