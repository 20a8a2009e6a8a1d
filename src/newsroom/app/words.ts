import type { Language } from '#story/story.ts';
import { ADMIN_WORDS } from './words/admin.ts';
import { EDITOR_WORDS } from './words/editor.ts';
import { FRAME_WORDS } from './words/frame.ts';

/** Every word of the app: English, Spanish. `{name}` is filled in. */
export const WORDS = { ...FRAME_WORDS, ...ADMIN_WORDS, ...EDITOR_WORDS } as const;

/** Key of a word or sentence. */
export type WordKey = keyof typeof WORDS;

/** Gives a sentence of the app in one language. */
export type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

/** The words in a language. */
export function wordsIn(language: Language): Words {
  return (key, values = {}) => WORDS[key][language === 'es' ? 1 : 0].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
