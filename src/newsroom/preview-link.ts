import type { Instant } from '#platform/clock.ts';
import { isSignedFor, sign } from '#platform/signature.ts';

const LASTS_MS = 12 * 60 * 60 * 1000;

/**
 * The address of the preview of a story's working copy: signed, for twelve hours, and for signed-in staff only (the page
 * asks for the session as well, so that a forwarded link shows nothing to a stranger). It lies on the desk's side, never
 * on an address that a reader's cache keeps.
 */
export function previewLink(key: string, story: string, now: Instant): { readonly path: string; readonly expiresAt: Instant } {
  const expiresAt = now + LASTS_MS;
  return { path: `/desk/preview/${story}?open=${sign(key, { purpose: 'preview', subject: story }, expiresAt)}`, expiresAt };
}

/** Does `token` (the `open` of a preview link) open this story at `now`? */
export function opensPreview(key: string, story: string, token: string, now: Instant): boolean {
  return isSignedFor(key, { purpose: 'preview', subject: story }, token, now);
}
