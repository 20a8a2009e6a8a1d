import { chromium, type Browser } from '@playwright/test';
import { findChromium } from '../../scripts/test-setup.js';

/** Chromium as the tests use it: no word to the outside, no sandbox where root runs it. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('The journeys need Chromium: run "npm test", which installs it, or name it in CHROMIUM.');
  return chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    ],
  });
}
