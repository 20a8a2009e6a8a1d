import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../postgres.ts';
import { startProgram, type Program } from './program.ts';
import { firstAdministrator } from './staff-client.ts';

describe('the program on PostgreSQL', () => {
  let database: FreshDatabase;
  let program: Program;
  beforeAll(async () => {
    database = await freshDatabase();
    program = await startProgram({ DATABASE_URL: database.url });
  }, 120_000);
  afterAll(async () => {
    await program?.stop();
    await database?.drop();
  });

  test('opens the sample station, takes its administrator, publishes and withdraws', async () => {
    expect(await fetch(`${program.url}/`).then((answer) => answer.text())).toContain('State closes half the ferry slip');
    const staff = await firstAdministrator(program.url, program.setupUrl ?? '', 'sample');
    const { story } = (await staff.call('POST', '/api/stories', { headline: 'A bridge opens', section: 'news' })).body;
    const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Cars crossed at noon.' }] }] };
    const saved = await staff.call('PUT', `/api/stories/${story.id}`, {
      baseRevision: story.revision,
      slug: 'a-bridge-opens',
      content: { ...story.content, body, bylines: [{ name: 'Ana', author: null }] },
    });
    const out = await staff.call('POST', `/api/stories/${story.id}/publish`, { baseRevision: saved.body.revision });
    expect(out.status).toBe(200);
    expect(await fetch(`${program.url}/news/a-bridge-opens`).then((answer) => answer.text())).toContain('Cars crossed at noon.');
    expect(await fetch(`${program.url}/feed.rss`).then((answer) => answer.text())).toContain('A bridge opens');
    const gone = await staff.call('POST', `/api/stories/${story.id}/unpublish`, { baseRevision: out.body.story.revision, reason: 'A test' });
    expect(gone.status).toBe(200);
    expect((await fetch(`${program.url}/news/a-bridge-opens`)).status).toBe(410);
  });

  test('a database that goes away leaves the pages that were read standing', async () => {
    expect((await fetch(`${program.url}/city-hall`)).status).toBe(200);
    await database.drop(); // with (force): every connection is cut
    const again = await fetch(`${program.url}/city-hall`);
    expect(again.status).toBe(200);
    const never = await fetch(`${program.url}/schools`);
    expect(never.status).toBe(503);
    expect(await never.text()).toContain('<h1');
    expect(await fetch(`${program.url}/health`).then((answer) => answer.json())).toMatchObject({ status: 'degraded' });
    expect(program.child.exitCode).toBeNull();
  });
});
