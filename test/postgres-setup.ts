import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  // eslint-disable-next-line typescript/consistent-type-definitions -- vitest asks for a merged interface
  interface ProvidedContext {
    /** Where the run's PostgreSQL is, once a test asks for it, and whose end is the server's end. */
    postgres: { readonly folder: string; readonly runner: number };
  }
}

let folder = '';

/** Before the first test file: names the place. The server starts only when a test asks for a database. */
export function setup(project: TestProject): void {
  folder = mkdtempSync(join(tmpdir(), 'daybreak-postgres-'));
  project.provide('postgres', { folder, runner: process.pid });
}

/** After the last: stops the server if one was started, however the tests ended. */
export async function teardown(): Promise<void> {
  const pidFile = join(folder, 'pid');
  if (existsSync(pidFile)) {
    const pid = Number(readFileSync(pidFile, 'utf8'));
    for (let tries = 0; tries < 200 && signal(pid, tries === 0 ? 'SIGTERM' : 0); tries++) await sleep(50);
  }
  rmSync(folder, { recursive: true, force: true });
}

/** False once there is no such process. */
function signal(pid: number, kind: 'SIGTERM' | 0): boolean {
  try {
    return process.kill(pid, kind);
  } catch {
    return false;
  }
}
