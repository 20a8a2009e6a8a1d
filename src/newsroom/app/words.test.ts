import { describe, expect, it } from 'vitest';
import { WORDS, wordsIn, type WordKey } from './words.ts';

const all = Object.entries(WORDS) as [WordKey, readonly [string, string]][];
const blanks = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([blank]) => blank).toSorted();

describe('words', () => {
  it('has both languages, with the same blanks', () => {
    expect(all.filter(([, [en, es]]) => en === '' || es === '')).toEqual([]);
    expect(all.filter(([, [en, es]]) => blanks(en).join() !== blanks(es).join()).map(([key]) => key)).toEqual([]);
  });

  it('fills the blanks', () => {
    expect(wordsIn('en')('saved.at', { time: '3:04:05 p.m.' })).toBe('Saved 3:04:05 p.m.');
    expect(wordsIn('es')('words', { count: 3 })).toBe('3 palabras');
  });
});
