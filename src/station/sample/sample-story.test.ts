import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blockingChecks } from '#story/checks.ts';
import { isVisible } from '#story/visibility.ts';
import { readSampleStory, sampleStory } from './sample-story.ts';

const SAMPLE = join(import.meta.dirname, '../../../sample');
const NOW = Date.UTC(2026, 10, 23, 20, 0);
const files = readdirSync(join(SAMPLE, 'stories'));
const station = JSON.parse(readFileSync(join(SAMPLE, 'station.json'), 'utf8')) as { sections: { slug: string }[] };
const pictures = new Map(readdirSync(join(SAMPLE, 'pictures')).map((file) => [file.replace('.svg', ''), { media: file, width: 1600, height: 1000 }]));

describe('sample stories', () => {
  const all = files.map((file) => sampleStory(readSampleStory(readFileSync(join(SAMPLE, 'stories', file), 'utf8')), pictures, NOW));

  test('are about 25, in all six sections, with addresses of their own', () => {
    expect(all.length).toBeGreaterThanOrEqual(25);
    expect(new Set(all.map((story) => story.content.section))).toEqual(new Set(station.sections.map((section) => section.slug)));
    expect(new Set(all.map((story) => story.slug)).size).toBe(all.length);
  });

  test('are marked, dated around now, and pass the checklist where they are out', () => {
    for (const story of all) {
      expect(story.sample).toBe(true);
      if (story.status !== 'published') continue;
      expect(isVisible(story, NOW), story.slug).toBe(true);
      expect(blockingChecks(story, NOW), story.slug).toEqual([]);
    }
    expect(
      all
        .filter((story) => !isVisible(story, NOW))
        .map((story) => story.status)
        .toSorted(),
    ).toEqual(['draft', 'scheduled', 'submitted']);
  });

  test('name only pictures that are there, and every picture is used', () => {
    const used = new Set(all.map((story) => story.content.lead?.media).filter((media) => media !== undefined));
    expect(used).toEqual(new Set([...pictures.values()].map((picture) => picture.media)));
    expect([...used].every((media) => existsSync(join(SAMPLE, 'pictures', media)))).toBe(true);
  });

  test('a file without its fields is refused', () => {
    expect(() => readSampleStory('<p>No fields</p>')).toThrow('begins with its fields');
  });
});
