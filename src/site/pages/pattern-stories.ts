import type { Block, Document, ImageBlock, Inline } from '#story/document.ts';
import { OWN_RIGHTS } from '#story/rights.ts';
import type { Picture, PublishedStory } from '#story/story.ts';
import { storyPath } from '#story/story.ts';
import type { Station } from '../station.ts';

/** When the pattern page is set: a Thursday evening. */
export const PATTERN_NOW = Date.parse('2025-05-09T02:20:00Z');

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The made-up station of the pattern page and of the tests. */
export const PATTERN_STATION: Station = {
  name: 'Port Ellery Six',
  mark: { plain: 'Port Ellery', accent: 'Six' },
  tagline: 'News and weather for the harbor and the valley',
  language: 'en',
  timeZone: 'America/Los_Angeles',
  sections: [
    { slug: 'news', name: { en: 'News', es: 'Noticias' } },
    { slug: 'city-hall', name: { en: 'City Hall', es: 'Ayuntamiento' } },
    { slug: 'schools', name: { en: 'Schools', es: 'Escuelas' } },
    { slug: 'waterfront', name: { en: 'Waterfront', es: 'El puerto' } },
    { slug: 'sports', name: { en: 'Sports', es: 'Deportes' } },
    { slug: 'arts', name: { en: 'Arts', es: 'Cultura' } },
  ],
  accent: { light: '#0b5d6b', dark: '#63bccb' },
  units: 'us',
  baseUrl: 'https://portellery.example',
  sample: true,
  contactEmail: 'desk@portellery.example',
};

/** A picture of the pattern page. */
export const PATTERN_PICTURE: Picture = {
  media: 'pattern-ferry',
  alt: 'A ferry at the Port Ellery landing, seen from the breakwater',
  caption: 'The Marrow Point ferry waits at the Port Ellery landing on Thursday afternoon.',
  credit: 'Drawing: Port Ellery Six',
  width: 1920,
  height: 1280,
};

const text = (value: string, ...marks: Extract<Inline, { type: 'text' }>['marks'] & object): Inline =>
  marks.length === 0 ? { type: 'text', text: value } : { type: 'text', text: value, marks };
const paragraph = (...content: Inline[]): Block => ({ type: 'paragraph', content });
const heading = (level: 2 | 3 | 4, value: string): Block => ({ type: 'heading', attrs: { level }, content: [text(value)] });

const item = (value: string) => ({ type: 'listItem' as const, content: [paragraph(text(value))] });
const cell = (type: 'tableCell' | 'tableHeader', value: string) => ({ type, content: [paragraph(text(value))] });
const image = (media: string, caption: string) => ({
  type: 'image' as const,
  attrs: { media, alt: caption, caption, credit: 'Drawing: Port Ellery Six', width: 1280, height: 853 },
});

const PLAIN: readonly Block[] = [
  paragraph(
    text(
      'The first ferry from Marrow Point will leave 20 minutes earlier from June 2, the harbor district said Thursday, and the last boat home will run an hour later on Fridays and Saturdays.',
    ),
  ),
  paragraph(
    text(
      'The change answers a petition with 1,140 names, most of them shift workers at the cannery and the hospital. “People were sleeping in their cars to make the seven o’clock shift,” said Dolores Yoon, who carried the petition to the district’s office in March.',
    ),
  ),
];

