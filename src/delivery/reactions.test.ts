import { expect, test } from 'vitest';
import { reactions } from './reactions.ts';

type Purged = { tags: readonly string[]; hard: boolean; paths: readonly string[] };

function recording(): { purges: Purged[]; react: ReturnType<typeof reactions> } {
  const purges: Purged[] = [];
  const cache = {
    purge: (tags: readonly string[], { hard = false, paths = [] }: { hard?: boolean; paths?: readonly string[] } = {}) =>
      void purges.push({ tags, hard, paths }),
  };
  return { purges, react: reactions({ cache }) };
}

const CHANGES = {
  storyId: 's1',
  wasVisible: true,
  visible: true,
  nextChange: null,
  paths: ['/news/a'],
  sections: ['news'],
  topics: ['water'],
  authors: ['ana'],
};

test('a change ends the freshness of all that shows the story', async () => {
  const { purges, react } = recording();
  await react['story-changed'](CHANGES);
  expect(purges).toEqual([{ tags: ['story:s1', 'front', 'section:news', 'topic:water', 'author:ana'], hard: false, paths: [] }]);
});

test('a withdrawal drops it first, under each of its addresses', async () => {
  const { purges, react } = recording();
  await react['story-changed']({ ...CHANGES, visible: false });
  expect(purges[0]).toEqual({ tags: ['story:s1'], hard: true, paths: ['/news/a', '/en/news/a', '/es/news/a'] });
  expect(purges[1]?.hard).toBe(false);
});

test('a forecast and a setting end theirs', async () => {
  const { purges, react } = recording();
  await react['forecast-changed']({ place: 'port-ellery' });
  await react['settings-changed'](null);
  expect(purges.map(({ tags }) => tags)).toEqual([['place:port-ellery'], ['site']]);
});

test.each([null, {}, { ...CHANGES, sections: 'news' }, { ...CHANGES, topics: [1] }, 'x'])('a payload of another shape fails the job: %j', async (payload) => {
  await expect(recording().react['story-changed'](payload)).rejects.toThrow(TypeError);
});
