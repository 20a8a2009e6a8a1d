import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleItem, sampleKept, sampleSource } from '../../test/wire-sample.ts';
import { documentText } from '#story/document-text.ts';
import type { WireItem } from './item.ts';
import { draftFromItem, type StoryDraft } from './draft.ts';

const options = { source: sampleSource(), language: 'en' } as const;
function draft(changes: Partial<WireItem> = {}, kept = {}): StoryDraft {
  const made = draftFromItem(sampleKept(sampleItem(changes), kept), options);
  if (!made.ok) throw new Error(made.problem.detail);
  return made.value;
}
const words = (d: StoryDraft): string => documentText(d.content.body);

describe('a draft from a wire item', () => {
  test('has the text, credit, source, canonical link and rights', () => {
    const made = draft();
    expect(made.content).toMatchObject({
      headline: 'Flood watch for the lower valley',
      summary: 'The county asks people near the river to watch it.',
      dateline: 'PORT ELLERY, Wash.',
      bylines: [{ name: 'Tomás Quill', author: null }],
      section: 'local',
      credit: 'Courtesy Harbor Wire',
      canonicalUrl: 'https://hw.example/2026/flood',
      language: 'en',
    });
    expect(words(made)).toBe('The river may crest on Thursday.\nSandbags are at the fire hall.');
    expect(made.content.body.content[1]).toMatchObject({
      content: [{}, { text: 'fire hall', marks: [{ type: 'link', attrs: { href: 'https://hw.example/hall' } }] }, {}],
    });
    expect(made.origin).toEqual({ kind: 'wire', uri: 'urn:hw:flood', version: '1', wireItem: 'k1', source: 'Harbor Wire' });
    expect(made.rights).toEqual({ usageTerms: 'Not for broadcast.', copyrightHolder: 'Harbor Wire', expiresAt: null, syndicate: false });
    expect(made.embargoedUntil).toBeNull();
  });

  test('the item’s own credit wins; without any the source’s name stands', () => {
    expect(draft({ creditLine: 'HW/County' }).content.credit).toBe('HW/County');
    const made = draftFromItem(sampleKept(sampleItem()), { source: null, language: 'es', section: 'weather' });
    expect(made).toMatchObject({ ok: true, value: { content: { credit: 'Harbor Wire', section: 'weather' } } });
  });

  test('a future embargo and an expiry come along; an expiry without a zone ends early, not late', () => {
    expect(draft({ embargoedUntil: '2026-01-21T14:00:00Z', expires: '2026-02-01T00:00:00Z' })).toMatchObject({
      embargoedUntil: Date.UTC(2026, 0, 21, 14),
      rights: { expiresAt: Date.UTC(2026, 1, 1) },
    });
    expect(draft({ expires: '2026-02-01T00:00:00Naive' }).rights.expiresAt).toBe(Date.UTC(2026, 0, 31, 10));
  });

  test.each<[string, Partial<WireItem>, RegExp]>([
    ['withdrawn', { pubStatus: 'canceled' }, /withdrawn/],
    ['withheld', { pubStatus: 'withheld' }, /withholds/],
    ['under an embargo without a zone', { embargoedUntil: '2026-01-21T14:00:00Naive' }, /no time zone/],
    ['under an embargo that is no date', { embargoedUntil: 'tomorrow noon', pubStatus: 'withheld' }, /"tomorrow noon"/],
    ['embargoed by words alone', { edNote: 'STRICTLY EMBARGOED to 0001 Friday' }, /embargo/],
    ['embargoed in its headline', { headline: 'EMBARGOED: Budget' }, /embargo/],
    ['a kill by words', { headline: 'KILL FLOOD-WATCH', bodyText: 'Please kill the story. A kill is mandatory.' }, /withdrawn/],
  ])('an item %s is refused', (_, changes, reason) => {
    expect(draftFromItem(sampleKept(sampleItem(changes)), options)).toMatchObject({
      ok: false,
      problem: { code: 'wire/held', detail: expect.stringMatching(reason) },
    });
  });

  test('what is kept as held is refused whatever its item says', () => {
    expect(draftFromItem(sampleKept(sampleItem(), { pubStatus: 'withheld' }), options)).toMatchObject({ ok: false, problem: { code: 'wire/held' } });
  });

  test.each([
    'Robot kills factory worker',
    'Killer storm nears coast',
    'KILLER WHALES RETURN',
    'Embargo on steel is lifted',
    'Withdrawn troops come home',
    'Kill or be killed: a review',
  ])('the headline %j is only a headline', (headline) => {
    expect(draftFromItem(sampleKept(sampleItem({ headline })), options).ok).toBe(true);
  });

  test('furniture of agencies goes out of the text once, and is told', () => {
    const made = draft({
      bodyHtml:
        '<p>(CNN) — The dam holds.</p><p>The-CNN-Wire</p><p>™ &amp; © 2026 Cable News Network, Inc., a Warner Bros. Discovery Company. All rights reserved.</p><p>The post The dam holds appeared first on KELL.</p>',
    });
    expect(words(made)).toBe('The dam holds.');
    expect(made.leftOut).toHaveLength(3);
    expect(made.content.dateline).toBeNull();
  });

  test('the source’s own dateline field wins, and is not said twice', () => {
    const made = draft({ located: 'Port Ellery' });
    expect([made.content.dateline, words(made).split('\n')[0]]).toEqual(['Port Ellery', 'The river may crest on Thursday.']);
  });

  test('a summary that is the whole text is not said twice', () => {
    expect(draft({ bodyHtml: '<p>Short.</p>', bodyText: 'Short.', summary: 'Short.' }).content.summary).toBeNull();
  });

  test('without HTML the plain text is the body; without any text the summary', () => {
    expect(words(draft({ bodyHtml: null, bodyText: 'One.\n\nTwo.' }))).toBe('One.\nTwo.');
    expect(words(draft({ bodyHtml: null, bodyText: null, summary: 'Sum.' }))).toBe('Sum.');
  });

  test('pictures stay outside: the largest of each, and those in the text', () => {
    const rendition = (href: string, width: number, title: string | null) => ({
      href,
      mimeType: 'image/jpeg',
      width,
      height: null,
      title,
      credit: 'Lena Ortiz',
    });
    const made = draft({
      bodyHtml: '<p>One.</p><figure><img src="https://p.example/in-text.jpg" alt="A gauge"><figcaption>The gauge</figcaption></figure>',
      renditions: [
        rendition('https://p.example/a-240.jpg', 240, null),
        rendition('https://p.example/a-1280.jpg', 1280, null),
        { ...rendition('https://p.example/clip.mp4', 0, null), mimeType: 'video/mp4' },
      ],
    });
    expect(made.pictures.map(({ src, index }) => [src, index === null])).toEqual([
      ['https://p.example/a-1280.jpg', true],
      ['https://p.example/in-text.jpg', false],
    ]);
    expect(JSON.stringify(made.content)).not.toContain('p.example');
    expect(made.content.lead).toBeNull();
  });

  test('notes for editors are nowhere in it', () => {
    expect(JSON.stringify(draft({ edNote: 'CANARY call 555' }))).not.toContain('CANARY');
  });

  test('a link that is no web address is no canonical link', () => {
    for (const canonicalUrl of ['../story', 'javascript:alert(1)', 'https://u:p@x.example/']) expect(draft({ canonicalUrl }).content.canonicalUrl).toBeNull();
  });

  test('any HTML gives a draft or a refusal, never a throw', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<p>', '</p>', '<b>', 'CITY (AP) — ', 'text ', '<img src=x>', '<table>', '<td>', '&amp;', '<ul><li>', '<br>', '—', '(', ')'), {
          maxLength: 40,
        }),
        (parts) => {
          draftFromItem(sampleKept(sampleItem({ bodyHtml: parts.join('') })), options);
        },
      ),
    );
  });
});
