import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { PublishedStory } from '#story/story.ts';
import { patternFrame, spanishFrame } from '../pages/pattern-frame.ts';
import { PATTERN_NOW, PATTERN_PICTURE, PATTERN_STORIES, patternStory } from '../pages/pattern-stories.ts';
import { StoryArticle } from '../pages/story-page.tsx';
import { BylineLine } from './byline.tsx';
import { PictureImage } from './figure.tsx';
import { OriginNote } from './origin-note.tsx';
import { Share } from './share.tsx';
import { CardStamp, HeadlineLink } from './story-list.tsx';
import { StoryTimes } from './story-times.tsx';

const frame = patternFrame();
const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,])/g, '$1')
    .trim();
const article = (story: PublishedStory, on = frame): string => renderToString(<StoryArticle frame={on} story={story} />);

test('posted and updated name the zone, for people and machines', () => {
  const html = renderToString(<StoryTimes frame={frame} story={PATTERN_STORIES.full} />);
  expect(textOf(html)).toBe('Posted May 8, 2025, 4:20 p.m. PDT Updated 6:20 p.m. PDT');
  expect(html).toContain('<time datetime="2025-05-08T23:20:00Z">');
  expect(html).toContain('<time datetime="2025-05-09T01:20:00Z">');
  expect(textOf(renderToString(<StoryTimes frame={frame} story={PATTERN_STORIES.wire} />))).toContain('Updated May 9, 2025, 3:20 a.m. PDT');
  expect(textOf(renderToString(<StoryTimes frame={spanishFrame()} story={PATTERN_STORIES.plain} />))).toBe('Publicado 8 de mayo de 2025, 4:20 p.m. PDT');
});

