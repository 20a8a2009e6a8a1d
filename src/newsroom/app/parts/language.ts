import { createContext, use } from 'react';
import type { Language } from '#story/story.ts';
import { wordsIn, type Words } from '../words.ts';

const KEY = 'daybreak-language';

/** The language that this person chose, else the browser's. */
export function storedLanguage(): Language {
  try {
    const chosen = localStorage.getItem(KEY);
    if (chosen === 'en' || chosen === 'es') return chosen;
  } catch {
    // storage is forbidden here: the browser's language does
  }
  return navigator.language.startsWith('es') ? 'es' : 'en';
}

/** Remembers the choice on this device. */
export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // lasts until the page is closed, then
  }
}

/** Words for what is shown before anyone is signed in, and for parts used on both sides. */
export const WordsContext = createContext<Words>(wordsIn('en'));

/** The words of the page. */
export function useWords(): Words {
  return use(WordsContext);
}
