import { z } from 'zod';

/** Milliseconds since 1970 in UTC; the app shows it in the station's zone. */
export const instant = z.int().min(-8.64e15).max(8.64e15);

/** An identifier made by `newId`, or any other key of ours: short, and free of slashes and dots. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'is no identifier');

/** Last part of an address: lower-case words and hyphens. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'may hold lower-case letters, digits and single hyphens only')
  .max(120);

/** A list that nobody changes. */
export function list<S extends z.ZodType>(of: S) {
  return z.array(of).readonly();
}

/** A line of text of at most `max` characters, without control characters; spaces around it are dropped. */
export function line(max: number) {
  return z
    .string()
    .max(max * 2)
    .transform((text) => text.replace(/\p{Cc}+/gu, ' ').trim())
    .pipe(z.string().max(max, `may have at most ${max} characters`));
}

/** As `line`, and must not be empty. */
export function filledLine(max: number) {
  return line(max).pipe(z.string().min(1, 'must not be empty'));
}

/** Nothing but that it went well. */
export const done = z.object({ done: z.literal(true) });
