import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** The bytes of a page, as text: doctype and the rendered document. */
export function renderPage(page: VNode): string {
  return `<!DOCTYPE html>\n${renderToString(page)}`;
}
