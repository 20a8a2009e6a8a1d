// Makes a clone ready: installs what package-lock.json names and builds, each only where it is missing or out of date.
// Runs on any Node from 20 on, before anything is installed. `npm start` and `npm test` call it first.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode } from './find-node.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => join(root, ...parts);
const INSTALLED = at('node_modules', '.daybreak-installed');
const BUILT = at('dist', '.built');

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex');
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A folder's own time tells of a file taken away.
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function buildIsOld() {
  if (!existsSync(BUILT)) return true;
  const built = statSync(BUILT).mtimeMs;
  return ['src', 'sample', 'scripts', 'package-lock.json', 'package.json', 'vite.desk.config.ts'].some(
    (name) => existsSync(at(name)) && newest(at(name)) > built,
  );
}

function install(say) {
  say('Installing what package-lock.json names (npm ci) …');
  const args = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const run = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (run.status !== 0) {
    console.error('npm ci failed: see the lines above. Daybreak needs npm and the npm registry for its first start.');
    return run.status ?? 1;
  }
  writeFileSync(INSTALLED, lockHash());
  return 0;
}

function build(say) {
  const node = findNode();
  if (node === null) {
    console.error(`Daybreak needs Node 24, and there is none for ${process.platform}-${process.arch} in node_modules. Install Node 24 and try again.`);
    return 1;
  }
  say('Building …');
  const run = spawnSync(node, ['--disable-warning=ExperimentalWarning', at('scripts', 'build.ts')], { cwd: root, stdio: ['ignore', 2, 2] });
  return run.status ?? 1;
}

/** Installs and builds where needed. Gives an exit status: 0 is ready. An installed package without `src` is taken as built. */
export async function prepare({ quiet = false } = {}) {
  const say = (text) => console.error(quiet ? `daybreak: ${text}` : text);
  if (!existsSync(at('src'))) return 0;
  if (read(INSTALLED) !== lockHash()) {
    const status = install(say);
    if (status !== 0) return status;
  }
  return buildIsOld() ? build(say) : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(await prepare());
