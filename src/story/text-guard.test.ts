import { parse } from 'parse5';
import { expect, test } from 'vitest';
import { documentFromText } from './parse-text.ts';
import { lostCharacters } from './text-guard.ts';

const page = parse('<p>The gate\u00a0was <b>built</b> in 1938.</p><script>not text</script><p hidden>nor this</p>').childNodes;

test('counts what a reading lost, not where it stands', () => {
  expect(lostCharacters(page, documentFromText('in 1938.\n\nThe gate was built'), [])).toBe(0);
  expect(lostCharacters(page, documentFromText('The gate was built in 193.'), [])).toBe(1);
  expect(
    lostCharacters(page, documentFromText('The gate was built'), [{ src: 'https://a.example/x', alt: '', caption: 'in', credit: '1938.', index: 0 }]),
  ).toBe(0);
});
