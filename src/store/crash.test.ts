import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { systemClock } from '#platform/clock.ts';
import { silentLog } from '#platform/log.ts';
import { openStore, type OpenStore } from './open-store.ts';

const ROUNDS = 5;
const folder = mkdtempSync(join(tmpdir(), 'daybreak-crash-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a writer on the folder, kills it a random moment after its first word, and gives what it had said by then. */
async function writeAndKill(): Promise<readonly string[]> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, '../../test/crash-writer.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const closed = once(writer, 'close');
  await once(writer.stdout, 'data');
  await sleep(Math.random() * 500);
  writer.kill('SIGKILL');
  await closed;
  return said.split('\n').slice(0, -1);
}

async function missing({ store }: OpenStore, lines: readonly string[]): Promise<string[]> {
  const lost: string[] = [];
  for (const line of lines) {
    const [kind, id = ''] = line.split(' ');
    const bytes = kind === 'file' ? await store.files.get(id) : null;
    const kept =
      kind === 'file' ? bytes !== null && createHash('sha256').update(bytes).digest('hex') === id : (await store.stories.at('news', id)).kind === 'story';
    if (!kept) lost.push(line);
  }
  return lost;
}

test('kill -9 at any moment loses nothing that was acknowledged, and leaves nothing half done', { timeout: 120_000 }, async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    acknowledged.push(...(await writeAndKill()));
    const opened = await openStore({ dataDir: folder, databaseUrl: null }, systemClock, silentLog);
    if (!opened.ok) throw new Error(opened.problem.detail);
    const { database, store } = opened.value;
    expect(await missing(opened.value, acknowledged)).toEqual([]);
    const count = async (table: 'stories' | 'story_versions' | 'story_slugs' | 'story_topics' | 'jobs') =>
      (
        await database.reader
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('rows'))
          .executeTakeFirstOrThrow()
      ).rows;
    const stories = await count('stories');
    expect([await count('story_versions'), await count('story_slugs'), await count('story_topics'), await count('jobs')]).toEqual([
      stories,
      stories,
      stories,
      stories,
    ]);
    expect((await sql<{ integrity_check: string }>`pragma integrity_check`.execute(database.reader)).rows).toEqual([{ integrity_check: 'ok' }]);
    await store.close();
  }
  expect(acknowledged.length).toBeGreaterThan(ROUNDS * 3);
});
