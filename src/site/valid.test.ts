import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate, type ConfigData } from 'html-validate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EVERY_BLOCK, PATTERN_PICTURE } from './pages/pattern-stories.ts';
import { readerSite, SITE_NOW, type ReaderSite } from '../../test/reader-site.ts';

const config = JSON.parse(readFileSync(join(import.meta.dirname, '../../.htmlvalidate.json'), 'utf8')) as ConfigData;

let site: ReaderSite;
beforeAll(async () => {
  site = await readerSite();
  await site.add({ slug: 'canal-vote', corrections: [{ id: 'c', at: SITE_NOW, text: 'The day was wrong.' }] }, { body: EVERY_BLOCK, lead: PATTERN_PICTURE });
  await site.add({ slug: 'killed', status: 'killed' });
  for (let i = 0; i < 25; i++) await site.add();
});
afterAll(() => site.close());

test.each([
  '/',
  '/es',
  '/news',
  '/news?before=1795000000000',
  '/news/canal-vote',
  '/es/news/canal-vote',
  '/topics/water',
  '/authors/ana-ruiz',
  '/corrections',
  '/weather/port-ellery',
  '/weather/port-ellery/hourly',
  '/nowhere',
  '/news/killed',
])('%s is valid HTML, head and all', async (url) => {
  const { body } = await site.server.inject({ url });
  const { results } = await new HtmlValidate(config).validateString(body);
  expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`))).toEqual([]);
});

test.each(['/', '/news/canal-vote', '/weather/port-ellery/hourly'])('%s is light: at most 50 KB over the wire with its style and script', async (url) => {
  const page = await site.server.inject({ url, headers: { 'accept-encoding': 'gzip' } });
  const { body } = await site.server.inject({ url });
  let bytes = page.rawPayload.length;
  for (const [, file = ''] of body.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g))
    bytes += (await site.server.inject({ url: file, headers: { 'accept-encoding': 'gzip' } })).rawPayload.length;
  expect(bytes).toBeGreaterThan(2000);
  expect(bytes).toBeLessThan(50 * 1024);
});
