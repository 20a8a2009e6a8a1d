import { newId } from '#platform/id.ts';
import type { Block } from '#story/document.ts';
import { OWN_RIGHTS } from '#story/rights.ts';
import type { Story } from '#story/story.ts';

const WORDS = 'the county board council river school road bridge budget vote water crew neighbors report plan winter harbor ferry clinic library'.split(' ');

/** Words that repeat with `seed`: the same archive on every machine. */
function words(seed: number, count: number): string {
  let state = (seed * 2654435761) % 4294967296;
  const out: string[] = [];
  for (let i = 0; i < count; i++) {
    state = (state * 1664525 + 1013904223) % 4294967296;
    out.push(WORDS[Math.floor((state / 4294967296) * WORDS.length)] ?? 'the');
  }
  return out.join(' ');
}

const SECTIONS = ['news', 'city-hall', 'schools', 'sports', 'arts', 'opinion'];

/** Story `n` of a made-up archive: 22 paragraphs, about 1,100 words, published `n` minutes before `now`. */
export function archiveStory(n: number, now: number): Story {
  const at = now - n * 60_000 - 1000;
  const paragraph = (i: number): Block => ({
    type: 'paragraph',
    content: [
      { type: 'text', text: `${words(n * 31 + i, 42)}, ` },
      { type: 'text', text: words(n + i, 3), marks: [{ type: 'link', attrs: { href: '/news' } }] },
      { type: 'text', text: ` ${words(n * 7 + i, 5)}.` },
    ],
  });
  const content: Story['content'] = {
    language: 'en',
    headline: `Story ${n}: ${words(n, 8)}`,
    socialHeadline: null,
    shortHeadline: null,
    summary: words(n + 5, 24),
    body: { type: 'doc', content: Array.from({ length: 22 }, (_, i) => paragraph(i)) },
    bylines: [{ name: `Reporter ${n % 20}`, author: `reporter-${n % 20}` }],
    dateline: 'PORT ELLERY',
    section: SECTIONS[n % SECTIONS.length] ?? 'news',
    topics: [`topic-${n % 50}`],
    lead: null,
    credit: null,
    canonicalUrl: null,
  };
  return {
    id: newId(at),
    revision: 1,
    status: 'published',
    slug: `story-${n}`,
    content,
    live: content,
    origin: { kind: 'staff' },
    rights: OWN_RIGHTS,
    embargoedUntil: null,
    publishAt: at,
    updatedAt: null,
    corrections: [],
    createdAt: at,
    savedAt: at,
    sample: true,
  };
}

/** The address of story `n`. */
export function archivePath(n: number): string {
  return `/${SECTIONS[n % SECTIONS.length]}/story-${n}`;
}
