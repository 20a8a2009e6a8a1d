// `npm test`: types, lint, then every test; closes with a line that counts them and one on the recordings that ran.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUpTests } from './test-setup.js';

const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'daybreak-test-'));
const tally = join(scratch, 'corpus');
const report = join(scratch, 'report.json');

function step(name: string, file: string, args: string[]): boolean {
  console.log(`— ${name}`);
  const run = spawnSync(process.execPath, [join(root, 'node_modules', file), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DAYBREAK_CORPUS_TALLY: tally },
  });
  return run.status === 0;
}

function closing(): { passed: number; failed: number; skipped: number } {
  const none = { passed: 0, failed: 1, skipped: 0 };
  if (!existsSync(report)) return none;
  const result = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    success: boolean;
  };
  const failed = result.numFailedTests + (result.numFailedTests === 0 && !result.success ? 1 : 0);
  return { passed: result.numPassedTests, failed, skipped: result.numPendingTests + result.numTodoTests };
}

function corpusLine(): string {
  const sums = new Map<string, number>();
  for (const line of existsSync(tally) ? readFileSync(tally, 'utf8').trim().split('\n') : []) {
    const [corpus = '', cases = '0'] = line.split('\t');
    sums.set(corpus, (sums.get(corpus) ?? 0) + Number(cases));
  }
  const total = [...sums.values()].reduce((a, b) => a + b, 0);
  if (total === 0) return 'Recordings beside the project: none found; the project’s own fixtures ran.';
  return `Recordings beside the project: ${total} cases (${[...sums].map(([corpus, cases]) => `${corpus} ${cases}`).join(', ')}).`;
}

if (setUpTests() !== 0) process.exit(1);
const only = process.argv.slice(2);
const checks =
  only.length > 0 ||
  [
    step('types', 'typescript/bin/tsc', ['--noEmit', '-p', '.']),
    step('types of the newsroom app', 'typescript/bin/tsc', ['--noEmit', '-p', 'src/newsroom/app']),
    step('lint', 'oxlint/bin/oxlint', ['--quiet']),
  ].every(Boolean);
step('tests', 'vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...only]);
const count = closing();
console.log(corpusLine());
if (!checks) console.log('Types or lint failed: see above.');
console.log(`${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`);
rmSync(scratch, { recursive: true });
process.exit(checks && count.failed === 0 && count.passed > 0 ? 0 : 1);
