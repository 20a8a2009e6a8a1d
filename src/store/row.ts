import { z } from 'zod';

/** JSON kept as text, checked against `schema`. */
export function jsonColumn<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
}

/** 0 or 1, read as false or true. */
export const flagColumn = z.number().transform((flag) => flag === 1);

/** A row as its table promises it. A row that is not so is a damaged database: throws, naming table and column. */
export function readRow<T extends z.ZodType>(schema: T, table: string, row: unknown): z.output<T> {
  const read = schema.safeParse(row);
  if (read.success) return read.data;
  const first = read.error.issues[0];
  throw new Error(`A row of ${table} cannot be read: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}`);
}

/** A value as JSON text; undefined becomes null. */
export function toJson(value: unknown): string {
  return JSON.stringify(value ?? null);
}

/** True as 1. */
export function toFlag(value: boolean): number {
  return value ? 1 : 0;
}