test('the headline is said once, the summary once', () => {
  const text = textOf(article(PATTERN_STORIES.full).replace(/data-share-title="[^"]*"/, ''));
  expect(text.split(PATTERN_STORIES.full.headline)).toHaveLength(2);
  expect(text.split('A petition by night-shift workers')).toHaveLength(2);
});

test('names stand in a row, with a link where they have a page', () => {
  const html = renderToString(<BylineLine frame={frame} story={PATTERN_STORIES.long} />);
  expect(textOf(html)).toBe('By Maximiliana Oyelaran-Featherstonehaugh, Tom Bellweather and Ana Ruiz');
  expect(html).toContain('<a rel="author" href="/authors/ana-ruiz">');
  expect(html.match(/<a /g)).toHaveLength(2);
  expect(textOf(renderToString(<BylineLine frame={spanishFrame()} story={PATTERN_STORIES.plain} />))).toBe('Por Ana Ruiz y Tom Bellweather');
  expect(renderToString(<BylineLine frame={frame} story={PATTERN_STORIES.bare} />)).toBe('');
  expect(textOf(renderToString(<BylineLine frame={frame} story={PATTERN_STORIES.wire} />))).toBe('By Rhea Castellan Cascade Wire');
});

test('a wire story names its source, links the original, and says whose the words are', () => {
  const html = renderToString(<OriginNote frame={frame} story={PATTERN_STORIES.wire} />);
  expect(textOf(html)).toBe(
    'This story comes from Cascade Wire. Read the original © Cascade Wire Cooperative. For use by subscribers of Cascade Wire. Not for resale.',
  );
  expect(html).toContain('href="https://cascadewire.example/2025/salmon-count"');
  const noticed = { ...PATTERN_STORIES.wire, rights: { ...PATTERN_STORIES.wire.rights, copyrightHolder: '© 2025 Cascade Wire.', usageTerms: null } };
  expect(textOf(renderToString(<OriginNote frame={frame} story={noticed} />))).toMatch(/original © 2025 Cascade Wire\.$/);
  expect(textOf(renderToString(<OriginNote frame={frame} story={PATTERN_STORIES.plain} />))).toBe('Reported by Port Ellery Six.');
});

test('corrections stand above the text, dated, oldest first, and in their place in it', () => {
  const corrections = [
    { id: 'b', at: PATTERN_NOW, text: 'Second.' },
    { id: 'a', at: PATTERN_NOW - 86_400_000, text: 'First.' },
  ];
  const html = article(patternStory({ corrections }));
  expect(textOf(html.slice(html.indexOf('class="corrections"')))).toMatch(
    /Correction, May 7, 7:20 p\.m\. PDT First\. Correction, May 8, 7:20 p\.m\. PDT Second\./,
  );
  expect(html.indexOf('class="corrections"')).toBeLessThan(html.indexOf('class="body"'));
  expect(article(PATTERN_STORIES.full)).toContain('<div class="correction-note" role="note">');
  expect(article(PATTERN_STORIES.plain)).not.toContain('correction');
});

test('a made-up story says so, on its page and in lists; others do not', () => {
  expect(textOf(article(PATTERN_STORIES.plain))).toMatch(/^Waterfront Sample Marrow Point/);
  expect(textOf(renderToString(<CardStamp frame={frame} story={PATTERN_STORIES.plain} />))).toBe('Sample Posted May 8, 4:20 p.m.');
  expect(textOf(article(PATTERN_STORIES.bare))).not.toContain('Sample');
  expect(textOf(renderToString(<CardStamp frame={frame} story={PATTERN_STORIES.wire} />))).toBe('From Cascade Wire Updated May 9, 3:20 a.m.');
});

test('the dateline opens the first paragraph, escaped', () => {
  expect(article(patternStory({ dateline: 'A & B' }))).toContain('<p><span class="dateline">A &amp; B</span> — The first ferry');
  expect(article(patternStory({ dateline: null }))).toContain('<p>The first ferry');
});

test('words of another language than the page’s are marked', () => {
  const html = article(PATTERN_STORIES.spanish);
  expect(html).toContain('<h1 lang="es">');
  expect(html).toContain('<div class="body" lang="es">');
  expect(article(PATTERN_STORIES.spanish, spanishFrame())).not.toContain(' lang=');
  expect(renderToString(<HeadlineLink frame={frame} story={PATTERN_STORIES.spanish} />)).toContain('lang="es" hreflang="es"');
});

test('share: links without script, buttons hidden until it comes', () => {
  const html = renderToString(<Share frame={frame} url="https://portellery.example/a?b=1&c=2" title={'Fish & "chips"'} />);
  const links = [...html.matchAll(/<a href="([^"]*)"/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'));
  expect(links).toEqual([
    'mailto:?subject=Fish%20%26%20%22chips%22&body=Fish%20%26%20%22chips%22%0Ahttps%3A%2F%2Fportellery.example%2Fa%3Fb%3D1%26c%3D2',
    'https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fportellery.example%2Fa%3Fb%3D1%26c%3D2',
    'https://x.com/intent/post?url=https%3A%2F%2Fportellery.example%2Fa%3Fb%3D1%26c%3D2&text=Fish%20%26%20%22chips%22',
    'https://wa.me/?text=Fish%20%26%20%22chips%22%20https%3A%2F%2Fportellery.example%2Fa%3Fb%3D1%26c%3D2',
  ]);
  expect(html.match(/<li hidden data-action="\w+"><button/g)).toHaveLength(3);
});

test('a picture says its size and comes in widths that exist', () => {
  const html = renderToString(<PictureImage picture={{ ...PATTERN_PICTURE, width: 900, height: 600 }} sizes="100vw" />);
  expect(html).toContain('srcset="/media/pattern-ferry-320.webp 320w, /media/pattern-ferry-640.webp 640w, /media/pattern-ferry-900.webp 900w"');
  expect(html).toMatch(/width="900" height="600" alt="A ferry[^"]*" loading="lazy"/);
  expect(renderToString(<PictureImage picture={PATTERN_PICTURE} sizes="100vw" first decorative />)).toMatch(/alt(="")? fetchpriority="high"/);
});

test('an address of a story with hostile words stays one attribute', () => {
  const html = article(patternStory({ headline: '"><script>alert(1)</script>', summary: '<img src=x onerror=1>' }));
  expect(html).not.toMatch(/<script|<img src=x/);
});
