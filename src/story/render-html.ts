import { escapeHtml } from '#platform/html.ts';
import type { Instant } from '#platform/clock.ts';
import type { Block, Document, ListItem } from './document.ts';
import { settleHeadings } from './heading-levels.ts';
import { renderInline } from './render-inline.ts';
import { renderImage } from './render-picture.ts';
import { renderTable } from './render-table.ts';
import { classOf, type Rendering, type RenderOptions } from './rendering.ts';

const WORDS = {
  en: { table: 'Table', factBox: 'Fact box', correction: 'Correction' },
  es: { table: 'Tabla', factBox: 'Ficha', correction: 'Corrección' },
} as const;

/** What a list item or cell holds: a first paragraph stands without its `p` where nothing but lists follows. */
function tight(blocks: readonly Block[], rendering: Rendering): string {
  const [first, ...rest] = blocks;
  const bare = first?.type === 'paragraph' && rest.every(({ type }) => type === 'bulletList' || type === 'orderedList');
  return bare ? renderInline(first.content, rendering) + rendering.blocks(rest) : rendering.blocks(blocks);
}

const items = (list: readonly ListItem[], rendering: Rendering): string => list.map(({ content }) => `<li>${tight(content, rendering)}</li>`).join('');

function pullQuote(block: Extract<Block, { type: 'pullQuote' }>, rendering: Rendering): string {
  const source = block.attrs?.source ?? null;
  const caption = source === null ? '' : `<figcaption>${escapeHtml(source)}</figcaption>`;
  return `<figure${classOf('pull-quote', rendering)}><blockquote><p>${renderInline(block.content, rendering)}</p></blockquote>${caption}</figure>`;
}

const cardPart = (name: string, text: string | null): string => (text === null ? '' : `<span class="link-card-${name}">${escapeHtml(text)}</span> `);

function linkCard({ attrs }: Extract<Block, { type: 'linkCard' }>, rendering: Rendering): string {
  const title = attrs.title.trim() === '' ? attrs.url : attrs.title;
  if (rendering.options.forFeed === true) {
    return `<p><a href="${escapeHtml(attrs.url)}">${escapeHtml(title)}</a>${attrs.site === null ? '' : ` (${escapeHtml(attrs.site)})`}</p>`;
  }
  const inside = cardPart('title', title) + cardPart('description', attrs.description) + cardPart('site', attrs.site);
  return `<a class="link-card" href="${escapeHtml(attrs.url)}" rel="noopener">${inside.trimEnd()}</a>`;
}

function factBox(block: Extract<Block, { type: 'factBox' }>, rendering: Rendering): string {
  const title = block.attrs?.title ?? null;
  const heading = title === null ? '' : `<h2${classOf('fact-box-title', rendering)}>${escapeHtml(title)}</h2>`;
  const inside = heading + rendering.blocks(block.content);
  if (rendering.options.forFeed === true) return `<aside>${inside}</aside>`;
  const label = rendering.label(title ?? rendering.words.factBox, title === null);
  return `<aside class="fact-box" aria-label="${escapeHtml(label)}">${inside}</aside>`;
}

function correctionNote(block: Extract<Block, { type: 'correctionNote' }>, rendering: Rendering): string {
  const at = block.attrs?.at ?? null;
  const day = (instant: Instant): string => rendering.options.time?.(instant) ?? new Date(instant).toISOString().slice(0, 10);
  const time = at === null ? '' : `, <time datetime="${new Date(at).toISOString()}">${escapeHtml(day(at))}</time>`;
  const label = `<p${classOf('correction-note-label', rendering)}><strong>${rendering.words.correction}</strong>${time}</p>`;
  const open = rendering.options.forFeed === true ? '<div>' : '<div class="correction-note" role="note">';
  return `${open}${label}${rendering.blocks(block.content)}</div>`;
}

function render(block: Block, rendering: Rendering): string {
  switch (block.type) {
    case 'paragraph':
      return block.content === undefined || block.content.length === 0 ? '' : `<p>${renderInline(block.content, rendering)}</p>`;
    case 'heading':
      return block.content === undefined || block.content.length === 0
        ? ''
        : `<h${block.attrs.level}>${renderInline(block.content, rendering)}</h${block.attrs.level}>`;
    case 'bulletList':
      return `<ul>${items(block.content, rendering)}</ul>`;
    case 'orderedList': {
      const start = block.attrs?.start ?? 1;
      return `<ol${start === 1 ? '' : ` start="${start}"`}>${items(block.content, rendering)}</ol>`;
    }
    case 'blockquote':
      return `<blockquote>${rendering.blocks(block.content)}</blockquote>`;
    case 'pullQuote':
      return pullQuote(block, rendering);
    case 'image':
      return renderImage(block, rendering);
    case 'gallery':
      return `<div${classOf('gallery', rendering)}>${rendering.blocks(block.content)}</div>`;
    case 'linkCard':
      return linkCard(block, rendering);
    case 'table':
      return renderTable(block, tight, rendering);
    case 'horizontalRule':
      return '<hr>';
    case 'factBox':
      return factBox(block, rendering);
    case 'correctionNote':
      return correctionNote(block, rendering);
  }
}

/**
 * A document as HTML for the reader's page, e-mail and feeds: no script, no inline style, nothing loaded from others;
 * every text and attribute is escaped. Headings never skip a level below an h1. Stands inside one `article` or `div`.
 */
export function renderHtml(document: Document, options: RenderOptions): string {
  const taken = new Set<string>();
  const rendering: Rendering = {
    options,
    words: WORDS[options.language ?? 'en'],
    label: (name, numbered) => {
      let label = numbered ? `${name} 1` : name;
      for (let nth = 2; taken.has(label); nth++) label = `${name} ${nth}`;
      taken.add(label);
      return label;
    },
    blocks: (blocks) => blocks.map((block) => render(block, rendering)).join(''),
  };
  return rendering.blocks(settleHeadings(document).content);
}
