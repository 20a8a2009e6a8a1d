import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from './clock.ts';

/** What a signature stands for: a purpose (`preview`), and the one thing it opens. */
export type Signed = { readonly purpose: string; readonly subject: string };

const mac = (key: string, { purpose, subject }: Signed, expiresAt: Instant): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify([purpose, subject, expiresAt]))
    .digest();

/** A token that opens `signed` until `expiresAt` (exclusive): `EXPIRY.MAC`, safe in an address. `key` is secret to this station. */
export function sign(key: string, signed: Signed, expiresAt: Instant): string {
  return `${expiresAt.toString(36)}.${mac(key, signed, expiresAt).toString('base64url')}`;
}

/** Does `token` open `signed` at `now`? False for anything else than a whole, unexpired token of `sign`. */
export function isSignedFor(key: string, signed: Signed, token: string, now: Instant): boolean {
  const found = /^([0-9a-z]{1,11})\.([\w-]{43})$/.exec(token);
  if (found === null) return false;
  const expiresAt = Number.parseInt(found[1] ?? '', 36);
  const expected = mac(key, signed, expiresAt);
  const given = Buffer.from(found[2] ?? '', 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected) && now < expiresAt;
}
