import type { Block, TableCell, TableRow } from './document.ts';
import type { Flow } from './html-inline.ts';
import type { Place, Reading } from './html-reading.ts';
import { attribute, isElement, isSkipped, type HtmlElement } from './html-tree.ts';

const SECTIONS = ['thead', 'tbody', 'tfoot'];

function childrenOf(element: HtmlElement, names: readonly string[]): readonly HtmlElement[] {
  return element.childNodes.filter(isElement).filter((child) => names.includes(child.tagName) && !isSkipped(child));
}

function span(cell: HtmlElement, name: string): number {
  const value = Number.parseInt(attribute(cell, name) ?? '1', 10);
  return Number.isNaN(value) || value < 1 ? 1 : Math.min(value, 100);
}

const EMPTY: Block = { type: 'paragraph' };

/** A heading in a header cell is a paragraph: HTML allows it nothing else there. */
const plain = (block: Block): Block => (block.type === 'heading' ? { type: 'paragraph', content: block.content } : block);

/** Tables that only lay out a page: one cell, or said to be no table. Our own are tables whatever their size. */
function isLayout(table: HtmlElement, rows: readonly HtmlElement[], own: boolean): boolean {
  if (own) return false;
  const role = attribute(table, 'role');
  const cells = rows.reduce((sum, row) => sum + childrenOf(row, ['td', 'th']).length, 0);
  return role === 'presentation' || role === 'none' || cells <= 1;
}

/** A table: its rows and cells; captions become a paragraph before it; tables for layout give way to what they hold. */
export function readTable(table: HtmlElement, place: Place, flow: Flow, reading: Reading): void {
  flow.push();
  for (const caption of childrenOf(table, ['caption'])) {
    reading.walk(caption.childNodes, place, flow);
    flow.push();
  }
  const rows = [table, ...childrenOf(table, SECTIONS)].flatMap((part) => childrenOf(part, ['tr']));
  const cells = (row: HtmlElement): readonly HtmlElement[] => childrenOf(row, ['td', 'th']);
  if (isLayout(table, rows, reading.options.own === true)) {
    for (const cell of rows.flatMap(cells)) {
      reading.walk(cell.childNodes, place, flow);
      flow.push();
    }
    return;
  }
  const readCell = (cell: HtmlElement): TableCell => {
    const read = reading.blocks(cell.childNodes, { ...place, marks: [], depth: place.depth + 3 });
    const type = cell.tagName === 'th' ? 'tableHeader' : 'tableCell';
    const content = type === 'tableHeader' ? read.map(plain) : read;
    return { type, attrs: { colspan: span(cell, 'colspan'), rowspan: span(cell, 'rowspan') }, content: content.length === 0 ? [EMPTY] : content };
  };
  const content = rows.map((row): TableRow => ({ type: 'tableRow', content: cells(row).map(readCell) })).filter((row) => row.content.length > 0);
  const blank = content.every((row) => row.content.every((cell) => cell.content.every((block) => block.type === 'paragraph' && block.content === undefined)));
  if (!blank) flow.push({ type: 'table', content });
}
