import { Mark, mergeAttributes, Node } from '@tiptap/core';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { FactBoxView } from './fact-box-view.tsx';
import { ImageView } from './image-view.tsx';
import { LinkCardView } from './link-card-view.tsx';
import { PullQuoteView } from './pull-quote-view.tsx';

/** An attribute that travels through the clipboard as `data-NAME`. */
function carried(name: string, fallback: unknown = null, read: (text: string) => unknown = (text) => text) {
  return {
    default: fallback,
    parseHTML: (element: HTMLElement) => {
      const text = element.getAttribute(`data-${name}`);
      return text === null ? fallback : read(text);
    },
    renderHTML: (attrs: Record<string, unknown>) => (attrs[name] === null || attrs[name] === undefined ? {} : { [`data-${name}`]: String(attrs[name]) }),
  };
}

/** Small capitals. */
export const SmallCaps = Mark.create({
  name: 'smallCaps',
  parseHTML: () => [{ tag: 'span[data-small-caps]' }, { style: 'font-variant=small-caps' }, { style: 'font-variant-caps=small-caps' }],
  renderHTML: () => ['span', { 'data-small-caps': '', class: 'small-caps' }, 0],
});

/** Text above or below the line; one excludes the other. */
export const Subscript = Mark.create({ name: 'subscript', excludes: 'superscript', parseHTML: () => [{ tag: 'sub' }], renderHTML: () => ['sub', 0] });
/** See `Subscript`. */
export const Superscript = Mark.create({ name: 'superscript', excludes: 'subscript', parseHTML: () => [{ tag: 'sup' }], renderHTML: () => ['sup', 0] });

/** A sentence of the story set large, with who said it. */
export const PullQuote = Node.create({
  name: 'pullQuote',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ source: carried('source') }),
  parseHTML: () => [{ tag: 'aside[data-pull-quote]' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', mergeAttributes({ 'data-pull-quote': '' }, HTMLAttributes), 0],
  addNodeView: () => ReactNodeViewRenderer(PullQuoteView),
});

/** A picture of the library. Pictures of other sites are never loaded. */
export const Image = Node.create({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    media: carried('media'),
    alt: carried('alt', ''),
    caption: carried('caption'),
    credit: carried('credit'),
    width: carried('width', 1, Number),
    height: carried('height', 1, Number),
  }),
  parseHTML: () => [{ tag: 'figure[data-media]' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes],
  addNodeView: () => ReactNodeViewRenderer(ImageView),
});

/** Pictures side by side. */
export const Gallery = Node.create({
  name: 'gallery',
  group: 'block',
  content: 'image+',
  isolating: true,
  parseHTML: () => [{ tag: 'div[data-gallery]' }],
  renderHTML: () => ['div', { 'data-gallery': '', class: 'gallery' }, 0],
});

/** Something of another site, as a link with a title. */
export const LinkCard = Node.create({
  name: 'linkCard',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ url: carried('url', ''), title: carried('title', ''), description: carried('description'), site: carried('site') }),
  parseHTML: () => [{ tag: 'div[data-link-card]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', mergeAttributes({ 'data-link-card': '' }, HTMLAttributes)],
  addNodeView: () => ReactNodeViewRenderer(LinkCardView),
});

/** Facts beside the story, under a title. */
export const FactBox = Node.create({
  name: 'factBox',
  group: 'block',
  content: 'block+',
  defining: true,
  isolating: true,
  addAttributes: () => ({ title: carried('title') }),
  parseHTML: () => [{ tag: 'aside[data-fact-box]' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', mergeAttributes({ 'data-fact-box': '' }, HTMLAttributes), 0],
  addNodeView: () => ReactNodeViewRenderer(FactBoxView),
});

/** A correction as it stands in the text of an older or imported story. */
export const CorrectionNote = Node.create({
  name: 'correctionNote',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({ at: carried('at', null, Number) }),
  parseHTML: () => [{ tag: 'aside[data-correction-note]' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', mergeAttributes({ 'data-correction-note': '', class: 'correction-note' }, HTMLAttributes), 0],
});
