import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const TICKS_PER_SECOND = 100;

/** A server that the bench started on core 0. */
export type Started = {
  readonly child: ChildProcess;
  readonly pid: number;
  /** From spawn to the first good answer. */
  readonly startMs: number;
  /** CPU used so far. */
  cpuSeconds(): number;
  /** Resident memory now: the program's own, and with the files it has mapped (SQLite maps the database). */
  memory(): { readonly ownMb: number; readonly residentMb: number };
  stop(): Promise<void>;
};

/** Starts `node ARGS` pinned to core 0 and waits until `ready` answers 200. */
export async function start(args: string[], env: Record<string, string>, ready: string): Promise<Started> {
  const began = performance.now();
  const child = spawn('taskset', ['-c', '0', process.execPath, '--disable-warning=ExperimentalWarning', ...args], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const pid = child.pid ?? 0;
  for (let tries = 0; ; tries++) {
    const good = await fetch(ready).then(
      (answer) => answer.ok,
      () => false,
    );
    if (good) break;
    if (tries > 3000 || child.exitCode !== null) throw new Error(`No answer from ${ready}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const startMs = performance.now() - began;
  return {
    child,
    pid,
    startMs,
    cpuSeconds: () => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    },
    memory: () => {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const read = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
      return { ownMb: read('RssAnon'), residentMb: read('VmRSS') };
    },
    stop: () =>
      new Promise((resolve) => {
        child.on('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
