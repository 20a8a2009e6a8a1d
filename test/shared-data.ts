import { existsSync } from 'node:fs';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../shared/data');

/** The folder `sub` of the recordings beside the project, or null on a machine that has none. */
export function sharedData(sub: string): string | null {
  const folder = join(ROOT, sub);
  return existsSync(folder) ? folder : null;
}

/** Notes that `cases` cases of `corpus` ran, for the closing lines of `npm test`. */
export function tookFromShared(corpus: string, cases: number): void {
  const tally = process.env['DAYBREAK_CORPUS_TALLY'];
  if (tally !== undefined) appendFileSync(tally, `${corpus}\t${cases}\n`);
}
