import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { HtmlValidate, type ConfigData } from 'html-validate';
import type { VNode } from 'preact';
import { describe, expect, test } from 'vitest';
import type { PageFrame } from '../page-frame.ts';
import { renderPage } from '../render-page.ts';
import { STYLE_FILES, stylesheet } from '../stylesheet.ts';
import { AuthorPage } from './author-page.tsx';
import { CorrectionsPage } from './corrections-page.tsx';
import { HomePage } from './home-page.tsx';
import { HourlyPage } from './hourly-page.tsx';
import { patternFrame, spanishFrame } from './pattern-frame.ts';
import { PatternPage } from './pattern-page.tsx';
import { PATTERN_FRONT, PATTERN_PICTURE, PATTERN_STATION, PATTERN_STORIES } from './pattern-stories.ts';
import { PATTERN_PLACE, PATTERN_WEATHER } from './pattern-weather.ts';
import { ProblemPage } from './problem-page.tsx';
import { SectionPage } from './section-page.tsx';
import { StoryPage } from './story-page.tsx';
import { TopicPage } from './topic-page.tsx';
import { WeatherPage } from './weather-page.tsx';

const config = JSON.parse(readFileSync(join(import.meta.dirname, '../../../.htmlvalidate.json'), 'utf8')) as ConfigData;
const places = [PATTERN_PLACE, { ...PATTERN_PLACE, id: 'marrow-point', slug: 'marrow-point', name: 'Marrow Point' }];
const sections = PATTERN_STATION.sections.map(({ slug }) => ({ slug, stories: PATTERN_FRONT.filter((story) => story.section === slug) }));

/** Every page, in the states that change its markup. */
function pages(frame: PageFrame): Readonly<Record<string, VNode>> {
  const { plain, full } = PATTERN_STORIES;
  const entries = [{ correction: { id: '01c', at: frame.now, text: 'It was a Tuesday.' }, story: full }];
  return {
    ...Object.fromEntries(
      Object.entries(PATTERN_STORIES).map(([state, story]) => [
        `story ${state}`,
        <StoryPage frame={frame} story={story} related={PATTERN_FRONT.slice(0, 6)} />,
      ]),
    ),
    'story alone': <StoryPage frame={{ ...frame, weather: null }} story={plain} related={[]} preview />,
    home: <HomePage frame={frame} lead={plain} beside={PATTERN_FRONT.slice(1, 6)} sections={sections} />,
    'home empty': <HomePage frame={{ ...frame, weather: null }} lead={null} beside={[]} sections={[]} />,
    section: <SectionPage frame={frame} slug="news" stories={PATTERN_FRONT} olderPath="/news?before=1" first />,
    'section older': <SectionPage frame={frame} slug="news" stories={PATTERN_FRONT} olderPath={null} first={false} />,
    'section empty': <SectionPage frame={frame} slug="news" stories={[]} olderPath={null} first />,
    author: <AuthorPage frame={frame} name="Ana Ruiz" slug="ana-ruiz" stories={PATTERN_FRONT} olderPath={null} />,
    topic: <TopicPage frame={frame} name="Ferry" slug="ferry" stories={PATTERN_FRONT} olderPath="/topics/ferry?before=1" />,
    ...Object.fromEntries(
      Object.entries(PATTERN_WEATHER).flatMap(([state, report]) => [
        [`weather ${state}`, <WeatherPage frame={{ ...frame, weather: report }} place={PATTERN_PLACE} report={report} places={places} />],
        [`hourly ${state}`, <HourlyPage frame={{ ...frame, weather: report }} place={PATTERN_PLACE} report={report} places={places} />],
      ]),
    ),
    'weather none': <WeatherPage frame={{ ...frame, weather: null }} place={PATTERN_PLACE} report={null} places={places} />,
    'hourly none': <HourlyPage frame={{ ...frame, weather: null }} place={PATTERN_PLACE} report={null} places={[PATTERN_PLACE]} />,
    corrections: <CorrectionsPage frame={frame} entries={entries} olderPath={null} />,
    'corrections none': <CorrectionsPage frame={frame} entries={[]} olderPath={null} />,
    ...Object.fromEntries(
      ([404, 410, 500, 503] as const).map((status) => [
        `problem ${status}`,
        <ProblemPage frame={frame} status={status} latest={status < 500 ? PATTERN_FRONT : []} requestId={status < 500 ? null : '01jx'} />,
      ]),
    ),
    patterns: <PatternPage frame={frame} picture={PATTERN_PICTURE} />,
  };
}

/** The pattern page shows many stories under one roof: their headings and landmarks repeat there and nowhere else. */
const REPEATS: ConfigData = { ...config, rules: { ...config.rules, 'unique-landmark': 'off' } };

describe.each([
  ['English', patternFrame()],
  ['Spanish', spanishFrame()],
])('%s', (_, frame) => {
  test.each(Object.entries(pages(frame)))('%s is valid, whole, and carries no inline script or style', async (name, page) => {
    const html = renderPage(page);
    const report = await new HtmlValidate(name === 'patterns' ? REPEATS : config).validateString(html);
    expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId} ${message}`))).toEqual([]);
    expect(html).not.toMatch(/ style=|<style|<script(?![^>]* src=)| on\w+=/);
    expect(html).not.toMatch(/undefined|NaN|\[object|Invalid Date|\{\w+\}/);
    expect(html).toMatch(new RegExp(`<html lang="${frame.language}">`));
    if (name !== 'patterns') expect(html.match(/<h1[ >]/g)).toHaveLength(1);
  });
});

test('a page loads nothing from others', () => {
  for (const page of Object.values(pages(patternFrame()))) {
    const loaded = [...renderPage(page).matchAll(/(?:src|srcset|<link[^>]* href)="([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(loaded.filter((address) => !address.startsWith('/'))).toEqual([]);
  }
});

test('pages of a station in Spanish link to English ones under /en', () => {
  const station = { ...PATTERN_STATION, language: 'es' as const };
  const html = renderPage(<ProblemPage frame={patternFrame({ station, path: '/en/x', alternatePath: '/x' })} status={404} latest={[]} requestId={null} />);
  expect(html).toContain('href="/en/city-hall"');
  expect(html).toContain('<a href="/x" lang="es"');
});

test('a story page and the stylesheet stay far under 50 KB over the wire', () => {
  const styles = join(import.meta.dirname, '../styles');
  const css = stylesheet(
    (file) => readFileSync(join(styles, file), 'utf8'),
    (file) => `/assets/${file}`,
    PATTERN_STATION,
  );
  const html = renderPage(<StoryPage frame={patternFrame()} story={PATTERN_STORIES.full} related={PATTERN_FRONT.slice(0, 6)} />);
  expect(STYLE_FILES.length).toBeGreaterThan(0);
  expect(brotliCompressSync(html).length + brotliCompressSync(css).length).toBeLessThan(20_000);
});
