import { expect, test } from 'vitest';
import { bylineNames } from './byline.ts';

test.each<[string | null, readonly string[]]>([
  [null, []],
  ['By Tomás Quill', ['Tomás Quill']],
  ['BY DANA WHITFIELD', ['DANA WHITFIELD']],
  ['Von Christian Amsel, dpa', ['Christian Amsel']],
  ['By Ruth Amadi and Marco Reyes', ['Ruth Amadi', 'Marco Reyes']],
  ['Por Ana Ruiz y Luis Vega', ['Ana Ruiz', 'Luis Vega']],
  ['By Ruth Amadi, Harbor Wire', ['Ruth Amadi']],
  ['Joan Staple, Valley State University', ['Joan Staple, Valley State University']],
  ['desk@ellery.example (Marco Reyes)', ['Marco Reyes']],
  ['Marco Reyes <desk@ellery.example>', ['Marco Reyes']],
  ['desk@ellery.example', []],
  ['Harbor Wire', []],
  ['gr/bp', []],
  ['Byron Andersen', ['Byron Andersen']],
])('%j names %j', (byline, names) => {
  expect(bylineNames(byline, ['Harbor Wire', null])).toEqual(names);
});
