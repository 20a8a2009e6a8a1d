import { problem, type Problem } from '#platform/problem.ts';

/**
 * Thrown by any call of the store when the database does not answer (connection lost, disk full): not the caller's
 * fault and not a refusal of the trade. The request and the job are the places that catch it; `problem` is for people.
 */
export class StoreUnavailable extends Error {
  readonly code = 'store/unavailable';
  readonly problem: Problem;

  constructor(detail: string, cause: unknown) {
    super(detail, { cause });
    this.name = 'StoreUnavailable';
    this.problem = problem(this.code, detail);
  }
}
