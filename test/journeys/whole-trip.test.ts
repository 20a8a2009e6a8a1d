import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedData, tookFromShared } from '../shared-data.ts';
import { openBrowser } from './browser.ts';
import { setUpStation, signIn, watch } from './desk.ts';
import { freePort, startProgram, type Program } from './program.ts';

/** A feed of the recordings where they are, else our own. */
function feed(): { bytes: Buffer; headline: string; words: string } {
  const recordings = sharedData('wire/rss');
  if (recordings === null) {
    return {
      bytes: readFileSync(join(import.meta.dirname, '../fixtures/wire/rss-2.0.xml')),
      headline: 'bridge tolls rise Friday',
      words: 'Tolls go up 50 cents',
    };
  }
  tookFromShared('wire feeds through the browser', 1);
  return { bytes: readFileSync(join(recordings, 'rp-guardian.rss')), headline: 'FBI has', words: 'grave concerns' };
}

describe('a wire story and a forecast become one page', () => {
  const given = feed();
  let source: Server;
  let program: Program;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let wrong: string[];
  let live = '';

  beforeAll(async () => {
    const port = await freePort();
    source = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"1"' }).end(given.bytes)).listen(
      port,
      '127.0.0.1',
    );
    [program, browser] = await Promise.all([startProgram({ EGRESS_ALLOW: `127.0.0.1:${port}` }), openBrowser()]);
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(15_000);
    wrong = watch(context, program.url);
    page = await context.newPage();
    await setUpStation(page, program.setupUrl ?? '', null);
    await page.goto(`${program.url}/desk/sources`);
    await page.getByRole('button', { name: 'Add a source' }).click();
    await page.getByLabel(/^Name/).fill('A test agency');
    await page.getByLabel(/^Address/).fill(`http://127.0.0.1:${port}/feed.rss`);
    await page.getByLabel('Section').selectOption('news');
    await page.getByRole('button', { name: 'Save' }).click();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
    source?.close();
  });

  test('the set-up link works once', async () => {
    const other = await browser.newContext();
    const stranger = await other.newPage();
    await stranger.goto(program.setupUrl ?? '');
    await stranger
      .getByText(/sign in/i)
      .first()
      .waitFor();
    expect(await stranger.getByLabel('Name').count()).toBe(0);
    await other.close();
  });

  test('an item arrives, is taken, previewed and published', async () => {
    await page.goto(`${program.url}/desk/wire`);
    await page.getByText(given.headline, { exact: false }).first().click({ timeout: 20_000 });
    await page.getByRole('button', { name: /^Take/ }).click();
    await page.waitForURL(/\/desk\/stories\//);
    await page.getByLabel('Summary').fill('What readers should know first.');
    await page.getByText(/^Saved/).waitFor();
    const [preview] = await Promise.all([context.waitForEvent('page'), page.getByRole('button', { name: 'Preview' }).click()]);
    await preview.waitForLoadState();
    expect(await preview.locator('h1').innerText()).toContain(given.headline);
    await preview.close();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.locator('dialog[open]').getByRole('button', { name: 'Publish', exact: true }).click();
    const link = page.locator('a[target=_blank][href^="/news/"]').first();
    await link.waitFor();
    live = (await link.getAttribute('href')) ?? '';
  });

  test('readers get it with credit, times, share and the forecast, on the front too', async () => {
    const reader = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const said = watch(reader, program.url);
    const story = await reader.newPage();
    const answer = await story.goto(program.url + live);
    expect(answer?.status()).toBe(200);
    expect(await story.locator('h1').count()).toBe(1);
    expect(await story.locator('article').innerText()).toContain(given.words);
    expect(await story.locator('article').innerText()).toContain('A test agency');
    expect(await story.locator('article time[datetime]').count()).toBeGreaterThan(0);
    expect(await story.getByRole('link', { name: 'E-mail' }).getAttribute('href')).toContain('mailto:');
    expect(await story.locator('main table').last().locator('tbody tr').count()).toBe(8);
    expect(await story.locator('main').innerText()).toMatch(/recorded sample/i);
    expect(await story.locator('link[rel=canonical]').getAttribute('href')).toMatch(/^https?:\/\//);
    const ld = JSON.parse((await story.locator('script[type="application/ld+json"]').first().textContent()) ?? '') as { '@type': string };
    expect(JSON.stringify(ld)).toContain('NewsArticle');
    expect(await story.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await story
      .getByRole('link', { name: /hourly/i })
      .first()
      .click();
    expect(await story.locator('svg[role=img]').count()).toBeGreaterThan(0);
    await story.goto(`${program.url}/`);
    expect(await story.locator('main').innerText()).toContain(given.headline);
    expect(await fetch(`${program.url}/feed.rss`).then((a) => a.text())).not.toContain('A test agency'); // not ours to syndicate
    expect(said).toEqual([]);
    expect(await reader.cookies()).toEqual([]);
    await reader.close();
  });

  test('without script it reads the same', async () => {
    const reader = await browser.newContext({ javaScriptEnabled: false });
    const story = await reader.newPage();
    await story.goto(program.url + live);
    expect(await story.locator('article').innerText()).toContain(given.words);
    expect(await story.locator('main table').last().locator('tbody tr').count()).toBe(8);
    await reader.close();
  });

  test('a correction is shown at once; an unpublished story is gone', async () => {
    await page.getByRole('button', { name: 'Correct', exact: true }).click();
    await page.locator('dialog[open] textarea').first().fill('An earlier version gave the wrong day.');
    await page.locator('dialog[open]').getByRole('button', { name: 'Correct', exact: true }).click();
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    expect(await fetch(program.url + live).then((a) => a.text())).toContain('An earlier version gave the wrong day.');
    expect(await fetch(`${program.url}/corrections`).then((a) => a.text())).toContain('An earlier version gave the wrong day.');
    await page.getByRole('button', { name: /^More/ }).first().click();
    await page.getByRole('button', { name: 'Unpublish', exact: true }).click();
    const reason = page.locator('dialog[open] textarea');
    if ((await reason.count()) > 0) await reason.first().fill('A test.');
    await page.locator('dialog[open]').getByRole('button', { name: 'Unpublish', exact: true }).click();
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    const gone = await fetch(program.url + live);
    expect(gone.status).toBe(410);
    expect(await gone.text()).not.toContain(given.words);
    expect(await fetch(`${program.url}/`).then((a) => a.text())).not.toContain(given.headline);
  });

  test('no page asked for anything else, and no script failed', () => {
    expect(wrong).toEqual([]);
  });

  test('signing out ends it', async () => {
    await page.getByText('Sign out').first().click();
    await page.getByLabel('E-mail').waitFor();
    expect((await page.request.get(`${program.url}/api/session`)).status()).toBe(401);
    await signIn(page, `${program.url}/desk/`);
  });
});
