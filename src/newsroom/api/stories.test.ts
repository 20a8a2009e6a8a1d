import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNewsroom, type Person, type TestNewsroom } from '../../../test/newsroom.ts';
import type { ResponseOf } from '../contract.ts';

type View = ResponseOf<'stories.get'>;

const text = (words: string) => ({ type: 'doc' as const, content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: words }] }] });

describe.each(['sqlite', 'postgres'] as const)('a story’s way, on %s', (engine) => {
  let room: TestNewsroom;
  let reporter: Person;
  let editor: Person;
  beforeAll(async () => {
    room = await openTestNewsroom(engine);
    reporter = await room.join('reporter', 'Rae Lind');
    editor = await room.join('editor', 'Kit Tan');
  });
  afterAll(() => room.close());

  async function draft(headline: string, words = 'The council met on Tuesday.'): Promise<View> {
    const made = await reporter.call('stories.create', { body: { headline } });
    expect(made.status).toBe(200);
    const { story } = made.body as View;
    const saved = await reporter.call('stories.save', {
      params: { id: story.id },
      body: { baseRevision: story.revision, content: { ...story.content, body: text(words), summary: 'What the council did.' } },
    });
    expect(saved.status).toBe(200);
    return (await reporter.call('stories.get', { params: { id: story.id } })).body;
  }
  const at = (view: View) => room.temp.store.stories.at(view.story.content.section, view.story.slug);

  it('goes from draft to readers, and tells the pages', async () => {
    const start = await draft('Council delays the bridge vote');
    expect(start).toMatchObject({
      path: '/news/council-delays-the-bridge-vote',
      visible: false,
      moves: ['submit', 'spike'],
      story: { content: { bylines: [{ name: 'Rae Lind' }] } },
    });
    const params = { id: start.story.id };
    const sent = await reporter.call('stories.submit', { params, body: { baseRevision: start.story.revision } });
    expect(sent.body.story.status).toBe('submitted');
    expect((await reporter.call('stories.publish', { params, body: { baseRevision: sent.body.story.revision } })).status).toBe(403);
    expect(await at(start)).toEqual({ kind: 'none' });

    room.told.length = 0;
    room.clock.advance(1);
    const out = await editor.call('stories.publish', { params, body: { baseRevision: sent.body.story.revision } });
    expect(out.body).toMatchObject({ visible: true, changedSinceLive: false, moves: ['update', 'correct', 'unpublish', 'kill'] });
    expect(await at(start)).toMatchObject({ kind: 'story', story: { headline: 'Council delays the bridge vote', postedAt: room.clock.now() } });
    expect(room.told).toMatchObject([{ storyId: start.story.id, wasVisible: false, visible: true, paths: ['/news/council-delays-the-bridge-vote'] }]);
    const jobs = await room.temp.store.jobs.claim(100, 1000);
    expect(jobs.filter((job) => job.kind === 'story-changed').map((job) => job.payload)).toContainEqual(room.told[0]);
    expect((await editor.call('audit.list')).body.entries[0]).toMatchObject({ by: 'Kit Tan', action: 'story.publish', subject: `story:${start.story.id}` });
  });

  it('shows readers a save only after an update, and says so', async () => {
    const start = await draft('Ferry fares rise');
    const params = { id: start.story.id };
    const out = (await editor.call('stories.publish', { params, body: { baseRevision: start.story.revision } })).body;
    const saved = (
      await reporter.call('stories.save', {
        params,
        body: { baseRevision: out.story.revision, content: { ...out.story.content, headline: 'Ferry fares rise in May' } },
      })
    ).body;
    expect(saved.changedSinceLive).toBe(true);
    expect(await at(start)).toMatchObject({ story: { headline: 'Ferry fares rise', updatedAt: null } });
    room.clock.advance(60_000);
    const updated = (await editor.call('stories.update', { params, body: { baseRevision: saved.revision, tellReaders: true, note: 'The month.' } })).body;
    expect(await at(start)).toMatchObject({ story: { headline: 'Ferry fares rise in May', updatedAt: room.clock.now() } });
    const corrected = (
      await editor.call('stories.correct', { params, body: { baseRevision: updated.story.revision, text: 'An earlier version named the wrong month.' } })
    ).body;
    expect(await at(start)).toMatchObject({ story: { corrections: [{ text: 'An earlier version named the wrong month.' }] } });
    const gone = (
      await editor.call('stories.unpublish', { params, body: { baseRevision: corrected.story.revision, reason: 'The company asked us to check.' } })
    ).body;
    expect(await at(start)).toEqual({ kind: 'gone' });
    const back = (await editor.call('stories.republish', { params, body: { baseRevision: gone.story.revision } })).body;
    expect(await at(start)).toMatchObject({ kind: 'story', story: { postedAt: out.story.publishAt } });
    expect((await editor.call('stories.kill', { params, body: { baseRevision: back.story.revision, reason: 'Not true.' } })).body.moves).toEqual([]);
    expect(await at(start)).toEqual({ kind: 'gone' });
    expect((await reporter.call('stories.save', { params, body: { baseRevision: back.story.revision + 1, content: out.story.content } })).status).toBe(409);
    const versions = (await reporter.call('versions.list', { params })).body.versions;
    expect(versions.map(({ reason }) => reason)).toEqual(['kill', 'republish', 'unpublish', 'correct', 'update', 'save', 'publish', 'save']);
    expect(versions.find(({ reason }) => reason === 'update')?.note).toBe('The month.');
  });

  it('goes out at its time without anybody doing anything', async () => {
    const start = await draft('Polls open at seven');
    const params = { id: start.story.id };
    const when = room.clock.now() + 3_600_000;
    expect((await editor.call('stories.schedule', { params, body: { baseRevision: start.story.revision, at: room.clock.now() - 1 } })).status).toBe(422);
    const set = (await editor.call('stories.schedule', { params, body: { baseRevision: start.story.revision, at: when } })).body;
    expect(set).toMatchObject({ visible: false, story: { status: 'scheduled', publishAt: when } });
    const changed = room.told.at(-1);
    expect(changed).toMatchObject({ visible: false, nextChange: when });
    expect((await reporter.call('stories.get', { params })).body.moves).toEqual([]);
    expect((await reporter.call('stories.spike', { params, body: { baseRevision: set.story.revision } })).status).toBe(403);
    room.clock.set(when - 1);
    expect(await at(start)).toEqual({ kind: 'none' });
    room.clock.set(when);
    expect(await at(start)).toMatchObject({ kind: 'story', story: { postedAt: when } });
    const due = await room.temp.store.jobs.claim(100, 1000);
    expect(due.filter((job) => (job.payload as { storyId?: string }).storyId === start.story.id && job.runAt === when)).toHaveLength(1);
    expect((await editor.call('stories.get', { params })).body).toMatchObject({ visible: true, moves: ['update', 'correct', 'unpublish', 'kill'] });
  });

  it('publishes nothing that the editor has not seen', async () => {
    const start = await draft('Mill reopens');
    const params = { id: start.story.id };
    await reporter.call('stories.save', {
      params,
      body: { baseRevision: start.story.revision, content: { ...start.story.content, headline: 'Mill reopens, owner says' } },
    });
    const late = await editor.call('stories.publish', { params, body: { baseRevision: start.story.revision } });
    expect([late.status, late.body['type'], late.body['story'].content.headline]).toEqual([409, 'story/conflict', 'Mill reopens, owner says']);
    expect(await at(start)).toEqual({ kind: 'none' });
    expect((await room.temp.store.stories.versions(start.story.id)).map(({ reason }) => reason)).not.toContain('publish');
  });

  it('says what is missing, and publishes nothing', async () => {
    const made = (await reporter.call('stories.create', { body: { headline: '' } })).body as View;
    const refused = await editor.call('stories.publish', { params: { id: made.story.id }, body: { baseRevision: 1 } });
    expect([refused.status, refused.body['type'], refused.raw.headers['content-type']]).toEqual([
      422,
      'story/not-ready',
      'application/problem+json; charset=utf-8',
    ]);
    expect(refused.body['checks']).toContainEqual({ code: 'no-headline', level: 'stop', text: 'The headline is missing.', field: 'headline' });
    expect((await reporter.call('stories.checks', { params: { id: made.story.id } })).body.checks.map(({ code }) => code)).toContain('empty-body');
  });

  it('gives a story that began without headline an address from its headline when it goes on', async () => {
    const made = (await reporter.call('stories.create', { body: {} })).body as View;
    const params = { id: made.story.id };
    const saved = (
      await reporter.call('stories.save', {
        params,
        body: { baseRevision: 1, content: { ...made.story.content, headline: 'Añejo: 3 pubs close', body: text('They do.') } },
      })
    ).body;
    const sent = await reporter.call('stories.submit', { params, body: { baseRevision: saved.revision } });
    expect(sent.body.path).toBe('/news/anejo-3-pubs-close');
    expect((await reporter.call('stories.suggestSlug', { query: { text: 'Añejo: 3 pubs close' } })).body).toEqual({ slug: 'anejo-3-pubs-close-2' });
    expect((await reporter.call('stories.suggestSlug', { query: { text: 'Añejo: 3 pubs close', story: made.story.id } })).body).toEqual({
      slug: 'anejo-3-pubs-close',
    });
  });

  it('lists by state, section and words', async () => {
    const start = await draft('Otters return to the canal');
    const found = (await reporter.call('stories.list', { query: { text: 'otters canal', status: 'draft' } })).body;
    expect(found.stories.map(({ id }) => id)).toEqual([start.story.id]);
    expect(found.counts.draft).toBeGreaterThan(0);
    expect((await reporter.call('stories.list', { query: { text: 'otters', section: 'sports' } })).body.stories).toEqual([]);
    const page = (await reporter.call('stories.list', { query: { limit: 1 } })).body;
    expect(page.next).toBe(page.stories[0]?.savedAt);
  });
});
