import type { Language } from '#story/story.ts';
import type { PageFrame } from './page-frame.ts';

/** `path` as a page of `language` links to it: `/es` or `/en` in front where that is not the station's own language. */
export function localPath(path: string, language: Language, stationLanguage: Language): string {
  if (language === stationLanguage) return path;
  return path === '/' ? `/${language}` : `/${language}${path}`;
}

/** `path` (without language) as the page of `frame` links to it. */
export function link(frame: Pick<PageFrame, 'language' | 'station'>, path: string): string {
  return localPath(path, frame.language, frame.station.language);
}

/** Path of a section front. */
export const sectionPath = (slug: string): string => `/${slug}`;

/** Path of an author's page. */
export const authorPath = (slug: string): string => `/authors/${slug}`;

/** Path of a topic's page. */
export const topicPath = (slug: string): string => `/topics/${slug}`;

/** Path of a place's daily forecast; without a place, of the station's first. */
export const weatherPath = (place?: string): string => (place === undefined ? '/weather' : `/weather/${place}`);

/** Path of a place's hourly forecast. */
export const hourlyPath = (place: string): string => `/weather/${place}/hourly`;

/** Path of the public list of corrections. */
export const CORRECTIONS_PATH = '/corrections';

/** First parts of addresses that no section may take. */
export const RESERVED_PATHS: readonly string[] = [
  'weather',
  'authors',
  'topics',
  'corrections',
  'patterns',
  'en',
  'es',
  'media',
  'assets',
  'feeds',
  'newsroom',
  'api',
  'desk',
  'health',
];
