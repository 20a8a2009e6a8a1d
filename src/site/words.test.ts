import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fill, word, WORDS } from './words.ts';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

test('every word is there in English and Spanish, with the same values', () => {
  for (const [key, { en, es }] of Object.entries(WORDS)) {
    expect(en.trim(), key).not.toBe('');
    expect(es.trim(), key).not.toBe('');
    expect(placeholders(es), key).toEqual(placeholders(en));
  }
});

test('what reads the same in both languages is meant to', () => {
  const same = Object.entries(WORDS)
    .filter(([, { en, es }]) => en === es)
    .map(([key]) => key);
  expect(same).toEqual(['copyright']);
});

test('fill puts values in and leaves a name without a value', () => {
  expect(fill('{a} and {b}', { a: '$&' })).toBe('$& and {b}');
  expect(word('es', 'weatherIn', { place: 'Port Ellery' })).toBe('El tiempo en Port Ellery');
});

test('every word is used', () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|words\.ts$/.test(file))
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('\n');
  expect(Object.keys(WORDS).filter((key) => !sources.includes(`'${key}'`))).toEqual([]);
});
