import { afterEach, describe, expect, test } from 'vitest';
import { firstAdministrator, signedIn, type StaffClient } from './staff-client.ts';
import { newFolder, startProgram, type Program } from './program.ts';

const ROUNDS = 4;
let running: Program | null = null;
afterEach(async () => {
  if (running !== null && running.child.exitCode === null && running.child.signalCode === null) await running.kill();
});

async function startAgain(folder: string): Promise<Program> {
  running = await startProgram({ STATION: 'empty' }, folder);
  return running;
}

const text = (words: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] });

/** Saves the story again and again, each time one numbered word longer, until the program is gone; the last acknowledged text. */
async function writeUntilKilled(staff: StaffClient, id: string, program: Program, afterMs: number): Promise<string> {
  const opened = await staff.call('GET', `/api/stories/${id}`);
  let { revision } = opened.body.story;
  const { content, slug } = opened.body.story;
  let words: string = content.body.content[0]?.content?.[0]?.text ?? 'start';
  let acknowledged = words;
  const timer = setTimeout(() => program.child.kill('SIGKILL'), afterMs);
  try {
    for (let n = 0; ; n++) {
      words = `${acknowledged} w${revision}-${n}`;
      const saved = await staff.call('PUT', `/api/stories/${id}`, {
        baseRevision: revision,
        content: { ...content, headline: 'Kill test', body: text(words) },
        slug,
      });
      if (saved.status !== 200) throw new Error(`Not saved: ${saved.status} ${JSON.stringify(saved.body)}`);
      revision = saved.body.revision ?? saved.body.story?.revision;
      acknowledged = words;
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // fetch failed: the program is gone
  } finally {
    clearTimeout(timer);
  }
  return acknowledged;
}

describe('kill -9', () => {
  test(`while writing, ${ROUNDS} times: every acknowledged word is there, once`, async () => {
    const folder = newFolder();
    let program = await startAgain(folder);
    let staff = await firstAdministrator(program.url, program.setupUrl ?? '');
    const created = await staff.call('POST', '/api/stories', { headline: 'Kill test', section: 'news' });
    const id: string = created.body.story.id;
    for (let round = 0; round < ROUNDS; round++) {
      const acknowledged = await writeUntilKilled(staff, id, program, 150 + Math.random() * 500);
      program = await startAgain(folder);
      staff = await signedIn(program.url);
      const now = await staff.call('GET', `/api/stories/${id}`);
      const kept: string = now.body.story.content.body.content[0].content[0].text;
      expect(kept.startsWith(acknowledged)).toBe(true);
      expect(kept.split(' ').length - acknowledged.split(' ').length).toBeLessThanOrEqual(1); // the one under way may have made it
      expect(new Set(kept.split(' ')).size).toBe(kept.split(' ').length);
    }
    expect(await program.stop()).toBe(0);
  }, 120_000);

  test('while publishing: what was acknowledged is out, what was not is whole', async () => {
    const folder = newFolder();
    let program = await startAgain(folder);
    let staff = await firstAdministrator(program.url, program.setupUrl ?? '');
    const stories: { id: string; revision: number; path: string }[] = [];
    for (let n = 0; n < 12; n++) {
      const created = await staff.call('POST', '/api/stories', { headline: `Flood ${n}`, section: 'news' });
      const { id, revision, content } = created.body.story;
      const saved = await staff.call('PUT', `/api/stories/${id}`, {
        baseRevision: revision,
        slug: `flood-${n}`,
        content: { ...content, summary: 'S', bylines: [{ name: 'Ana', author: null }], body: text(`Water ${n}`) },
      });
      expect(saved.status).toBe(200);
      stories.push({ id, revision: saved.body.revision ?? saved.body.story.revision, path: `/news/flood-${n}` });
    }
    const gone = new Promise((resolve) => program.child.once('exit', resolve));
    setTimeout(() => program.child.kill('SIGKILL'), 25 + Math.random() * 30);
    const asked = await Promise.all(
      stories.map(({ id, revision }) =>
        staff.call('POST', `/api/stories/${id}/publish`, { baseRevision: revision }).then(
          (answer) => answer.status,
          () => 0,
        ),
      ),
    );
    await gone;
    program = await startAgain(folder);
    staff = await signedIn(program.url);
    for (const [n, { id, path }] of stories.entries()) {
      const { story } = (await staff.call('GET', `/api/stories/${id}`)).body;
      const { versions } = (await staff.call('GET', `/api/stories/${id}/versions`)).body;
      const page = await fetch(program.url + path);
      if (asked[n] === 200) expect(story.status).toBe('published');
      // One transaction: published means live, a version, and readable; else none of it.
      const out = story.status === 'published';
      expect(page.status).toBe(out ? 200 : 404);
      expect(versions.some((version: { reason: string }) => version.reason === 'publish')).toBe(out);
    }
    expect(asked.every((status) => status === 200 || status === 0)).toBe(true);
    await program.stop();
  }, 120_000);
});
