import type { StoryContent } from './story.ts';

/** The headline for a place: the page says `headline`; cards on social networks and narrow lists may have their own. */
export function headlineFor(place: 'page' | 'social' | 'list', content: Pick<StoryContent, 'headline' | 'socialHeadline' | 'shortHeadline'>): string {
  const own = { page: null, social: content.socialHeadline, list: content.shortHeadline }[place];
  return own === null || own.trim() === '' ? content.headline : own;
}
