import { escapeHtml } from '#platform/html.ts';
import type { Inline, Mark } from './document.ts';
import { classOf, type Rendering } from './rendering.ts';

const TAG: Readonly<Record<Exclude<Mark['type'], 'link' | 'smallCaps'>, string>> = { bold: 'strong', italic: 'em', subscript: 'sub', superscript: 'sup' };

function hrefOf(inline: Inline): string | null {
  return inline.type === 'text' ? (inline.marks?.find((mark) => mark.type === 'link')?.attrs.href ?? null) : null;
}

function renderMarks(inline: Inline, rendering: Rendering): string {
  if (inline.type === 'hardBreak') return '<br>';
  return (inline.marks ?? []).toReversed().reduce((inside, { type }) => {
    if (type === 'link') return inside;
    if (type === 'smallCaps') return rendering.options.forFeed === true ? inside : `<span${classOf('small-caps', rendering)}>${inside}</span>`;
    return `<${TAG[type]}>${inside}</${TAG[type]}>`;
  }, escapeHtml(inline.text));
}

function openLink(href: string, { options: { siteUrl, forFeed } }: Rendering): string {
  const whole = forFeed === true && siteUrl !== undefined && href.startsWith('/') ? siteUrl + href : href;
  const foreign = /^https?:/.test(whole) && (siteUrl === undefined || (whole !== siteUrl && !whole.startsWith(`${siteUrl}/`)));
  return `<a href="${escapeHtml(whole)}"${foreign ? ' rel="noopener"' : ''}>`;
}

/** Running text as HTML; texts that stand side by side under one address make one link. */
export function renderInline(content: readonly Inline[] | undefined, rendering: Rendering): string {
  let html = '';
  let open: string | null = null;
  for (const inline of content ?? []) {
    const href = hrefOf(inline);
    if (href !== open) html += (open === null ? '' : '</a>') + (href === null ? '' : openLink(href, rendering));
    open = href;
    html += renderMarks(inline, rendering);
  }
  return open === null ? html : `${html}</a>`;
}
