import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fileStore } from './files.ts';

const folder = mkdtempSync(join(tmpdir(), 'daybreak-files-'));
afterAll(() => rmSync(folder, { recursive: true }));
const files = fileStore(folder);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const everything = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

describe('files by content', () => {
  test('come back by the hash of their bytes', async () => {
    for (const bytes of [new Uint8Array(0), new Uint8Array([0, 255, 10]), new Uint8Array(300_000).fill(7)]) {
      const hash = await files.put(bytes);
      expect(hash).toBe(hashOf(bytes));
      expect(new Uint8Array((await files.get(hash)) ?? [])).toEqual(bytes);
    }
  });

  test('the same bytes are kept once, however many put them at a time', async () => {
    const before = everything().length;
    const bytes = Buffer.from('the same');
    const hashes = await Promise.all(Array.from({ length: 20 }, () => files.put(bytes)));
    expect(new Set(hashes).size).toBe(1);
    expect(everything().length).toBe(before + 1);
    const path = join(folder, hashOf(bytes).slice(0, 2), hashOf(bytes));
    const made = statSync(path).mtimeMs;
    await files.put(bytes);
    expect(statSync(path).mtimeMs).toBe(made);
  });

  test('a file that is not whole is written again', async () => {
    const bytes = Buffer.from('all of it');
    const hash = await files.put(bytes);
    const path = join(folder, hash.slice(0, 2), hash);
    truncateSync(path, 3);
    await files.put(bytes);
    expect(readFileSync(path)).toEqual(bytes);
  });

  test('nothing but a hash leads to a file', async () => {
    writeFileSync(join(folder, 'secret'), 'secret');
    for (const name of ['secret', '../secret', '', 'A'.repeat(64), `${'a'.repeat(63)}/`, hashOf(Buffer.from('never put'))]) {
      expect(await files.get(name)).toBeNull();
    }
  });
});
