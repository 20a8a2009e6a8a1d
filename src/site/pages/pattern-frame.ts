import type { PageFrame } from '../page-frame.ts';
import { PATTERN_NOW, PATTERN_STATION } from './pattern-stories.ts';
import { PATTERN_WEATHER } from './pattern-weather.ts';

/** The frame of a page of the made-up station, with `changes`; for tests. */
export function patternFrame(changes: Partial<PageFrame> = {}): PageFrame {
  return {
    station: PATTERN_STATION,
    language: 'en',
    path: '/',
    alternatePath: '/es',
    assets: { stylesheet: '/assets/site.css', script: '/assets/site.js', fonts: ['/assets/serif-700.woff2'] },
    now: PATTERN_NOW,
    weather: PATTERN_WEATHER.fresh,
    section: null,
    head: null,
    ...changes,
  };
}

/** The same page in Spanish. */
export function spanishFrame(changes: Partial<PageFrame> = {}): PageFrame {
  return patternFrame({ language: 'es', path: '/es', alternatePath: '/', ...changes });
}
