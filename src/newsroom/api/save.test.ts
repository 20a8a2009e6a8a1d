import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNewsroom, type Person, type TestNewsroom } from '../../../test/newsroom.ts';
import type { ResponseOf } from '../contract.ts';

type View = ResponseOf<'stories.get'>;

const text = (words: string) => ({ type: 'doc' as const, content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: words }] }] });

describe.each(['sqlite', 'postgres'] as const)('saving, on %s', (engine) => {
  let room: TestNewsroom;
  let rae: Person;
  let kit: Person;
  beforeAll(async () => {
    room = await openTestNewsroom(engine);
    rae = await room.join('reporter', 'Rae Lind');
    kit = await room.join('editor', 'Kit Tan');
  });
  afterAll(() => room.close());

  const start = async (headline = 'A story') => ((await rae.call('stories.create', { body: { headline } })).body as View).story;
  const current = async (id: string) => ((await rae.call('stories.get', { params: { id } })).body as View).story;
  const save = (who: Person, story: View['story'], baseRevision: number, words: string, more: object = {}) =>
    who.call('stories.save', { params: { id: story.id }, body: { baseRevision, content: { ...story.content, body: text(words) }, ...more } });

  it('answers with what is durable', async () => {
    const story = await start();
    const saved = await save(rae, story, 1, 'One.');
    expect(saved.body).toEqual({ revision: 2, savedAt: room.clock.now(), slug: story.slug, changedSinceLive: false });
    expect(await room.temp.store.stories.find(story.id)).toMatchObject({ revision: 2, content: { body: text('One.') } });
  });

  it('never overwrites what someone else saved meanwhile', async () => {
    const story = await start();
    expect((await save(rae, story, 1, 'Rae wrote this.')).status).toBe(200);
    const late = await save(kit, story, 1, 'Kit wrote that.');
    expect([late.status, late.body['type']]).toEqual([409, 'story/conflict']);
    expect(late.body['story']).toMatchObject({ revision: 2, content: { body: text('Rae wrote this.') } });
    expect((await current(story.id)).content.body).toEqual(text('Rae wrote this.'));
  });

  it('lets one of many savers at once win, and loses none of the winners’ words', async () => {
    const story = await start();
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => save(i % 2 === 0 ? rae : kit, story, 1, `Words of ${i}.`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
    const winner = answers.findIndex(({ status }) => status === 200);
    expect((await current(story.id)).content.body).toEqual(text(`Words of ${winner}.`));
  });

  it('takes the same save again when its answer was lost', async () => {
    const story = await start();
    const first = await save(rae, story, 1, 'Once.');
    const again = await save(rae, story, 1, 'Once.');
    expect(again.body).toEqual(first.body);
    expect((await current(story.id)).revision).toBe(2);
  });

  it('keeps the last words of a person when another goes on', async () => {
    const story = await start();
    await save(rae, story, 1, 'Rae one.');
    await save(rae, story, 2, 'Rae two.');
    room.clock.advance(1000);
    await save(kit, story, 3, 'Kit one.');
    const versions = await room.temp.store.stories.versions(story.id);
    expect(versions.map(({ number, by, content }) => [number, by, content.body])).toEqual([
      [2, 'Rae Lind', text('Rae one.')],
      [3, 'Rae Lind', text('Rae two.')],
      [4, 'Kit Tan', text('Kit one.')],
    ]);
    await save(kit, story, 4, 'Kit two.');
    room.clock.advance(5 * 60 * 1000);
    await save(kit, story, 5, 'Kit three.');
    await save(kit, story, 6, 'Kit four.', { mark: true });
    expect((await room.temp.store.stories.versions(story.id)).map(({ number }) => number)).toEqual([2, 3, 4, 6, 7]);
  });

  it('restores a version as a new one', async () => {
    const story = await start();
    await save(rae, story, 1, 'First words.', { mark: true });
    await save(rae, story, 2, 'Second words.', { mark: true });
    const back = await rae.call('versions.restore', { params: { id: story.id, number: 2 }, body: { baseRevision: 3 } });
    expect(back.body.story).toMatchObject({ revision: 4, content: { body: text('First words.') } });
    expect((await rae.call('versions.get', { params: { id: story.id, number: 3 } })).body.content.body).toEqual(text('Second words.'));
    expect((await rae.call('versions.restore', { params: { id: story.id, number: 99 }, body: { baseRevision: 4 } })).status).toBe(404);
  });

  it('shows word by word what differs between two versions, or a version and the working copy', async () => {
    const story = await start('Old headline');
    await save(rae, story, 1, 'The vote is on Tuesday.', { mark: true });
    await save(rae, { ...story, content: { ...story.content, headline: 'New headline' } }, 2, 'The vote is on Friday.');
    const diff = (await rae.call('versions.diff', { params: { id: story.id, number: 2 } })).body;
    expect(diff.fields).toEqual([
      {
        field: 'headline',
        runs: [
          { kind: 'removed', text: 'Old' },
          { kind: 'added', text: 'New' },
          { kind: 'same', text: ' headline' },
        ],
      },
      {
        field: 'body',
        runs: [
          { kind: 'same', text: 'The vote is on ' },
          { kind: 'removed', text: 'Tuesday' },
          { kind: 'added', text: 'Friday' },
          { kind: 'same', text: '.' },
        ],
      },
    ]);
    expect(diff.blocks).toMatchObject([{ kind: 'changed', type: 'paragraph', within: [] }]);
    expect((await rae.call('versions.diff', { params: { id: story.id, number: 2 }, query: { to: 2 } })).body.fields).toEqual([]);
  });

  it('takes no text that a story cannot hold', async () => {
    const story = await start();
    const bad = { ...story.content, body: { type: 'doc', content: [{ type: 'rawHtml', html: '<script>1</script>' }] } };
    const refused = await rae.call('stories.save', { params: { id: story.id }, body: { baseRevision: 1, content: bad as never } });
    expect([refused.status, refused.body['type']]).toEqual([422, 'story/bad-document']);
    const elsewhere = await rae.call('stories.save', {
      params: { id: story.id },
      body: { baseRevision: 1, content: { ...story.content, section: 'no-such-section' } },
    });
    expect([elsewhere.status, elsewhere.body['detail']]).toEqual([400, 'The station has no section "no-such-section".']);
    const link = await rae.call('stories.save', {
      params: { id: story.id },
      body: { baseRevision: 1, content: { ...story.content, canonicalUrl: 'javascript:alert(1)' } },
    });
    expect([link.status, link.body['errors']]).toEqual([400, [{ path: 'content.canonicalUrl', message: 'is not an http or https address' }]]);
    expect((await current(story.id)).revision).toBe(1);
  });

  it('leaves address, embargo and rights of a story that is out to editors, and tells readers’ pages', async () => {
    const story = await start('Rates rise');
    await save(rae, story, 1, 'They do.');
    const out = (await kit.call('stories.publish', { params: { id: story.id }, body: { baseRevision: 2 } })).body.story;
    expect((await save(rae, out, 3, 'They do.', { slug: 'rates-fall' })).status).toBe(403);
    expect((await save(rae, out, 3, 'They do.', { embargoedUntil: 0 })).status).toBe(403);
    room.told.length = 0;
    expect((await save(kit, out, 3, 'They do.', { slug: 'rates-rise-again' })).status).toBe(200);
    expect(room.told).toMatchObject([{ paths: ['/news/rates-rise', '/news/rates-rise-again'], visible: true }]);
    expect(await room.temp.store.stories.at('news', 'rates-rise')).toEqual({ kind: 'moved', path: '/news/rates-rise-again' });
    const other = await start('Another');
    const taken = await save(kit, other, 1, 'x', { slug: 'rates-rise' });
    expect([taken.status, taken.body['type']]).toEqual([409, 'story/slug-taken']);
    expect((await current(other.id)).revision).toBe(1);
  });

  it('holds an embargo over a save on a live story at once', async () => {
    const story = await start('Held back');
    await save(rae, story, 1, 'Soon.');
    const out = (await kit.call('stories.publish', { params: { id: story.id }, body: { baseRevision: 2 } })).body.story;
    await save(kit, out, 3, 'Soon.', { embargoedUntil: room.clock.now() + 1000 });
    expect((await room.temp.store.stories.at('news', 'held-back')).kind).not.toBe('story');
    room.clock.advance(1000);
    expect((await room.temp.store.stories.at('news', 'held-back')).kind).toBe('story');
  });
});
