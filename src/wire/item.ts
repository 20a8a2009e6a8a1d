/** IPTC ninjs words. `withheld` and `canceled` are never offered for publication. */
export type PubStatus = 'usable' | 'withheld' | 'canceled';

/**
 * One message of the wire as it was read, before anything is made of it. Every decoder gives this shape.
 * Instants are ISO 8601 in UTC (`2026-01-20T18:51:00Z`); a date without a zone and no zone known for the source
 * ends in `Naive` (`2026-01-20T18:51:00Naive`). Unknown is null, never an empty string.
 */
export type WireItem = {
  readonly format: WireFormat;
  /** Identity at the source; the same for all versions. */
  readonly uri: string | null;
  readonly version: string | null;
  readonly versionCreated: string | null;
  readonly firstCreated: string | null;
  readonly pubStatus: PubStatus;
  /** What the source says this message means: `update`, `correction`, … as written there. */
  readonly signal: string | null;
  /** 1 (most) to 9 (least), IPTC urgency. */
  readonly urgency: number | null;
  readonly slugline: string | null;
  readonly headline: string | null;
  readonly byline: string | null;
  /** Dateline place. */
  readonly located: string | null;
  /** Body without scripts, styles and handlers; becomes a document only through `story/parse-html.ts`. */
  readonly bodyHtml: string | null;
  readonly bodyText: string | null;
  readonly summary: string | null;
  readonly language: string | null;
  readonly subjects: readonly WireSubject[];
  readonly canonicalUrl: string | null;
  /** For editors only: never on a page, feed or public API. */
  readonly edNote: string | null;
  readonly embargoedUntil: string | null;
  readonly usageTerms: string | null;
  readonly copyrightHolder: string | null;
  readonly infoSource: string | null;
  readonly creditLine: string | null;
  readonly renditions: readonly WireRendition[];
  /** From then on nobody may show it (IPTC `expires`); not printed by `wire read`. */
  readonly expires?: string | null;
  /** Word for word, where the format has it beside the holder; not printed by `wire read`. */
  readonly copyrightNotice?: string | null;
};

/** A subject or category as the source names it. */
export type WireSubject = { readonly code: string | null; readonly name: string | null; readonly scheme: string | null };

/** A file that belongs to the item: picture, video, sound. */
export type WireRendition = {
  readonly href: string;
  readonly mimeType: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly title: string | null;
  readonly credit: string | null;
};

/** The formats that can be read. Adding one does not compile until `wire/decode/decode.ts` has its decoder. */
export type WireFormat = 'rss' | 'atom' | 'ninjs';
