import { describe, expect, test } from 'vitest';
import { sampleContent, sampleStory } from '../../test/story-sample.ts';
import { blockingChecks, checks } from './checks.ts';
import { emptyDocument } from './document-text.ts';
import { OWN_RIGHTS } from './rights.ts';
import type { Picture, Story } from './story.ts';

const picture: Picture = { media: 'k1', alt: 'A gate', caption: null, credit: 'Ana Ruiz', width: 10, height: 10 };
const wire = { kind: 'wire', uri: 'tag:wire.example,2026:1', version: null, wireItem: 'w1', source: 'County Wire' } as const;
const codes = (change: Partial<Story>, at = 1_000): string[] => checks(sampleStory(change), at).map(({ code }) => code);
const inContent = (change: Parameters<typeof sampleContent>[0]): string[] => codes({ content: sampleContent(change) });
const inBody = (attrs: Partial<Picture>) =>
  inContent({
    body: {
      type: 'doc',
      content: [
        ...sampleContent().body.content,
        { type: 'factBox', content: [{ type: 'gallery', content: [{ type: 'image', attrs: { ...picture, ...attrs } }] }] },
      ],
    },
  });

describe('checks', () => {
  test('a story that is ready has none', () => {
    expect(codes({})).toEqual([]);
    expect(inContent({ lead: picture })).toEqual([]);
    expect(codes({ origin: wire, content: sampleContent({ credit: 'County Wire' }) })).toEqual([]);
  });

  test.each([
    ['no-headline', inContent({ headline: ' \n' })],
    ['no-slug', codes({ slug: '' })],
    ['bad-slug', codes({ slug: 'Council Vote' })],
    ['no-section', inContent({ section: '' })],
    ['empty-body', inContent({ body: emptyDocument() })],
    [
      'empty-body',
      inContent({ body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '\u00a0 ' }] }, { type: 'horizontalRule' }] } }),
    ],
    ['picture-without-alt', inContent({ lead: { ...picture, alt: '' } })],
    ['picture-without-credit', inContent({ lead: { ...picture, credit: ' ' } })],
    ['picture-without-alt', inBody({ alt: ' ' })],
    ['picture-without-credit', inBody({ credit: null })],
    ['embargoed', codes({ embargoedUntil: 1_001 })],
    ['wire-without-credit', codes({ origin: wire })],
    ['wire-without-source', codes({ origin: { ...wire, source: '' }, content: sampleContent({ credit: 'x' }) })],
    ['rights-expired', codes({ rights: { ...OWN_RIGHTS, expiresAt: 1_000 } })],
    ['no-byline', inContent({ bylines: [] })],
    ['no-summary', inContent({ summary: null })],
  ])('%s', (code, found) => {
    expect(found).toEqual([code]);
  });

  test('time decides at the instant asked for', () => {
    expect(codes({ embargoedUntil: 1_001 }, 1_001)).toEqual([]);
    expect(codes({ rights: { ...OWN_RIGHTS, expiresAt: 1_000 } }, 999)).toEqual([]);
  });

  test('warnings block nothing; every message is there in both languages', () => {
    const story = sampleStory({ slug: '', content: sampleContent({ headline: '', bylines: [], summary: null }) });
    expect(blockingChecks(story, 0).map(({ code }) => code)).toEqual(['no-headline', 'no-slug']);
    for (const { message } of checks(story, 0)) expect(message.en.endsWith('.') && message.es.endsWith('.') && message.en !== message.es).toBe(true);
  });
});
