import type { Byline, Language } from './story.ts';

/** English without the comma before "and", as newsrooms write; Spanish with "e" before an i sound. */
const LISTS: Readonly<Record<Language, Intl.ListFormat>> = { en: new Intl.ListFormat('en-GB'), es: new Intl.ListFormat('es') };
const BY: Readonly<Record<Language, string>> = { en: 'By', es: 'Por' };

/** The names of bylines as a list: `Ana Ruiz, Ben Cole and Cy Dee`; an empty string for none. */
export function joinNames(bylines: readonly Byline[], language: Language): string {
  return LISTS[language].format(bylines.map(({ name }) => name));
}

/** The whole byline: `By Ana Ruiz and Ben Cole`, `Por Ana Ruiz e Isabel Mora`; null for none. */
export function formatByline(bylines: readonly Byline[], language: Language): string | null {
  return bylines.length === 0 ? null : `${BY[language]} ${joinNames(bylines, language)}`;
}

/**
 * The byline that an agency wrote, without its leading "By", "Por", "Von" or "Par", its case as given. Null where
 * nothing is left: an agency's name is never put in its place.
 */
export function nameFromByline(written: string): string | null {
  const name = written
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:by|por|von|par)(?::\s*| )(?=\S)/i, '')
    .trim();
  return /^(?:by|por|von|par):?$/i.test(name) || name === '' ? null : name;
}