/** Every block that a story can hold. */
export const EVERY_BLOCK: Document = {
  type: 'doc',
  content: [
    ...PLAIN,
    heading(2, 'What changes on June 2'),
    paragraph(
      text('Fares stay as they are. The district’s '),
      text('new timetable', { type: 'link', attrs: { href: 'https://harbor.example/timetable' } }),
      text(' adds two crossings on weekdays and one on '),
      text('Saturdays', { type: 'bold' }),
      text('; the '),
      text('Ellery Maid', { type: 'italic' }),
      text(' takes all of them until the '),
      text('Corliss', { type: 'italic' }),
      text(' is back from the yard. CO'),
      text('2', { type: 'subscript' }),
      text(' from the older engine was one argument against the extra runs.'),
    ),
    {
      type: 'bulletList',
      content: [
        item('First boat from Marrow Point: 5:40 a.m., was 6:00 a.m.'),
        item('Last boat from Port Ellery: 10:15 p.m. on weekdays, 11:15 p.m. on Fridays and Saturdays.'),
        item('No change on Sundays and holidays.'),
      ],
    },
    { type: 'pullQuote', attrs: { source: 'Dolores Yoon, night nurse' }, content: [text('Twenty minutes is the difference between a bed and a back seat.')] },
    image('pattern-deck', 'Cars wait for the evening boat on Front Street.'),
    heading(3, 'Crossings a day'),
    {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('tableHeader', 'Days'), cell('tableHeader', 'Now'), cell('tableHeader', 'From June 2')] },
        { type: 'tableRow', content: [cell('tableCell', 'Weekdays'), cell('tableCell', '14'), cell('tableCell', '16')] },
        { type: 'tableRow', content: [cell('tableCell', 'Saturday'), cell('tableCell', '12'), cell('tableCell', '13')] },
      ],
    },
    {
      type: 'blockquote',
      content: [
        paragraph(text('The district shall keep one vessel in reserve at all times, so that no scheduled crossing is lost to a single failure.')),
        paragraph(text('From the harbor charter of 1951.')),
      ],
    },
    {
      type: 'correctionNote',
      attrs: { at: PATTERN_NOW - HOUR },
      content: [paragraph(text('An earlier version of this story gave the wrong number of names on the petition. There are 1,140.'))],
    },
    {
      type: 'factBox',
      attrs: { title: 'The Marrow Point ferry' },
      content: [
        paragraph(text('Runs since 1926. Carries 310,000 people and 84,000 cars a year across two and a half miles of water.')),
        { type: 'bulletList', content: [item('Adults pay $4.20 each way'), item('Children under 12 ride free')] },
      ],
    },
    {
      type: 'orderedList',
      attrs: { start: 1 },
      content: [item('The board votes on the winter timetable in September.'), item('The second boat is due back in October.')],
    },
    {
      type: 'linkCard',
      attrs: {
        url: 'https://harbor.example/board',
        title: 'Minutes of the harbor board, May 8',
        description: 'The vote, the dissent and the budget line.',
        site: 'Harbor District',
      },
    },
    { type: 'gallery', content: [image('pattern-landing', 'The landing at Marrow Point.'), image('pattern-queue', 'The queue at six in the morning.')] },
    { type: 'horizontalRule' },
    paragraph(text('The board meets again on May 22 at 6 p.m. in the '), text('Net Loft', { type: 'smallCaps' }), text('.')),
  ],
};

const BASE: PublishedStory = {
  id: '01pattern0000000000000000a',
  slug: 'ferry-leaves-earlier',
  path: storyPath('waterfront', 'ferry-leaves-earlier'),
  language: 'en',
  headline: 'Marrow Point ferry to leave 20 minutes earlier from June',
  socialHeadline: null,
  shortHeadline: null,
  summary: 'A petition by night-shift workers moved the harbor district. Fares stay as they are; the last boat home runs later on weekends.',
  body: { type: 'doc', content: PLAIN },
  bylines: [
    { name: 'Ana Ruiz', author: 'ana-ruiz' },
    { name: 'Tom Bellweather', author: 'tom-bellweather' },
  ],
  dateline: 'Port Ellery, Wash.',
  section: 'waterfront',
  topics: ['ferry', 'harbor-district'],
  lead: PATTERN_PICTURE,
  credit: null,
  canonicalUrl: null,
  origin: { kind: 'staff' },
  rights: OWN_RIGHTS,
  postedAt: PATTERN_NOW - 3 * HOUR,
  updatedAt: null,
  corrections: [],
  sample: true,
};

/** `story` with `picture` in the place of all its pictures; without any where that is null. */
export function withPicture(story: PublishedStory, picture: Picture | null): PublishedStory {
  const blocks = story.body.content.flatMap((block): readonly Block[] => {
    if (block.type !== 'image' && block.type !== 'gallery') return [block];
    if (picture === null) return [];
    const { media, width, height } = picture;
    const replaced = (one: ImageBlock): ImageBlock => ({ ...one, attrs: { ...one.attrs, media, width, height } });
    return [block.type === 'image' ? replaced(block) : { ...block, content: block.content.map(replaced) }];
  });
  const { lead } = story;
  return {
    ...story,
    body: { type: 'doc', content: blocks },
    lead: lead === null || picture === null ? null : { ...lead, media: picture.media, width: picture.width, height: picture.height },
  };
}

/** A story of `changes` to an ordinary one. */
export function patternStory(changes: Partial<PublishedStory>): PublishedStory {
  return { ...BASE, ...changes, path: storyPath(changes.section ?? BASE.section, changes.slug ?? BASE.slug) };
}

