import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAIN, newFolder, runProgram, startProgram, type Program } from './program.ts';

describe('a start that cannot be', () => {
  test('names a wrong setting', async () => {
    const run = await runProgram(['serve'], { PORT: 'eighty' });
    expect(run.status).toBe(2);
    expect(run.err).toContain('PORT is not a number: "eighty".');
  });

  test('says that the port is taken, and by which setting to change it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const run = await runProgram(['serve'], { PORT: port, STATION: 'empty', DATA_DIR: join(newFolder(), 'data'), LOG_LEVEL: 'error' });
    other.close();
    expect(run.status).toBe(1);
    expect(run.err).toContain(`Another program listens on port ${port}`);
    expect(run.err).not.toContain('    at ');
  });

  test('says that the data folder cannot be used', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'data'), 'a file where a folder should be');
    const run = await runProgram(['serve'], { STATION: 'empty', DATA_DIR: join(folder, 'data') });
    expect(run.status).toBe(1);
    expect(run.err).toContain('The data folder cannot be used');
    expect(run.err).not.toContain('    at ');
  });

  test('knows its commands', async () => {
    expect(await runProgram(['sreve'])).toMatchObject({ status: 2, err: expect.stringContaining('There is no command "sreve"') });
    expect(await runProgram(['help'])).toMatchObject({ status: 0, out: expect.stringContaining('weather read') });
  });
});

describe('the program behind a door of an older Node', () => {
  const behindDoor = (args: string[], env: Record<string, string> = {}) =>
    spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], {
      stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
      env: { PATH: process.env['PATH'] ?? '', DAYBREAK_CHILD: '1', ...env },
    });
  const ended = (child: ReturnType<typeof behindDoor>) => new Promise<number | null>((resolve) => child.once('exit', (status) => resolve(status)));

  test('ends when its command is done', async () => {
    expect(await ended(behindDoor(['help']))).toBe(0);
  });

  test('ends when the door is killed', async () => {
    const child = behindDoor(['serve'], { STATION: 'empty', PORT: '0', DATA_DIR: join(newFolder(), 'data'), LOG_LEVEL: 'error' });
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.disconnect();
    expect(await ended(child)).toBe(1);
  });
});

describe('a running station', () => {
  let program: Program;
  beforeAll(async () => {
    program = await startProgram({ STATION: 'empty' });
  });
  afterAll(async () => {
    if (program.child.exitCode === null) await program.stop();
  });

  test('holds its data folder against a second one', async () => {
    const run = await runProgram(['serve'], { PORT: '0', DATA_DIR: join(program.dataDir, 'data') });
    expect(run.status).toBe(1);
    expect(run.err).toContain('Another Daybreak runs on this data folder');
  });

  test('gives a new set-up link, answers readers, and stops with status 0', async () => {
    expect(program.setupUrl).toMatch(/\/desk\/setup\?token=[0-9a-z]{20,}$/);
    expect(await fetch(`${program.url}/health`).then((answer) => answer.json())).toMatchObject({ status: 'ok' });
    expect((await fetch(`${program.url}/`)).status).toBe(200);
    expect((await fetch(`${program.url}/weather`)).status).toBe(404);
    expect(await program.stop()).toBe(0);
  });
});
