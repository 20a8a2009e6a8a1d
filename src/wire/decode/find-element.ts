import { elementsOf, type XmlElement } from '#platform/xml.ts';

/** The first element that `is` accepts, the root or at most `depth` levels under it: feeds stand inside other documents. */
export function findElement(root: XmlElement, is: (element: XmlElement) => boolean, depth = 3): XmlElement | null {
  if (is(root)) return root;
  if (depth === 0) return null;
  for (const child of elementsOf(root)) {
    const found = findElement(child, is, depth - 1);
    if (found !== null) return found;
  }
  return null;
}
