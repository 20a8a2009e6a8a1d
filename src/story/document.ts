/**
 * The text of a story: the only stored form (JSON of a ProseMirror schema; names are Tiptap's where it has one).
 * There is no raw-HTML block. `document-schema.ts` checks foreign JSON against this.
 */
export type Document = { readonly type: 'doc'; readonly content: readonly Block[] };

/** What a document is made of, from top to bottom. */
export type Block =
  | { readonly type: 'paragraph'; readonly content?: readonly Inline[] }
  | { readonly type: 'heading'; readonly attrs: { readonly level: 2 | 3 | 4 }; readonly content?: readonly Inline[] }
  | { readonly type: 'bulletList'; readonly content: readonly ListItem[] }
  | { readonly type: 'orderedList'; readonly attrs?: { readonly start: number }; readonly content: readonly ListItem[] }
  | { readonly type: 'blockquote'; readonly content: readonly Block[] }
  | { readonly type: 'pullQuote'; readonly attrs?: { readonly source: string | null }; readonly content?: readonly Inline[] }
  | ImageBlock
  | { readonly type: 'gallery'; readonly content: readonly ImageBlock[] }
  | LinkCard
  | { readonly type: 'table'; readonly content: readonly TableRow[] }
  | { readonly type: 'horizontalRule' }
  | { readonly type: 'factBox'; readonly attrs?: { readonly title: string | null }; readonly content: readonly Block[] }
  | { readonly type: 'correctionNote'; readonly attrs?: { readonly at: number | null }; readonly content: readonly Block[] };

/** A picture in the text; `media` is a key of the station's library. */
export type ImageBlock = {
  readonly type: 'image';
  readonly attrs: {
    readonly media: string;
    readonly alt: string;
    readonly caption: string | null;
    readonly credit: string | null;
    readonly width: number;
    readonly height: number;
  };
};

/** Something of another site (video, post, page), shown as a link with a title; nothing of it is loaded. */
export type LinkCard = {
  readonly type: 'linkCard';
  readonly attrs: { readonly url: string; readonly title: string; readonly description: string | null; readonly site: string | null };
};

export type ListItem = { readonly type: 'listItem'; readonly content: readonly Block[] };
export type TableRow = { readonly type: 'tableRow'; readonly content: readonly TableCell[] };
export type TableCell = {
  readonly type: 'tableCell' | 'tableHeader';
  readonly attrs?: { readonly colspan: number; readonly rowspan: number };
  readonly content: readonly Block[];
};

/** Running text. */
export type Inline = { readonly type: 'text'; readonly text: string; readonly marks?: readonly Mark[] } | { readonly type: 'hardBreak' };

/** How a run of text is set. `link.href` is http, https, mailto, tel, or a path of this site. */
export type Mark =
  | { readonly type: 'bold' | 'italic' | 'smallCaps' | 'subscript' | 'superscript' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string } };
