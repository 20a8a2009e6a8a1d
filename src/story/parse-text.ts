import { emptyDocument } from './document-text.ts';
import type { Block, Document } from './document.ts';

/**
 * Plain text as a document: blank lines part paragraphs, and where there are none every line is one (wire copy comes
 * both ways). White space is folded, control characters are dropped.
 */
export function documentFromText(text: string): Document {
  const clean = text
    .replace(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g, '')
    .toWellFormed()
    .trim();
  const parting = /\n[^\S\n]*\n/.test(clean) ? /\n[^\S\n]*(?:\n[^\S\n]*)+/ : /\n/;
  const content = clean
    .split(parting)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .map((part): Block => ({ type: 'paragraph', content: [{ type: 'text', text: part }] }));
  return content.length === 0 ? emptyDocument() : { type: 'doc', content };
}
