import type { StationSettings } from './contract/station.ts';

/** An empty station until somebody says who it is. */
export const DEFAULT_STATION: StationSettings = {
  name: 'New station',
  mark: { plain: 'New ', accent: 'station' },
  tagline: null,
  language: 'en',
  timeZone: 'America/New_York',
  units: 'us',
  accent: { light: '#a3221c', dark: '#ef8a80' },
  sections: [
    { slug: 'news', name: { en: 'News', es: 'Noticias' } },
    { slug: 'sports', name: { en: 'Sports', es: 'Deportes' } },
    { slug: 'opinion', name: { en: 'Opinion', es: 'Opinión' } },
  ],
  place: null,
};
