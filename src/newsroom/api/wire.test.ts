import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNewsroom, type Person, type TestNewsroom } from '../../../test/newsroom.ts';
import type { KeptItem } from '#wire/kept-item.ts';
import type { WireItem } from '#wire/item.ts';

const ITEM: WireItem = {
  format: 'rss',
  uri: 'tag:agency.example,2026:1',
  version: '1',
  versionCreated: '2026-01-20T18:51:00Z',
  firstCreated: null,
  pubStatus: 'usable',
  signal: null,
  urgency: 4,
  slugline: 'bridge-vote',
  headline: 'State approves bridge money',
  byline: 'By Jo Marsh',
  located: 'OLYMPIA',
  bodyHtml: '<p>The state approved <b>$4 million</b>.</p><script>alert(1)</script><p>Work starts in May.</p>',
  bodyText: null,
  summary: 'Four million for the bridge.',
  language: 'en-US',
  subjects: [{ code: '11000000', name: 'politics', scheme: null }],
  canonicalUrl: 'https://agency.example/bridge',
  edNote: 'Eds: adds map.',
  embargoedUntil: null,
  usageTerms: 'Members only',
  copyrightHolder: 'Valley Wire',
  infoSource: null,
  creditLine: 'Valley Wire',
  renditions: [],
};

