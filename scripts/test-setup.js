// Finds what the tests need beyond npm (Chromium, PostgreSQL's binaries) and installs it with apt-get where it may.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(':')
    .map((dir) => `${dir}/${name}`)
    .find((path) => existsSync(path)) ?? null;

/** Path of Chromium, or null. */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  return ['chromium', 'chromium-browser', 'google-chrome'].map(onPath).find((path) => path !== null) ?? null;
}

/** Folder of PostgreSQL's server binaries, or null. */
export function findPostgres() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .filter((v) => Number(v) >= 15)
        .sort((a, b) => Number(b) - Number(a))
    : [];
  const folder = versions.map((v) => `${debian}/${v}/bin`).find((path) => existsSync(`${path}/initdb`));
  return folder ?? (onPath('initdb') === null ? null : onPath('initdb').replace(/\/initdb$/, ''));
}

function missing() {
  return [
    ...(findChromium() === null ? [{ what: 'Chromium', packages: ['chromium', 'fonts-liberation'] }] : []),
    ...(findPostgres() === null ? [{ what: 'PostgreSQL (15 or newer)', packages: ['postgresql'] }] : []),
  ];
}

/** Gives an exit status: 0 when everything is there. */
export function setUpTests() {
  const wanted = missing();
  if (wanted.length === 0) return 0;
  const names = wanted.map((w) => w.what).join(' and ');
  const packages = wanted.flatMap((w) => w.packages);
  if (process.getuid?.() !== 0 || onPath('apt-get') === null) {
    console.error(
      `The tests need ${names}. Install it (on Debian: sudo apt-get install ${packages.join(' ')}), or name your Chromium in CHROMIUM, and try again.`,
    );
    return 1;
  }
  console.error(`Installing ${names} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const run = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 2], env });
    if (run.status !== 0) {
      console.error(`apt-get ${args[0]} failed. Install ${packages.join(' ')} by hand and try again.`);
      return 1;
    }
  }
  return missing().length === 0 ? 0 : 1;
}
