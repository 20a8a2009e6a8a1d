import { spawn, spawnSync } from 'node:child_process';

/** One measured stretch of load. Latencies in milliseconds. */
export type Load = { readonly perSecond: number; readonly p50: number; readonly p99: number; readonly requests: number; readonly bad: number };

const MS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

function milliseconds(text: string | undefined): number {
  const match = /^([\d.]+)(us|ms|s|m)$/.exec(text ?? '');
  return match === null ? Number.NaN : Number(match[1]) * (MS[match[2] ?? ''] ?? Number.NaN);
}

/** True where the load generator and the tool that pins to a core are there. */
export function canLoad(): boolean {
  return ['wrk', 'taskset'].every((tool) => spawnSync('which', [tool]).status === 0);
}

/** Loads `url` from core 1 with `connections` for `seconds`; `script` is a wrk script for many addresses. */
export async function load(url: string, seconds: number, connections: number, script: string | null = null): Promise<Load> {
  const args = ['-c', '1', 'wrk', '-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', '10s', '-H', 'Accept-Encoding: gzip'];
  const child = spawn('taskset', [...args, ...(script === null ? [] : ['-s', script]), url], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  await new Promise((resolve) => child.on('close', resolve));
  const find = (pattern: RegExp): string | undefined => pattern.exec(text)?.[1];
  const perSecond = Number(find(/Requests\/sec:\s+([\d.]+)/));
  if (Number.isNaN(perSecond)) throw new Error(`wrk said nothing that can be read:\n${text}`);
  return {
    perSecond,
    p50: milliseconds(find(/^\s+50%\s+(\S+)/m)),
    p99: milliseconds(find(/^\s+99%\s+(\S+)/m)),
    requests: Number(find(/(\d+) requests in/)),
    bad: Number(find(/Non-2xx or 3xx responses: (\d+)/) ?? 0) + Number(find(/Socket errors: connect (\d+)/) ?? 0),
  };
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
