import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { steppedClock } from '#platform/clock.ts';
import { newId } from '#platform/id.ts';
import type { Store } from '#store/store.ts';
import type { Story, StoryContent } from '#story/story.ts';
import { sampleContent, sampleStory } from '../../test/story-sample.ts';
import { ENGINES, tempStore, type TempStore } from '../../test/temp-store.ts';

const NOON = Date.UTC(2026, 5, 1, 12);
const HOUR = 3_600_000;

describe.each(ENGINES)('stories on %s', (engine) => {
  const clock = steppedClock(NOON);
  let temp: TempStore;
  beforeAll(async () => {
    temp = await tempStore(clock, engine);
  });
  afterAll(() => temp.remove());

  let count = 0;
  const draft = (change: Partial<Story> = {}): Story => sampleStory({ id: newId(NOON), slug: `story-${++count}`, ...change });
  const published = (change: Partial<Story> = {}, content: Partial<StoryContent> = {}): Story =>
    draft({ status: 'published', publishAt: NOON - HOUR, content: sampleContent(content), live: sampleContent(content), ...change });

  async function created(story: Story): Promise<Story> {
    const result = await temp.store.stories.create(story);
    if (!result.ok) throw new Error(result.problem.detail);
    return result.value;
  }
  async function saved(story: Story, change: Partial<Story>): Promise<Story> {
    const result = await temp.store.stories.save({ ...story, ...change, revision: story.revision + 1 }, story.revision);
    if (!result.ok) throw new Error(result.problem.detail);
    return result.value;
  }

  describe('writing', () => {
    test('gives back what was written, whole', async () => {
      const story = published(
        {
          origin: { kind: 'wire', uri: 'tag:example.org,2026:1', version: '2', wireItem: newId(NOON), source: 'Canal News' },
          rights: { usageTerms: 'Not in print', copyrightHolder: 'Canal News', expiresAt: NOON + HOUR, syndicate: false },
          embargoedUntil: NOON - 2 * HOUR,
          updatedAt: NOON,
          corrections: [{ id: 'c1', at: NOON, text: 'The vote was on Tuesday.' }],
          sample: true,
        },
        {
          headline: 'Ñandú “crosses” the 北 bridge \u{1F6A7} \ud800 at\0night',
          lead: { media: 'k', alt: 'A bridge', caption: null, credit: 'Staff', width: 10, height: 5 },
          summary: null,
          canonicalUrl: 'https://example.org/1',
        },
      );
      await created(story);
      expect(await temp.store.stories.find(story.id)).toEqual(story);
      expect(await temp.store.stories.find('none')).toBeNull();
    });

    test('refuses a slug that another story has', async () => {
      const first = await created(draft());
      const second = await temp.store.stories.create(draft({ slug: first.slug }));
      expect(second).toMatchObject({ ok: false, problem: { code: 'story/slug-taken' } });
      const other = await created(draft());
      const renamed = await temp.store.stories.save({ ...other, slug: first.slug, revision: 2 }, 1);
      expect(renamed).toMatchObject({ ok: false, problem: { code: 'story/slug-taken' } });
      expect(await temp.store.stories.find(other.id)).toEqual(other);
      expect(await temp.store.stories.slugTaken(first.slug)).toBe(true);
    });

    test('a draft that is renamed gives its old slug back', async () => {
      const story = await created(draft());
      await saved(story, { slug: `${story.slug}-b` });
      expect(await temp.store.stories.slugTaken(story.slug)).toBe(false);
      await created(draft({ slug: story.slug }));
    });

    test('of many saves from the same revision one comes through', async () => {
      const story = await created(draft());
      const headlines = Array.from({ length: 8 }, (_, i) => `Headline ${i}`);
      const all = await Promise.all(headlines.map((headline) => temp.store.stories.save({ ...story, revision: 2, content: sampleContent({ headline }) }, 1)));
      expect(all.filter((result) => result.ok)).toHaveLength(1);
      expect(all.find((result) => !result.ok)).toMatchObject({ problem: { code: 'story/conflict' } });
      const winner = all.find((result) => result.ok);
      expect(await temp.store.stories.find(story.id)).toEqual(winner?.ok === true ? winner.value : null);
    });

    test('a save waits for one that is not committed yet, and then loses', async () => {
      const story = await created(draft());
      const save = (inside: Store, headline: string) => inside.stories.save({ ...story, revision: 2, content: sampleContent({ headline }) }, 1);
      const first = temp.store.transaction(async (inside) => {
        const result = await save(inside, 'First');
        await sleep(100);
        return result;
      });
      await sleep(30);
      const second = save(temp.store, 'Second');
      expect([(await first).ok, (await second).ok]).toEqual([true, false]);
      expect((await temp.store.stories.find(story.id))?.content.headline).toBe('First');
    });

    test('two stories that race for one slug: one is refused', async () => {
      const slug = `race-${++count}`;
      const both = await Promise.all([temp.store.stories.create(draft({ slug })), temp.store.stories.create(draft({ slug }))]);
      expect(both.map((result) => (result.ok ? 'ok' : result.problem.code)).toSorted()).toEqual(['ok', 'story/slug-taken']);
    });

    test('refuses a save of a story that is not there, and one that skips a revision is a mistake', async () => {
      expect(await temp.store.stories.save(draft({ revision: 2 }), 1)).toMatchObject({ ok: false, problem: { code: 'story/not-found' } });
      await expect(temp.store.stories.save(draft({ revision: 3 }), 1)).rejects.toThrow(/revision 2/);
    });

    test('a refusal inside a transaction leaves it usable and writes nothing', async () => {
      const story = await created(draft());
      const slug = `kept-${++count}`;
      await temp.store.transaction(async (inside) => {
        expect((await inside.stories.create(draft({ slug: story.slug }))).ok).toBe(false);
        expect((await inside.stories.save({ ...story, slug, revision: 9 }, 8)).ok).toBe(false);
        await inside.settings.set('after-refusal', true);
      });
      expect(await temp.store.settings.get('after-refusal')).toBe(true);
      expect(await temp.store.stories.slugTaken(slug)).toBe(false);
    });

    test('keeps versions in order, and none can be changed', async () => {
      const story = await created(draft());
      const version = (number: number) => ({
        story: story.id,
        number,
        content: sampleContent({ headline: `Version ${number}` }),
        by: 'Ana',
        at: NOON + number,
        reason: 'update',
        note: number === 1 ? null : 'Adds the vote.',
      });
      await temp.store.stories.addVersion(version(2));
      await temp.store.stories.addVersion(version(1));
      expect(await temp.store.stories.versions(story.id)).toEqual([version(1), version(2)]);
      await expect(temp.store.stories.addVersion({ ...version(1), by: 'Bo' })).rejects.toThrow();
    });
  });

  describe('addresses', () => {
    test('a visible story is at its address, and only there', async () => {
      const story = await created(published());
      expect(await temp.store.stories.at('news', story.slug)).toMatchObject({
        kind: 'story',
        story: { id: story.id, postedAt: NOON - HOUR, path: `/news/${story.slug}` },
      });
      expect(await temp.store.stories.at('sports', story.slug)).toEqual({ kind: 'none' });
      expect((await temp.store.stories.publishedById(story.id))?.id).toBe(story.id);
    });

    test('readers get the live text, not the working copy', async () => {
      const story = await created(published());
      await saved(story, { content: sampleContent({ headline: 'Not yet', section: 'sports' }) });
      expect(await temp.store.stories.at('news', story.slug)).toMatchObject({ kind: 'story', story: { headline: story.content.headline } });
    });

    test('a scheduled story comes by the clock alone', async () => {
      const story = await created(published({ status: 'scheduled', publishAt: NOON + HOUR }));
      clock.set(NOON + HOUR - 1);
      expect(await temp.store.stories.at('news', story.slug)).toEqual({ kind: 'none' });
      expect(await temp.store.stories.publishedById(story.id)).toBeNull();
      clock.set(NOON + HOUR);
      expect((await temp.store.stories.at('news', story.slug)).kind).toBe('story');
      clock.set(NOON);
    });

    test.each(['unpublished', 'killed'] as const)('a story that was out and is %s is gone', async (status) => {
      const story = await created(published());
      const withdrawn = await saved(story, { status });
      expect(await temp.store.stories.at('news', story.slug)).toEqual({ kind: 'gone' });
      await saved(withdrawn, { live: null });
      expect(await temp.store.stories.at('news', story.slug)).toEqual({ kind: 'gone' });
      expect(await temp.store.stories.publishedById(story.id)).toBeNull();
    });

    test('an expired story is gone without anybody saving it', async () => {
      const story = await created(published({ rights: { usageTerms: null, copyrightHolder: null, expiresAt: NOON + 1, syndicate: true } }));
      expect((await temp.store.stories.at('news', story.slug)).kind).toBe('story');
      clock.set(NOON + 1);
      expect(await temp.store.stories.at('news', story.slug)).toEqual({ kind: 'gone' });
      clock.set(NOON);
    });

    test('a story that comes in withdrawn keeps its tombstone', async () => {
      const story = await created(published({ status: 'unpublished' }));
      expect(await temp.store.stories.at('news', story.slug)).toEqual({ kind: 'gone' });
    });

    test('a story that readers never had leaves no trace', async () => {
      const scheduled = await created(published({ status: 'scheduled', publishAt: NOON + HOUR }));
      await saved(scheduled, { status: 'killed' });
      const embargoed = await created(published({ embargoedUntil: NOON + HOUR }));
      await saved(embargoed, { status: 'killed' });
      const spiked = await created(draft({ status: 'spiked' }));
      clock.set(NOON + 2 * HOUR);
      for (const { slug } of [scheduled, embargoed, spiked]) expect(await temp.store.stories.at('news', slug)).toEqual({ kind: 'none' });
      clock.set(NOON);
    });

    test('a new slug or section leads on from every old address', async () => {
      const story = await created(published());
      const renamed = await saved(story, { slug: `${story.slug}-new` });
      const content = sampleContent({ section: 'sports' });
      const moved = await saved(renamed, { content, live: content });
      const path = `/sports/${moved.slug}`;
      expect(await temp.store.stories.at('news', story.slug)).toEqual({ kind: 'moved', path });
      expect(await temp.store.stories.at('news', moved.slug)).toEqual({ kind: 'moved', path });
      expect((await temp.store.stories.at('sports', moved.slug)).kind).toBe('story');
      expect(await temp.store.stories.at('sports', story.slug)).toEqual({ kind: 'none' });
      const back = await saved(moved, { slug: story.slug });
      expect(await temp.store.stories.at('sports', moved.slug)).toEqual({ kind: 'moved', path: `/sports/${back.slug}` });
    });

    test('an old address of a killed or embargoed story does not tell the new one', async () => {
      const story = await created(published());
      const renamed = await saved(story, { slug: `${story.slug}-secret` });
      const held = await saved(renamed, { embargoedUntil: NOON + HOUR });
      expect(await temp.store.stories.at('news', story.slug)).toEqual({ kind: 'gone' });
      await saved(held, { status: 'killed', embargoedUntil: null });
      expect(await temp.store.stories.at('news', story.slug)).toEqual({ kind: 'gone' });
    });

    test('a slug that was public stays with its story', async () => {
      const story = await created(published());
      await saved(story, { slug: `${story.slug}-x` });
      expect(await temp.store.stories.slugTaken(story.slug)).toBe(true);
      expect((await temp.store.stories.create(draft({ slug: story.slug }))).ok).toBe(false);
    });

    test('a scheduled story that is renamed before its time was never at the old address', async () => {
      const story = await created(published({ status: 'scheduled', publishAt: NOON + HOUR }));
      await saved(story, { slug: `${story.slug}-x` });
      clock.set(NOON + HOUR);
      expect(await temp.store.stories.at('news', story.slug)).toEqual({ kind: 'none' });
      clock.set(NOON);
    });
  });
});
