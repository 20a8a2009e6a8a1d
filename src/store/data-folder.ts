import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ok, refuse, type Result } from '#platform/result.ts';

// SQLITE_BUSY and SQLITE_LOCKED, https://www.sqlite.org/rescode.html
const HELD = new Set([5, 6]);

/** The folder that holds everything: the database file, the files, and who runs on it. */
export type DataFolder = {
  readonly path: string;
  readonly databaseFile: string;
  readonly files: string;
  /** Lets another process have the folder. */
  release(): void;
};

/**
 * Opens the data folder, making it where it is missing. `hold` keeps other processes out until `release` or the end of
 * this process, however it ends. Refuses `start/data-folder` and `start/locked`.
 */
export function openDataFolder(folder: string, hold: boolean): Result<DataFolder> {
  const path = resolve(folder);
  const files = join(path, 'files');
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    mkdirSync(files, { recursive: true });
    const probe = join(path, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    return refuse(
      'start/data-folder',
      `The data folder ${path} cannot be written: ${reason(error)}. Give this user write access, or set DATA_DIR to another folder.`,
    );
  }
  const databaseFile = join(path, 'daybreak.sqlite');
  if (!hold) return ok({ path, databaseFile, files, release: () => {} });
  const held = holdFolder(path);
  return held.ok ? ok({ path, databaseFile, files, release: held.value }) : held;
}

/**
 * An exclusive lock of the operating system on `daybreak.lock`, taken through SQLite: it ends with the process, so no
 * stale lock is left after a crash and a reused process number means nothing. Never open that file in this process in
 * another way: POSIX drops a process's locks on a file when it closes any handle of it.
 */
function holdFolder(path: string): Result<() => void> {
  const holder = join(path, 'daybreak.pid');
  let lock: DatabaseSync | null = null;
  try {
    lock = new DatabaseSync(join(path, 'daybreak.lock'), { timeout: 500 });
    lock.exec('begin exclusive');
    writeFileSync(holder, `${process.pid}\n`);
  } catch (error) {
    lock?.close();
    if (HELD.has(((error as { errcode?: number }).errcode ?? 0) & 0xff)) {
      return refuse('start/locked', `Another Daybreak${holderOf(holder)} runs on the data folder ${path}. Stop it first, or set DATA_DIR to another folder.`);
    }
    return refuse('start/data-folder', `The data folder ${path} cannot be locked: ${reason(error)}. It must be on a local disk and belong to this user.`);
  }
  const held = lock;
  return ok(() => {
    if (!held.isOpen) return;
    rmSync(holder, { force: true });
    held.close();
  });
}

function holderOf(file: string): string {
  try {
    const pid = readFileSync(file, 'utf8').trim();
    return /^\d+$/.test(pid) ? ` (process ${pid})` : '';
  } catch {
    return '';
  }
}

/** What went wrong, in the system's words made plain where they are known. */
function reason(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'this user may not write there';
    case 'EROFS':
      return 'it is on a read-only disk';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a file is in its place';
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return message;
  }
}
