import type { Instant } from '#platform/clock.ts';
import { documentImages, documentText } from './document-text.ts';
import { isEmbargoed } from './embargo.ts';
import { isSlug } from './slug.ts';
import type { Language, Story } from './story.ts';

/** One line of the checklist: `blocks` stops the story from going out, `warns` only tells. */
export type Check = {
  readonly code: CheckCode;
  readonly level: 'blocks' | 'warns';
  readonly message: Readonly<Record<Language, string>>;
};

const MESSAGES = {
  'no-headline': ['blocks', 'The headline is missing.', 'Falta el titular.'],
  'no-slug': ['blocks', 'The address (slug) is missing.', 'Falta la dirección (slug).'],
  'bad-slug': [
    'blocks',
    'The address (slug) may hold only small letters a to z, digits and single hyphens.',
    'La dirección (slug) solo puede llevar minúsculas de la a a la z, cifras y guiones sueltos.',
  ],
  'no-section': ['blocks', 'The section is missing.', 'Falta la sección.'],
  'empty-body': ['blocks', 'The story has no text.', 'La nota no tiene texto.'],
  'picture-without-alt': ['blocks', 'A picture has no alternative text.', 'Una imagen no tiene texto alternativo.'],
  'picture-without-credit': ['blocks', 'A picture has no credit.', 'Una imagen no tiene crédito.'],
  embargoed: ['blocks', 'The embargo has not passed at that time.', 'El embargo sigue vigente en ese momento.'],
  'wire-without-credit': ['blocks', 'Wire copy needs the credit line of its agency.', 'El cable necesita la línea de crédito de su agencia.'],
  'wire-without-source': ['blocks', 'Wire copy needs the name of its source.', 'El cable necesita el nombre de su fuente.'],
  'rights-expired': ['blocks', 'The rights to this story have expired.', 'Los derechos de esta nota han vencido.'],
  'no-byline': ['warns', 'No byline is given.', 'No lleva firma.'],
  'no-summary': ['warns', 'No summary is given; lists show the headline alone.', 'No lleva resumen; las listas muestran solo el titular.'],
} as const satisfies Record<string, readonly [Check['level'], string, string]>;

/** Stable names of the checks, for tests and the interface. */
export type CheckCode = keyof typeof MESSAGES;

function check(code: CheckCode): Check {
  const [level, en, es] = MESSAGES[code];
  return { code, level, message: { en, es } };
}

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/** What is missing or amiss if the working copy of `story` went out at `at`. Empty: nothing. Every fault is listed once. */
export function checks(story: Story, at: Instant): readonly Check[] {
  const { content, origin, rights } = story;
  const pictures = [...(content.lead === null ? [] : [content.lead]), ...documentImages(content.body).map((image) => image.attrs)];
  const faults: readonly (readonly [CheckCode, boolean])[] = [
    ['no-headline', isBlank(content.headline)],
    ['no-slug', isBlank(story.slug)],
    ['bad-slug', !isBlank(story.slug) && !isSlug(story.slug)],
    ['no-section', isBlank(content.section)],
    ['empty-body', documentText(content.body).trim() === ''],
    ['picture-without-alt', pictures.some((picture) => isBlank(picture.alt))],
    ['picture-without-credit', pictures.some((picture) => isBlank(picture.credit))],
    ['embargoed', isEmbargoed(story.embargoedUntil, at)],
    ['wire-without-credit', origin.kind === 'wire' && isBlank(content.credit)],
    ['wire-without-source', origin.kind === 'wire' && isBlank(origin.source)],
    ['rights-expired', rights.expiresAt !== null && rights.expiresAt <= at],
    ['no-byline', content.bylines.length === 0],
    ['no-summary', isBlank(content.summary)],
  ];
  return faults.filter(([, present]) => present).map(([code]) => check(code));
}

/** The checks that stop the story from going out at `at`. */
export function blockingChecks(story: Story, at: Instant): readonly Check[] {
  return checks(story, at).filter((found) => found.level === 'blocks');
}
