import { escapeHtml } from '#platform/html.ts';
import type { Block, TableCell, TableRow } from './document.ts';
import type { Rendering } from './rendering.ts';

type TableBlock = Extract<Block, { type: 'table' }>;

const isEmpty = (cell: TableCell): boolean =>
  cell.content.every((block) => block.type === 'paragraph' && (block.content === undefined || block.content.length === 0));

/** Can the cell be a `th`? It heads nothing without words, and HTML allows neither headings nor boxes in it. */
function isHeader(cell: TableCell): boolean {
  return cell.type === 'tableHeader' && !isEmpty(cell) && cell.content.every(({ type }) => type === 'paragraph' || type === 'image');
}

/** Rows at the top that are headers throughout and reach no further down than they say. */
function headRows(rows: readonly TableRow[]): number {
  const first = rows.findIndex((row) => !row.content.every((cell) => cell.type === 'tableHeader' && (cell.attrs?.rowspan ?? 1) === 1));
  return first === -1 ? 0 : first;
}

/**
 * A table, in a frame that scrolls sideways and can be reached by keyboard. `inside` renders what a cell holds.
 */
export function renderTable(block: TableBlock, inside: (blocks: readonly Block[], rendering: Rendering) => string, rendering: Rendering): string {
  const head = headRows(block.content);
  const cell = (each: TableCell, inHead: boolean): string => {
    const tag = isHeader(each) ? 'th' : 'td';
    const scope = tag === 'th' ? ` scope="${inHead ? 'col' : 'row'}"` : '';
    const { colspan, rowspan } = each.attrs ?? { colspan: 1, rowspan: 1 };
    const spans = `${colspan === 1 ? '' : ` colspan="${colspan}"`}${rowspan === 1 ? '' : ` rowspan="${rowspan}"`}`;
    return `<${tag}${scope}${spans}>${inside(each.content, rendering)}</${tag}>`;
  };
  const row = (each: TableRow, inHead: boolean): string => `<tr>${each.content.map((one) => cell(one, inHead)).join('')}</tr>`;
  const rows = (from: number, to: number, inHead: boolean): string =>
    block.content
      .slice(from, to)
      .map((each) => row(each, inHead))
      .join('');
  const thead = head === 0 ? '' : `<thead>${rows(0, head, true)}</thead>`;
  const table = `<table>${thead}<tbody>${rows(head, block.content.length, false)}</tbody></table>`;
  if (rendering.options.forFeed === true) return table;
  return `<section class="table-scroll" tabindex="0" aria-label="${escapeHtml(rendering.label(rendering.words.table, true))}">${table}</section>`;
}
