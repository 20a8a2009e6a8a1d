import { problem, type Problem, type ProblemCode } from './problem.ts';

/** What a function gives back when it can be refused: the value, or the problem. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** The good outcome. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** The refused outcome, from a registered code and a sentence for people. */
export function refuse(code: ProblemCode, detail: string): Result<never> {
  return { ok: false, problem: problem(code, detail) };
}

/** The refused outcome, passing on a problem that another function gave. */
export function failed(cause: Problem): Result<never> {
  return { ok: false, problem: cause };
}