/** A story in each of its states. */
export const PATTERN_STORIES = {
  plain: BASE,
  full: patternStory({
    body: EVERY_BLOCK,
    updatedAt: PATTERN_NOW - HOUR,
    corrections: [
      { id: '01c', at: PATTERN_NOW - HOUR, text: 'An earlier version of this story gave the wrong number of names on the petition. There are 1,140.' },
    ],
  }),
  wire: patternStory({
    slug: 'salmon-count-rises',
    section: 'news',
    sample: false,
    lead: null,
    bylines: [{ name: 'Rhea Castellan', author: null }],
    credit: 'Cascade Wire',
    headline: 'Salmon count at three dams is the highest in a decade, state says',
    summary: null,
    dateline: 'Olympia, Wash.',
    topics: [],
    canonicalUrl: 'https://cascadewire.example/2025/salmon-count',
    origin: { kind: 'wire', uri: 'tag:cascadewire.example,2025:1', version: '2', wireItem: '01w', source: 'Cascade Wire' },
    rights: {
      usageTerms: 'For use by subscribers of Cascade Wire. Not for resale.',
      copyrightHolder: 'Cascade Wire Cooperative',
      expiresAt: null,
      syndicate: false,
    },
    updatedAt: PATTERN_NOW + 8 * HOUR,
  }),
  bare: patternStory({
    slug: 'bare',
    summary: null,
    bylines: [],
    dateline: null,
    lead: null,
    topics: [],
    sample: false,
    headline: 'Power is back on the east side',
  }),
  long: patternStory({
    slug: 'long',
    section: 'city-hall',
    headline:
      'After eleven hours of testimony, council sends the waterfront height limit, the parking plan and the Net Loft lease back to committee for a third time',
    bylines: [
      { name: 'Maximiliana Oyelaran-Featherstonehaugh', author: null },
      { name: 'Tom Bellweather', author: 'tom-bellweather' },
      { name: 'Ana Ruiz', author: 'ana-ruiz' },
    ],
  }),
  spanish: patternStory({
    slug: 'clinica-movil',
    section: 'schools',
    language: 'es',
    bylines: [{ name: 'Lucía Ferrán', author: 'lucia-ferran' }],
    headline: 'La clínica móvil vuelve a las escuelas del valle en otoño',
    summary: 'Vacunas, exámenes de la vista y consultas sin cita, dos días a la semana.',
    body: {
      type: 'doc',
      content: [
        paragraph(
          text(
            'El distrito escolar de Port Ellery firmó el jueves un convenio por tres años con el hospital del condado. La clínica móvil visitará once escuelas a partir del 8 de septiembre.',
          ),
        ),
      ],
    },
  }),
} as const satisfies Record<string, PublishedStory>;

const FRONT: readonly Partial<PublishedStory>[] = [
  { slug: 'height-limit', section: 'city-hall', headline: 'Council sends the waterfront height limit back to committee' },
  { slug: 'bus-routes', section: 'news', headline: 'Routes 4 and 11 return to Harbor Avenue after six weeks', lead: null, updatedAt: PATTERN_NOW - HOUR },
  { slug: 'later-start', section: 'schools', headline: 'School board weighs a later start for both high schools', lead: null },
  { slug: 'gulls-final', section: 'sports', headline: 'Gulls reach the state final on a walk-off bunt', lead: null },
  { slug: 'rialto', section: 'arts', headline: 'The Orpheum reopens with the film it closed on', lead: null },
  { slug: 'crab-season', section: 'waterfront', headline: 'Crab season opens a week late, with a lower limit', lead: null },
  { slug: 'levee', section: 'news', headline: 'County will raise the Skiff Slough levee before winter' },
  { slug: 'library', section: 'news', headline: 'Library to stay open until nine on weekdays', lead: null },
  { slug: 'storm-drain', section: 'city-hall', headline: 'Storm drain fee would rise by $1.10 a month', lead: null },
];

/** Enough different stories to fill a front: newest first. */
export const PATTERN_FRONT: readonly PublishedStory[] = PATTERN_STATION.sections.flatMap(({ slug }, index) =>
  [...FRONT.filter((one) => one.section === slug), ...FRONT.filter((one) => one.section !== slug).slice(0, 4)].slice(0, 4).map((one, nth) =>
    patternStory({
      ...one,
      section: slug,
      slug: `${one.slug}-${index}${nth}`,
      lead: nth === 0 ? { ...PATTERN_PICTURE, media: `pattern-${slug}` } : null,
      postedAt: PATTERN_NOW - (index * 5 + nth * 11) * HOUR - (nth > 2 ? DAY : 0),
    }),
  ),
);
