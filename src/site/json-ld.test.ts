import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { canonicalAddress, jsonLdText, storyLd } from './json-ld.ts';
import { StoryHead } from './meta.tsx';
import { PATTERN_PICTURE, PATTERN_STATION, patternStory } from './pages/pattern-stories.ts';

const station = { ...PATTERN_STATION, baseUrl: 'https://station.example' };
const POSTED = Date.parse('2026-11-20T10:00:00Z');
const story = patternStory({ postedAt: POSTED, updatedAt: null, corrections: [], lead: null, canonicalUrl: null, language: 'en' });

describe('JSON-LD in a page', () => {
  test('can neither end its element nor open another, and reads back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(fc.constantFrom('</script>', '<!--', '<script', '&', '\u2028', '"', '\\'), fc.string()) }), (text) => {
        const written = jsonLdText({ headline: text });
        expect(written).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(written)).toEqual({ headline: text });
      }),
    );
  });

  test('stands in the head as one data block of each kind', () => {
    const html = renderToString(StoryHead({ station, story: { ...story, headline: '</script><img src=x onerror=alert(1)>' } }));
    const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map((m) => JSON.parse(m[1] ?? '') as Record<string, unknown>);
    expect(blocks.map((block) => block['@type'])).toEqual(['NewsArticle', 'BreadcrumbList']);
    expect(blocks[0]?.['headline']).toBe('</script><img src=x onerror=alert(1)>');
    expect(html).not.toContain('<img');
  });
});

describe('a story as NewsArticle', () => {
  test('says when it was posted, who wrote it and who publishes it', () => {
    expect(storyLd(station, story)).toMatchObject({
      '@type': 'NewsArticle',
      datePublished: '2026-11-20T10:00:00.000Z',
      mainEntityOfPage: `https://station.example${story.path}`,
      publisher: { '@type': 'NewsMediaOrganization', name: station.name },
      author: story.bylines.map(({ name }) => ({ '@type': 'Person', name })),
    });
  });

  test('has no date of change where readers were told of none', () => {
    expect(storyLd(station, story)).not.toHaveProperty('dateModified');
    expect(storyLd(station, { ...story, updatedAt: POSTED + 1000 })).toMatchObject({ dateModified: '2026-11-20T10:00:01.000Z' });
  });

  test('names its corrections', () => {
    const corrected = storyLd(station, { ...story, corrections: [{ id: 'c', at: POSTED + 5000, text: 'The day was wrong.' }] });
    expect(corrected).toMatchObject({ dateModified: '2026-11-20T10:00:05.000Z', correction: [{ '@type': 'CorrectionComment', text: 'The day was wrong.' }] });
  });

  test('shows its picture by a whole address', () => {
    expect(storyLd(station, { ...story, lead: { ...PATTERN_PICTURE, width: 1600, height: 1000 } })).toMatchObject({
      image: [{ url: `https://station.example/media/${PATTERN_PICTURE.media}-1200.jpg`, width: 1200, height: 750 }],
    });
  });

  test('of others names its source as author, and its original', () => {
    const wire = {
      ...story,
      bylines: [],
      canonicalUrl: 'https://wire.example/1',
      origin: { kind: 'wire', uri: 'u', version: null, wireItem: 'w', source: 'Cascade Wire' },
    } as const;
    expect(storyLd(station, wire)).toMatchObject({ author: [{ '@type': 'Organization', name: 'Cascade Wire' }], isBasedOn: 'https://wire.example/1' });
    expect(canonicalAddress(station, wire)).toBe('https://wire.example/1');
    expect(renderToString(StoryHead({ station, story: wire }))).not.toContain('hreflang');
  });

  test('cuts a headline where readers of it stop', () => {
    const { headline } = storyLd(station, { ...story, headline: 'word '.repeat(40) });
    expect(String(headline).length).toBeLessThanOrEqual(110);
  });
});
