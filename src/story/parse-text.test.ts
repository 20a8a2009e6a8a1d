import { expect, test } from 'vitest';
import { documentText } from './document-text.ts';
import { documentFromText } from './parse-text.ts';

test.each([
  ['blank lines part paragraphs, single ones are folded', 'One\nline.\n\n  Two.\r\n \r\n\r\nThree.', ['One line.', 'Two.', 'Three.']],
  ['without blank lines every line is one', 'One.\n\tTwo.\r\nThree.', ['One.', 'Two.', 'Three.']],
  ['controls and halves of characters go', 'O\u0000ne\u0007 \ud800.', ['One \ufffd.']],
  ['nothing is an empty document', ' \n ', []],
])('%s', (_name, text, lines) => {
  expect(documentText(documentFromText(text))).toBe(lines.join('\n'));
});
