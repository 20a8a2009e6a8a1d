import type { Language } from '#story/story.ts';
import type { Station } from '../desk.ts';

/** The name of a section in a language; its slug where the station no longer has it. */
export function sectionName(station: Station, slug: string, language: Language): string {
  return station.sections.find((one) => one.slug === slug)?.name[language] ?? slug;
}
