import type { Document } from './document.ts';
import { visibleText, type HtmlNode } from './html-tree.ts';
import type { FoundImage } from './html-reading.ts';

type Counts = Map<string, number>;

function count(text: string, counts: Counts, by: 1 | -1): void {
  for (const character of text) {
    // characters that the document never holds: white space, controls, the byte order mark, what replaced half a character
    if (!/[\s\p{Cc}\ufeff\ufffd\p{Cs}]/u.test(character)) counts.set(character, (counts.get(character) ?? 0) + by);
  }
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/**
 * How many visible characters of the HTML are in neither the document nor its pictures' words: 0 unless reading lost
 * some. Order is not looked at, since captions move.
 */
export function lostCharacters(nodes: readonly HtmlNode[], document: Document, images: readonly FoundImage[]): number {
  const counts: Counts = new Map();
  count(visibleText(nodes), counts, 1);
  count(strings(document).join(' '), counts, -1);
  count(images.map(({ caption, credit }) => `${caption ?? ''} ${credit ?? ''}`).join(' '), counts, -1);
  return [...counts.values()].reduce((lost, each) => lost + Math.max(0, each), 0);
}
