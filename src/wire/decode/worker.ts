import { parentPort } from 'node:worker_threads';
import { decode } from './decode.ts';
import type { DecodeHints } from './decoder.ts';

// The entry of a worker thread (see in-worker.ts): reads one delivery a message, and does nothing when it is imported elsewhere.
const port = parentPort;
port?.on('message', ({ bytes, hints }: { bytes: Uint8Array; hints: DecodeHints }) => {
  port.postMessage(decode(bytes, hints));
});
