import type { Problem } from '#platform/problem.ts';
import type { ProblemBody } from './contract.ts';

/** A refusal with what the desk needs to go on: the story as it is now, or what is missing. */
export type Refusal = Problem & { readonly extra?: Pick<ProblemBody, 'errors' | 'story' | 'checks'> };

/** What a handler gives back: the value of its route's response, or a refusal. Every `Result` is one. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Refusal };

/** The body of `application/problem+json` for a refusal. */
export function problemBodyOf({ code, title, status, detail, extra }: Refusal): ProblemBody {
  return { type: code, title, status, detail, ...extra };
}
