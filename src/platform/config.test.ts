import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'config-'));

describe('settings', () => {
  test('all have a default good enough to start', () => {
    const at = folder();
    expect(readConfig({}, at)).toEqual({
      ok: true,
      value: expect.objectContaining({
        port: 3000,
        host: '127.0.0.1',
        baseUrl: 'http://localhost:3000',
        dataDir: join(at, 'data'),
        databaseUrl: null,
        station: 'sample',
        logLevel: 'info',
      }),
    });
  });

  test('an empty variable counts as unset', () => {
    expect(readConfig({ PORT: '' }, folder())).toMatchObject({ value: { port: 3000 } });
  });

  test('the environment beats the file', () => {
    const at = folder();
    writeFileSync(join(at, 'daybreak.json'), '{"PORT": 4000, "STATION": "empty"}');
    expect(readConfig({ PORT: '5000' }, at)).toMatchObject({ value: { port: 5000, station: 'empty' } });
  });

  test.each([
    [{ PORT: 'eighty' }, 'PORT is not a number: "eighty".'],
    [{ PORT: '70000' }, 'PORT is not a port (0 to 65535): "70000".'],
    [{ STATION: 'demo' }, 'STATION is neither "sample" nor "empty": "demo".'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL is not a postgres:// address: "mysql://x".'],
    [{ BASE_URL: 'station.example' }, 'BASE_URL is not an http or https address: "station.example".'],
    [{ EGRESS_ALLOW: 'a b' }, 'EGRESS_ALLOW is not a list of HOST or HOST:PORT'],
  ])('a wrong value %j is named in a sentence', (env, sentence) => {
    const result = readConfig(env, folder());
    expect(result).toMatchObject({ ok: false, problem: { code: 'config/bad-value' } });
    expect(!result.ok && result.problem.detail).toContain(sentence);
  });

  test('a file with an unknown setting, broken JSON or a missing name is refused', () => {
    const at = folder();
    writeFileSync(join(at, 'daybreak.json'), '{"PROT": 1}');
    expect(readConfig({}, at)).toMatchObject({ problem: { detail: expect.stringContaining('"PROT", which is no setting') } });
    writeFileSync(join(at, 'daybreak.json'), '{');
    expect(readConfig({}, at)).toMatchObject({ problem: { detail: expect.stringContaining('cannot be read as JSON') } });
    expect(readConfig({ DAYBREAK_CONFIG: 'other.json' }, at)).toMatchObject({ problem: { detail: expect.stringContaining('no such file') } });
  });
});
