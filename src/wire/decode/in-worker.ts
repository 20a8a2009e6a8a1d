import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '#platform/package-root.ts';
import { refuse, type Result } from '#platform/result.ts';
import type { Decoded } from './decode.ts';
import type { DecodeHints } from './decoder.ts';

/** Decoding somewhere else. `close` ends the thread. */
export type DecodeWorker = { decode(bytes: Uint8Array, hints: DecodeHints): Promise<Result<Decoded>>; close(): Promise<void> } & AsyncDisposable;

/** Limits of the thread, and its file where it is not found by itself. */
export type DecodeWorkerOptions = { readonly entry?: URL; readonly timeoutMs?: number; readonly memoryMb?: number };

/** A thread that has not run yet reads its program first. */
const START_MS = 10_000;

/** The worker's file: beside this one when run from source, `dist/server/decode-worker.js` when built. */
function workerEntry(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./worker.ts', import.meta.url);
  return pathToFileURL(join(packageRoot(import.meta.dirname), 'dist/server/decode-worker.js'));
}

/** One delivery in the thread: its answer, or why it has none. The thread is of no use after a refusal. */
function runIn(
  worker: Worker,
  bytes: Uint8Array,
  hints: DecodeHints,
  timeoutMs: number,
): Promise<{ readonly result: Result<Decoded>; readonly usable: boolean }> {
  return new Promise((done) => {
    const answered = (result: Result<Decoded>): void => end(result, true);
    const broke = (fault: NodeJS.ErrnoException): void =>
      end(
        fault.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? refuse('wire/too-large', 'It needed more memory to read than is allowed.')
          : refuse('wire/broken', `It broke its reader (${fault.message}).`),
        false,
      );
    const ended = (): void => end(refuse('wire/broken', 'Its reader ended before it was done.'), false);
    const timer = setTimeout(() => end(refuse('wire/too-large', `It took longer than ${timeoutMs / 1000} seconds to read.`), false), timeoutMs);
    function end(result: Result<Decoded>, usable: boolean): void {
      clearTimeout(timer);
      worker.off('message', answered).off('error', broke).off('exit', ended);
      // A thread that is being ended may still complain; nobody waits for that.
      if (!usable) worker.on('error', () => {});
      done({ result, usable });
    }
    worker.on('message', answered).on('error', broke).on('exit', ended);
    // A copy of its own: a Buffer is often a window on memory that others use.
    const copy = new Uint8Array(bytes);
    worker.postMessage({ bytes: copy, hints }, [copy.buffer]);
  });
}

/**
 * Reads deliveries in a thread of its own, one after the other, with a memory cap and a time limit: a hostile
 * feed costs its own poll and nothing else. The thread starts with the first delivery, is kept for the next, and is
 * replaced after a failure. Refusals: those of `decode`, and `wire/too-large` for time and memory.
 */
export function openDecodeWorker(options: DecodeWorkerOptions = {}): DecodeWorker {
  const { entry = workerEntry(), timeoutMs = 5_000, memoryMb = 256 } = options;
  let worker: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const run = async (bytes: Uint8Array, hints: DecodeHints): Promise<Result<Decoded>> => {
    const fresh = worker === null;
    worker ??= new Worker(entry, {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: {},
      stdin: false,
    });
    const used = worker;
    used.ref();
    const { result, usable } = await runIn(used, bytes, hints, fresh ? timeoutMs + START_MS : timeoutMs);
    if (usable) used.unref();
    else {
      worker = null;
      await used.terminate();
    }
    return result;
  };

  const close = async (): Promise<void> => {
    await queue;
    await worker?.terminate();
    worker = null;
  };

  return {
    decode: (bytes, hints) => {
      const turn = queue.then(() => run(bytes, hints));
      queue = turn.catch(() => {});
      return turn;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
