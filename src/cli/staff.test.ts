import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffCommand } from './staff.ts';

describe('daybreak staff', () => {
  let dir = '';
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'daybreak-staff-'));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  async function run(...args: string[]) {
    const said = { out: '', err: '' };
    const status = await staffCommand(args, {
      out: (text) => void (said.out += text),
      err: (text) => void (said.err += text),
      env: { DATA_DIR: dir, BASE_URL: 'https://news.example', LOG_LEVEL: 'silent' },
      cwd: dir,
    });
    return { status, ...said };
  }

  it('prints a one-time link for a new member', async () => {
    expect(await run('list')).toMatchObject({ status: 0, out: expect.stringContaining('Nobody yet') });
    const invited = await run('invite', '--email', 'Rae@News.example', '--name', 'Rae', '--role', 'editor');
    expect(invited).toMatchObject({ status: 0, err: '' });
    expect(invited.out).toMatch(/^https:\/\/news\.example\/desk\/join\?token=[0-9a-z]{26}\nWorks once, until .*Z\.\n$/);
  });

  it('says what is wrong', async () => {
    expect(await run('invite', '--email', 'rae', '--role', 'boss')).toMatchObject({ status: 1, err: expect.stringMatching(/--email: .*--role: /) });
    expect(await run('reset-link', 'nobody@news.example')).toMatchObject({ status: 1, err: expect.stringContaining('nobody@news.example') });
    for (const args of [[], ['fire'], ['list', 'x'], ['invite', '--salary', '1'], ['reset-link']])
      expect(await run(...args), args.join(' ')).toMatchObject({ status: 2, err: expect.stringContaining('Usage') });
  });
});
