import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sharedData, tookFromShared } from '../../test/shared-data.ts';
import { parseHtml } from './parse-html.ts';

/** Bodies of feeds that carry them whole. */
function bodiesOf(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g)].map((found) => found[1] ?? ''),
  );
}

const folders = ['wire/rss', 'wire/atom', 'wire/wxr'].map(sharedData).filter((folder) => folder !== null);

test.skipIf(folders.length === 0)('bodies of real feeds lose no text', () => {
  const bodies = folders.flatMap(bodiesOf).filter((body) => body.length > 40);
  tookFromShared('feed bodies into stories', bodies.length);
  expect(bodies.length).toBeGreaterThan(500);
  const bad = bodies.filter((body) => {
    const parsed = parseHtml(body, { baseUrl: 'https://feed.example/' });
    return !parsed.ok || parsed.value.dropped.includes('structure');
  });
  expect(bad).toEqual([]);
});
