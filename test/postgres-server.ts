// Keeps one throw-away PostgreSQL for a test run: `node postgres-server.ts FOLDER RUNNER-PID`. Ends it, and removes its
// data, on SIGTERM or when the runner is gone (killed, crashed). Durability is off: nothing in it is worth keeping.
import { spawn, spawnSync, type SpawnOptions } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { newToken } from '../src/platform/id.ts';

const [folder = '', runner = '0'] = process.argv.slice(2);
const cluster = join(folder, 'cluster');
const DEBIAN = '/usr/lib/postgresql';

function findBinaries(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((name) => Number(name) >= 15) : [];
  const newestFirst = versions.toSorted((a, b) => Number(b) - Number(a)).map((name) => join(DEBIAN, name, 'bin'));
  return [...newestFirst, ...(process.env['PATH'] ?? '').split(delimiter)].find((bin) => existsSync(join(bin, 'initdb'))) ?? null;
}

/** PostgreSQL refuses to run as root: there it runs as `postgres`, or `nobody`. */
function ordinaryUser(): SpawnOptions {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = ['postgres', 'nobody'].map((name) => users.find((fields) => fields[0] === name)).find((fields) => fields !== undefined);
  if (user === undefined) throw new Error('Running as root, and there is neither a user "postgres" nor "nobody" to run PostgreSQL as.');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function tell(name: string, text: string): void {
  writeFileSync(join(folder, `${name}.new`), text);
  renameSync(join(folder, `${name}.new`), join(folder, name));
}

function runnerIsGone(): boolean {
  try {
    process.kill(Number(runner), 0);
    return false;
  } catch {
    return true;
  }
}

async function run(): Promise<void> {
  const bin = findBinaries();
  if (bin === null) throw new Error('These tests need PostgreSQL 15 or newer. On Debian: sudo apt-get install postgresql');
  const user = ordinaryUser();
  const password = newToken();
  mkdirSync(cluster);
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  if (user.uid !== undefined && user.gid !== undefined) {
    chmodSync(folder, 0o711);
    for (const path of [cluster, passwordFile]) chownSync(path, user.uid, user.gid);
  }
  const init = spawnSync(
    join(bin, 'initdb'),
    ['-D', cluster, '-U', 'daybreak', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions'],
    { ...user, cwd: cluster, encoding: 'utf8' } as never,
  ) as { status: number | null; stderr: string };
  if (init.status !== 0) throw new Error(`initdb failed: ${init.stderr}`);
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '32MB',
    max_connections: 60,
  };
  const server = spawn(join(bin, 'postgres'), ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])], {
    ...user,
    cwd: cluster,
    stdio: 'ignore',
  });
  server.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
  // SIGINT is PostgreSQL's "fast shutdown".
  const stop = () => server.kill('SIGINT');
  process.once('SIGTERM', stop).once('SIGINT', stop);
  setInterval(() => {
    if (runnerIsGone()) stop();
  }, 500);
  tell('url', `postgres://daybreak:${password}@127.0.0.1:${port}/`);
}

writeFileSync(join(folder, 'pid'), String(process.pid));
run().catch((error: unknown) => {
  tell('failed', (error as Error).message);
  process.exitCode = 1;
});