describe.each(['sqlite', 'postgres'] as const)('the wire desk, on %s', (engine) => {
  let room: TestNewsroom;
  let editor: Person;
  const polled: string[] = [];
  beforeAll(async () => {
    room = await openTestNewsroom(engine, { pollSource: async (id) => (polled.push(id), { ok: true, value: { arrived: 2 } }) });
    editor = await room.join('editor', 'Kit Tan');
  });
  afterAll(() => room.close());

  let count = 0;
  async function arrive(item: Partial<WireItem> = {}, kept: Partial<KeptItem> = {}): Promise<string> {
    count += 1;
    const now = room.clock.now() + count;
    const whole: KeptItem = {
      id: `item${count}`,
      source: 's1',
      sourceName: 'Valley Wire',
      item: { ...ITEM, uri: `tag:agency.example,2026:${count}`, ...item },
      contentHash: String(count),
      rawHash: 'f'.repeat(64),
      pubStatus: item.pubStatus ?? 'usable',
      embargoedUntil: null,
      arrivedAt: now,
      changedAt: now,
      versions: 1,
      story: null,
      sample: false,
      ...kept,
    };
    await room.temp.store.wire.saveItem(whole);
    return whole.id;
  }

  it('keeps sources, and asks one at once', async () => {
    const input = { name: 'Valley Wire', url: 'https://agency.example/feed.xml', section: 'sports', intervalSeconds: 120 };
    const added = (await editor.call('wire.addSource', { body: input })).body;
    expect(added).toMatchObject({ name: 'Valley Wire', enabled: true, intervalSeconds: 120, credit: null, problem: null });
    expect(added).not.toHaveProperty('etag');
    expect((await room.temp.store.jobs.claim(10, 1000)).map(({ kind, payload }) => [kind, payload])).toContainEqual(['poll-source', { source: added.id }]);
    expect((await editor.call('wire.saveSource', { params: { id: added.id }, body: { ...input, enabled: false } })).body.enabled).toBe(false);
    expect((await editor.call('wire.poll', { params: { id: added.id } })).body).toMatchObject({ arrived: 2, problem: null, source: { id: added.id } });
    expect(polled).toEqual([added.id]);
    for (const url of ['file:///etc/passwd', 'javascript:1', 'feed', 'ftp://agency.example/feed'])
      expect((await editor.call('wire.addSource', { body: { ...input, url } })).status).toBe(400);
    await editor.call('wire.removeSource', { params: { id: added.id } });
    expect((await editor.call('wire.sources')).body.sources).toEqual([]);
    expect((await editor.call('wire.poll', { params: { id: added.id } })).status).toBe(404);
  });

  it('shows an item as words: no markup of the source', async () => {
    const id = await arrive();
    const view = await editor.call('wire.item', { params: { id } });
    expect(view.body).toMatchObject({
      headline: 'State approves bridge money',
      paragraphs: ['The state approved $4 million.', 'Work starts in May.'],
      edNote: 'Eds: adds map.',
      subjects: ['politics'],
      refusal: null,
      hold: null,
      history: [{ number: 1 }],
    });
    expect(view.raw.body).not.toMatch(/<script|<p>/);
    expect((await editor.call('wire.items', { query: { text: 'bridge money', untaken: true } })).body.items.map((item) => item.id)).toContain(id);
  });

  it('takes an item to a draft, once, with credit, source, link, rights and embargo', async () => {
    const embargo = '2999-01-01T00:00:00Z';
    const id = await arrive({ embargoedUntil: embargo }, { embargoedUntil: Date.parse(embargo) });
    const [one, two] = await Promise.all([
      editor.call('wire.take', { params: { id }, body: { section: 'sports' } }),
      editor.call('wire.take', { params: { id }, body: { section: 'sports' } }),
    ]);
    expect([one.status, two.status, two.body.story]).toEqual([200, 200, one.body.story]);
    const { story, moves } = (await editor.call('stories.get', { params: { id: one.body.story } })).body;
    expect(story).toMatchObject({
      status: 'draft',
      slug: 'state-approves-bridge-money',
      embargoedUntil: Date.parse(embargo),
      live: null,
      content: {
        headline: 'State approves bridge money',
        section: 'sports',
        credit: 'Valley Wire',
        canonicalUrl: 'https://agency.example/bridge',
        bylines: [{ name: 'Jo Marsh' }],
      },
      origin: { kind: 'wire', source: 'Valley Wire', wireItem: id },
      rights: { usageTerms: 'Members only', syndicate: false },
    });
    expect(JSON.stringify(story)).not.toContain('adds map');
    expect(moves).toContain('publish');
    const refused = await editor.call('stories.publish', { params: { id: story.id }, body: { baseRevision: 1 } });
    expect([
      refused.status,
      refused.body['checks'].filter(({ level }: { level: string }) => level === 'stop').map(({ code }: { code: string }) => code),
    ]).toEqual([422, ['embargoed']]);
    expect((await editor.call('wire.items', { query: { untaken: true } })).body.items.map((item) => item.id)).not.toContain(id);
    expect((await editor.call('wire.item', { params: { id } })).body).toMatchObject({ refusal: 'taken', story: story.id });
    expect((await editor.call('versions.list', { params: { id: story.id } })).body.versions).toMatchObject([
      { number: 1, by: 'wire', reason: 'take', note: expect.stringContaining('script') },
    ]);
    expect(
      (await editor.call('audit.list')).body.entries.filter(({ action, subject }) => action === 'wire.take' && subject === `story:${story.id}`),
    ).toHaveLength(1);
  });

  it('makes one draft of many clicks at once', async () => {
    const id = await arrive({ headline: 'Clicked often' });
    const taken = await Promise.all(Array.from({ length: 8 }, () => editor.call('wire.take', { params: { id }, body: {} })));
    expect(new Set(taken.map(({ status, body }) => `${status} ${body.story}`)).size).toBe(1);
    expect((await editor.call('stories.list', { query: { text: 'clicked often' } })).body.stories).toHaveLength(1);
  });

  it('goes from the wire to readers', async () => {
    const id = await arrive({ headline: 'Second dam inspected' });
    const taken = await editor.call('wire.take', { params: { id }, body: {} });
    const out = await editor.call('stories.publish', { params: { id: taken.body.story }, body: { baseRevision: 1 } });
    expect(out.body).toMatchObject({ visible: true, path: '/news/second-dam-inspected' });
    expect(await room.temp.store.stories.at('news', 'second-dam-inspected')).toMatchObject({
      kind: 'story',
      story: { credit: 'Valley Wire', origin: { kind: 'wire' } },
    });
  });

  it.each([['withheld'], ['canceled']] as const)('never takes what is %s', async (pubStatus) => {
    const id = await arrive({ pubStatus });
    const refused = await editor.call('wire.take', { params: { id }, body: {} });
    expect([refused.status, refused.body['type']]).toEqual([409, 'wire/held']);
    expect((await editor.call('wire.item', { params: { id } })).body).toMatchObject({ refusal: pubStatus, hold: expect.any(String) });
    expect((await room.temp.store.wire.find(id))?.story).toBeNull();
  });

  it('refuses an item or a section that there is not', async () => {
    expect((await editor.call('wire.take', { params: { id: 'none' }, body: {} })).status).toBe(404);
    expect((await editor.call('wire.take', { params: { id: await arrive() }, body: { section: 'nowhere' } })).status).toBe(400);
  });
});
