import { expect, test } from 'vitest';
import { formatByline, joinNames, nameFromByline } from './byline.ts';

const of = (...names: string[]) => names.map((name) => ({ name, author: null }));

test('bylines in both languages', () => {
  expect(formatByline(of('Ana Ruiz'), 'en')).toBe('By Ana Ruiz');
  expect(formatByline(of('Ana Ruiz', 'Ben Cole', 'Cy Dee'), 'en')).toBe('By Ana Ruiz, Ben Cole and Cy Dee');
  expect(formatByline(of('Ana Ruiz', 'Isabel Mora'), 'es')).toBe('Por Ana Ruiz e Isabel Mora');
  expect(formatByline([], 'en')).toBeNull();
  expect(joinNames([], 'es')).toBe('');
});

test.each([
  ['By Ana Ruiz', 'Ana Ruiz'],
  ['BY  ANA RUIZ', 'ANA RUIZ'],
  ['Por: Ana Ruiz', 'Ana Ruiz'],
  ['Byron Cole', 'Byron Cole'],
  ['Ana Ruiz, County Wire', 'Ana Ruiz, County Wire'],
  ['By', null],
  [' ', null],
])('the name in %j', (written, name) => {
  expect(nameFromByline(written)).toBe(name);
});
