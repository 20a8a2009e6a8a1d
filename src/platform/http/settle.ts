import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { addForm, type Finished } from './finished.ts';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Adds the best compressed forms, made off the main thread: gzip 9 and Brotli 11 (some 60 ms for 30 KB). */
export async function settle(answer: Finished): Promise<void> {
  if (answer.settled) return;
  answer.settled = true;
  const { body } = answer.identity;
  addForm(answer, 'gzip', await zip(body, { level: 9 }));
  // Above half a megabyte the last percents would take seconds.
  const quality = body.length > 512 * 1024 ? 6 : 11;
  addForm(answer, 'br', await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }));
}

/** Most pages that wait; more than that, and the ones that come later keep their first forms until they are made anew. */
const MOST_WAITING = 500;

/** A queue that settles one answer after the other, so that a surge of new pages never fills the threads of the machine. */
export function settleQueue(): (answer: Finished, done: () => void) => void {
  const waiting: { answer: Finished; done: () => void }[] = [];
  let running = false;
  const run = async (): Promise<void> => {
    running = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await settle(next.answer);
      next.done();
    }
    running = false;
  };
  return (answer, done) => {
    if (answer.settled || waiting.length >= MOST_WAITING) return;
    waiting.push({ answer, done });
    if (!running) void run();
  };
}
