/** How much one delivery may bring. From wire rules F-4, X-3, X-8 and H-8. */
export const LIMITS = {
  /** Bytes as they arrive; a larger file is refused by its size, unread. */
  bytes: 50_000_000,
  /** Bytes after decompression. */
  unpackedBytes: 50_000_000,
  /** Items taken from one delivery. */
  items: 10_000,
  /** Nesting of arrays and objects. */
  jsonDepth: 100,
  /** Elements in one item's HTML; more are refused before they are parsed. */
  htmlElements: 50_000,
  /** Characters of one item's HTML that are worked on (links resolved, text taken); longer ones are refused. */
  htmlChars: 2_000_000,
  /** Characters of the snippet that a refused item shows. */
  snippetChars: 300,
} as const;
