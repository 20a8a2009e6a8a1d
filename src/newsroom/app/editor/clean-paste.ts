import { DOMParser, type ParseOptions, type Schema, type Slice } from '@tiptap/pm/model';

/** What carries no words of the text, or words that nobody saw. */
const DROPPED = 'script, style, template, noscript, iframe, object, embed, form, button, select, textarea, svg, math, meta, link, title';

function isHidden(element: HTMLElement): boolean {
  const { style } = element;
  return (
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    style.display === 'none' ||
    style.visibility === 'hidden' ||
    style.fontSize === '0px' ||
    style.opacity === '0' ||
    /mso-hide\s*:\s*all/i.test(element.getAttribute('style') ?? '')
  );
}

/** Our schema has heading levels 2 to 4: a page's title comes in as 2, deeper ones as 4. */
function levelHeadings(body: HTMLElement): void {
  for (const heading of body.querySelectorAll('h1, h5, h6')) {
    const next = body.ownerDocument.createElement(heading.tagName === 'H1' ? 'h2' : 'h4');
    next.append(...heading.childNodes);
    heading.replaceWith(next);
  }
}

/** Takes out of a pasted page, in place, what is hidden or no text. */
export function cleanPaste(body: HTMLElement): void {
  for (const element of body.querySelectorAll(DROPPED)) element.remove();
  for (const element of body.querySelectorAll<HTMLElement>('*')) if (isHidden(element)) element.remove();
  // Google Docs wraps everything into <b style="font-weight:normal">
  for (const bold of body.querySelectorAll<HTMLElement>('b, strong')) {
    if (/^(normal|400)$/.test(bold.style.fontWeight)) bold.replaceWith(...bold.childNodes);
  }
  levelHeadings(body);
}

/**
 * Reads what is pasted: cleaned, then by the schema, which takes only what a story can hold. It works on the tree that
 * ProseMirror already made, so that no other code turns strings into markup (Trusted Types).
 */
export class PasteParser extends DOMParser {
  static of(schema: Schema): PasteParser {
    return new PasteParser(schema, DOMParser.fromSchema(schema).rules);
  }

  override parseSlice(dom: HTMLElement, options?: ParseOptions): Slice {
    cleanPaste(dom);
    return super.parseSlice(dom, options);
  }
}
