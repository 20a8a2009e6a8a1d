import { z } from 'zod';
import { PERMISSIONS, ROLES, type Permission } from '../roles.ts';
import { filledLine, instant, list } from './shape.ts';

/** 12 to 128 characters of any kind (longer ones only cost time). */
export const password = z.string().min(12, 'needs at least 12 characters').max(128, 'may have at most 128 characters');

/** Lower-cased, so that one person is one account. */
export const email = z
  .string()
  .max(254)
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email('is no e-mail address'));

/** A one-time token of a link. */
export const token = z.string().regex(/^[0-9a-z]{20,64}$/, 'is no token of ours');

/** A member of staff as administrators see them. */
export const staffMember = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  suspended: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant.nullable(),
});

/** Who is asking: the signed-in person and what they may do. */
export const me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  permissions: list(z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]])),
});

/** Who gets a link, and as what. */
export const invitation = z.object({ email, name: filledLine(120), role: z.enum(ROLES) });

/** A one-time address to hand to the person; shown once, never kept. */
export const oneTimeLink = z.object({ url: z.string(), expiresAt: instant });
