import { mkdtempSync, rmSync, truncateSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wireCommand } from './wire.ts';

const FIXTURES = join(import.meta.dirname, '../../test/fixtures/wire');
const KEYS = [
  'format',
  'uri',
  'version',
  'versionCreated',
  'firstCreated',
  'pubStatus',
  'signal',
  'urgency',
  'slugline',
  'headline',
  'byline',
  'located',
  'bodyHtml',
  'bodyText',
  'summary',
  'language',
  'subjects',
  'canonicalUrl',
  'edNote',
  'embargoedUntil',
  'usageTerms',
  'copyrightHolder',
  'infoSource',
  'creditLine',
  'renditions',
];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybreak-wire-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ status: number; items: Record<string, unknown>[]; err: string }> {
  let out = '';
  let err = '';
  const status = await wireCommand(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    cwd: FIXTURES,
  });
  return {
    status,
    items: out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>),
    err,
  };
}

describe('wire read', () => {
  test('prints one line an item with exactly the keys of the contract, unknown as null', async () => {
    const { status, items, err } = await run('read', 'rss-2.0.xml', 'atom-1.0.xml', 'ninjs-1.json');
    expect(status).toBe(0);
    expect(items.map((item) => item['format'])).toEqual(['rss', 'rss', 'rss', 'atom', 'atom', 'ninjs']);
    for (const item of items) {
      expect(Object.keys(item)).toEqual(KEYS);
      expect(Object.values(item)).not.toContain('');
    }
    expect(err).toContain('rss-2.0.xml: rss, 3 items, 1 quarantined\n');
    expect(err).toContain('  quarantined: it is empty');
    expect(err).toContain('ninjs-1.json: ninjs, 1 item\n');
  });

  test('--source-zone settles dates without a zone, both ways of writing it', async () => {
    expect((await run('read', 'ninjs-3.json')).items[1]).toMatchObject({ versionCreated: '2026-01-20T19:00:00Naive' });
    expect((await run('read', 'ninjs-3.json', '--source-zone', 'America/New_York')).items[1]).toMatchObject({ versionCreated: '2026-01-21T00:00:00Z' });
    expect((await run('read', '--source-zone=Europe/Paris', 'ninjs-3.json')).items[1]).toMatchObject({ versionCreated: '2026-01-20T18:00:00Z' });
  });

  test('recognises by content, whatever the name', async () => {
    copyFileSync(join(FIXTURES, 'ninjs-1.json'), join(folder, 'feed.rss'));
    expect((await run('read', join(folder, 'feed.rss'))).items).toMatchObject([{ format: 'ninjs' }]);
    expect((await run('read', '--format', 'ninjs', join(folder, 'feed.rss'))).status).toBe(0);
  });

  test('one unreadable file among several is told, and the others are read', async () => {
    const { status, items, err } = await run('read', 'error-page.html', 'rss-empty.xml', 'ninjs-2.json');
    expect([status, items.length]).toEqual([0, 1]);
    expect(err).toContain('error-page.html: This is a web page (HTML), not a feed.');
    expect(err).toContain('rss-empty.xml: an empty rss feed: it holds no items');
  });

  test.each([
    [['read', 'missing.xml'], 'missing.xml: There is no such file.'],
    [['read', '.'], '.: This is a folder, not a file.'],
    [['read', 'error-page.html'], 'This is a web page (HTML), not a feed.'],
    [['read', 'error.json'], 'This is JSON, but no news format that can be read.'],
    [['read', 'rss-empty.xml'], 'an empty rss feed'],
    [['read'], 'Name at least one file.'],
    [['read', '--format', 'fax', 'rss-2.0.xml'], 'There is no format "fax". Formats: rss, atom, ninjs.'],
    [['read', '--source-zone', 'Mars/Olympus', 'rss-2.0.xml'], '"Mars/Olympus" is no time zone.'],
    [['read', '--color', 'rss-2.0.xml'], 'There is no option --color.'],
    [['write', 'rss-2.0.xml'], 'There is no "wire write".'],
    [[], 'Say what to do.'],
  ])('%j: status 2 and the reason', async (args, words) => {
    const { status, items, err } = await run(...args);
    expect([status, items]).toEqual([2, []]);
    expect(err).toContain(words);
    expect(err).not.toMatch(/\bat .*\.ts:\d+|Error:/);
  });

  test('a file of 100 MB is refused by its size, unread', async () => {
    const large = join(folder, 'large.xml');
    writeFileSync(large, '<rss>');
    truncateSync(large, 100_000_000);
    const before = process.memoryUsage().arrayBuffers;
    const { status, err } = await run('read', large);
    expect(status).toBe(2);
    expect(err).toContain('It has 100000000 bytes; at most 50000000 are read.');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
  });

  test('an empty file and one of spaces are empty', async () => {
    writeFileSync(join(folder, 'none.xml'), '');
    writeFileSync(join(folder, 'spaces.xml'), ' \n\t ');
    const { status, err } = await run('read', join(folder, 'none.xml'), join(folder, 'spaces.xml'));
    expect(status).toBe(2);
    expect(err.match(/The file is empty/g)).toHaveLength(2);
  });
});
