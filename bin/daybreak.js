#!/usr/bin/env node
// The program's door. Makes sure that it is installed, built and run by Node 24, then starts dist/server/main.js.
import { prepare } from '../scripts/prepare.js';
import { findNode } from '../scripts/find-node.js';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));
const prepared = await prepare({ quiet: true });
if (prepared !== 0) process.exit(prepared);
if (!existsSync(main)) {
  console.error('The program is not built: run "npm run build" first.');
  process.exit(1);
}
const node = findNode();
if (node === null) {
  console.error('Daybreak needs Node 24. It was not found in node_modules: run "npm ci", or install Node 24.');
  process.exit(1);
}
if (node === process.execPath) {
  await import(main);
} else {
  // The channel ends with this process however it dies, and the program ends with the channel.
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, DAYBREAK_CHILD: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
}
