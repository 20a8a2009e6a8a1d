import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newToken } from '#platform/id.ts';
import type { FileStore } from './store.ts';

const HASH = /^[0-9a-f]{64}$/;

/**
 * Files by content under `folder`, spread over 256 folders by the first two digits. No name from outside becomes a
 * path: only a hash does. A file is whole before it has its name, and on the disk before `put` returns.
 */
export function fileStore(folder: string): FileStore {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash);
  return {
    async put(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(hash);
      if ((await sizeOf(path)) === bytes.byteLength) return hash;
      const made = await mkdir(dirname(path), { recursive: true });
      if (made !== undefined) await syncFolder(folder);
      await writeWhole(path, join(folder, `.new-${newToken()}`), bytes);
      return hash;
    },
    async get(hash) {
      if (!HASH.test(hash)) return null;
      try {
        return await readFile(pathOf(hash));
      } catch (error) {
        if ((error as { code?: string }).code === 'ENOENT') return null;
        throw error;
      }
    },
  };
}

async function writeWhole(path: string, draft: string, bytes: Uint8Array): Promise<void> {
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch {
    return null;
  }
}

/** The name itself must reach the disk too; Windows cannot sync a folder and does not need to. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
