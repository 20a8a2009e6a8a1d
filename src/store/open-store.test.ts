import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '#platform/clock.ts';
import { silentLog } from '#platform/log.ts';
import { freshDatabase } from '../../test/postgres.ts';
import { openStore } from './open-store.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybreak-open-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (dataDir: string, databaseUrl: string | null = null) => openStore({ dataDir, databaseUrl }, systemClock, silentLog);

async function refusal(dataDir: string, databaseUrl: string | null = null): Promise<string> {
  const opened = await open(dataDir, databaseUrl);
  if (opened.ok) {
    await opened.value.store.close();
    return 'opened';
  }
  return `${opened.problem.code} ${opened.problem.detail}`;
}

/** Runs `work` as a user who is not root, where the test runs as root: root may write everywhere. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('the data folder', () => {
  test('is made where it is missing, with all that was kept there on the next start', async () => {
    const dataDir = join(folder, 'a', 'b');
    const first = await open(dataDir);
    if (!first.ok) throw new Error(first.problem.detail);
    await first.value.store.settings.set('name', 'The Lantern');
    await first.value.store.close();
    const second = await open(dataDir);
    if (!second.ok) throw new Error(second.problem.detail);
    expect(await second.value.store.settings.get('name')).toBe('The Lantern');
    await second.value.store.close();
  });

  test('belongs to one process: this one or another', async () => {
    const first = await open(folder);
    expect(await refusal(folder)).toMatch(/^start\/locked Another Daybreak \(process \d+\) runs on the data folder/);
    if (first.ok) await first.value.store.close();
    const other = spawn(process.execPath, [join(import.meta.dirname, '../../test/hold-folder.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [said] = (await once(other.stdout, 'data')) as [Buffer];
      expect(String(said).trim()).toBe('open');
      expect(await refusal(folder)).toMatch(new RegExp(`^start/locked .*process ${other.pid}\\)`));
    } finally {
      other.kill('SIGKILL');
      await once(other, 'exit');
    }
    // Killed without a chance to tidy up: the lock went with it.
    expect(await refusal(folder)).toBe('opened');
  });

  test('that cannot be written is refused in plain words', async () => {
    chmodSync(folder, 0o555);
    expect(await asOrdinaryUser(() => refusal(folder))).toMatch(
      /^start\/data-folder The data folder .* cannot be written: this user may not write there\. Give/,
    );
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'file'), '');
    expect(await refusal(join(folder, 'file'))).toMatch(/^start\/data-folder .*: a file is in its place\./);
    expect(await refusal(join(folder, 'file', 'below'))).toMatch(/^start\/data-folder .*: a file is in its place\./);
  });

  test('whose database this user may not write is refused, and let go', async () => {
    expect(await refusal(folder)).toBe('opened');
    chmodSync(folder, 0o777);
    for (const name of ['daybreak.sqlite', 'daybreak.lock']) chmodSync(join(folder, name), name === 'daybreak.lock' ? 0o666 : 0o444);
    if (process.geteuid?.() === 0) expect(await asOrdinaryUser(() => refusal(folder))).toMatch(/^start\/data-folder The database .* cannot be opened/);
    expect(await refusal(folder)).toBe('opened');
  });

  test('with something else for a database is refused', async () => {
    writeFileSync(join(folder, 'daybreak.sqlite'), 'This is not a database, it is a sentence. '.repeat(200));
    expect(await refusal(folder)).toMatch(/^start\/data-folder The database .* cannot be opened: file is not a database/);
  });

  test('with a database of a newer program is refused, and let go', async () => {
    const opened = await open(folder);
    if (!opened.ok) throw new Error(opened.problem.detail);
    await opened.value.database.writer.insertInto('schema_migrations').values({ number: 999, name: 'later', applied_at: 1 }).execute();
    await opened.value.store.close();
    expect(await refusal(folder)).toMatch(/^store\/newer-schema .*step 999, “later”/);
    expect(await refusal(folder)).toMatch(/^store\/newer-schema/);
  });
});

describe('PostgreSQL', () => {
  test('that is not there is unavailable, in words that hold no password', async () => {
    const said = await refusal(folder, 'postgres://user:secret@127.0.0.1:1/none');
    expect(said).toBe('store/unavailable PostgreSQL at DATABASE_URL cannot be used: nothing answers there.');
    const fresh = await freshDatabase();
    expect(await refusal(folder, `${fresh.server}no_such_database`)).toBe(
      'store/unavailable PostgreSQL at DATABASE_URL cannot be used: it has no such database.',
    );
    expect(await refusal(folder, fresh.url.replace(/:[^:@]+@/, ':wrong@'))).toBe(
      'store/unavailable PostgreSQL at DATABASE_URL cannot be used: it refuses this user or password.',
    );
    await fresh.drop();
  });

  test('that goes away while running is unavailable, and serves again when it is back', async () => {
    const fresh = await freshDatabase();
    const opened = await open(folder, fresh.url);
    if (!opened.ok) throw new Error(opened.problem.detail);
    const { store } = opened.value;
    await store.settings.set('a', 1);
    const name = new URL(fresh.url).pathname.slice(1);
    await fresh.administer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    await fresh.administer(`alter database ${name} rename to ${name}_away`);
    await expect(store.settings.get('a')).rejects.toMatchObject({ name: 'StoreUnavailable', code: 'store/unavailable' });
    await fresh.administer(`alter database ${name}_away rename to ${name}`);
    expect(await store.settings.get('a')).toBe(1);
    await store.close();
    await fresh.drop();
  });

  test('two nodes may share it, each with a data folder', async () => {
    const fresh = await freshDatabase();
    const nodes = await Promise.all(
      ['a', 'b'].map((name) => {
        mkdirSync(join(folder, name));
        return open(join(folder, name), fresh.url);
      }),
    );
    const stores = nodes.map((node) => {
      if (!node.ok) throw new Error(node.problem.detail);
      return node.value.store;
    });
    for (let i = 0; i < 20; i++) await stores[0]?.jobs.add({ kind: `job-${i}`, payload: null });
    const claims = await Promise.all(stores.flatMap((store) => [store.jobs.claim(7, 60_000), store.jobs.claim(7, 60_000)]));
    const ids = claims.flat().map((job) => job.id);
    expect(new Set(ids).size).toBe(ids.length);
    await Promise.all(stores.map((store) => store.close()));
    await fresh.drop();
  });
});
