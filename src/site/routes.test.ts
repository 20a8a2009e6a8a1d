import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readerSite, STATION, type ReaderSite } from '../../test/reader-site.ts';

let site: ReaderSite;
beforeAll(async () => {
  site = await readerSite();
  await site.add({ slug: 'canal-vote' }, { headline: 'Council delays vote', topics: ['water'] });
  await site.add({ slug: 'cosecha' }, { headline: 'La cosecha', language: 'es' });
  await site.add({ slug: 'withdrawn', status: 'killed' }, { headline: 'Withdrawn story' });
});
afterAll(() => site.close());

const get = (url: string) => site.server.inject({ url });

describe('pages', () => {
  test.each([
    ['/', 'Council delays vote'],
    ['/news', 'Council delays vote'],
    ['/news/canal-vote', 'The council put off the vote.'],
    ['/topics/water', 'Water'],
    ['/authors/ana-ruiz', 'Ana Ruiz'],
    ['/corrections', 'Corrections'],
    ['/patterns', 'Pattern'],
  ])('%s is there in both languages', async (path, words) => {
    const own = await get(path);
    expect(own.statusCode).toBe(200);
    expect(own.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(own.body).toContain(words);
    expect(own.body).toContain('<html lang="en"');
    const other = await get(path === '/' ? '/es' : `/es${path}`);
    expect(other.statusCode).toBe(200);
    expect(other.body).toContain('<html lang="es"');
    expect(other.body).toContain(`<link rel="canonical" href="${STATION.baseUrl}${path}"`);
  });
});
