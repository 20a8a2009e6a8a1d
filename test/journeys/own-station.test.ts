import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { setUpStation, watch } from './desk.ts';
import { startProgram, type Program } from './program.ts';

describe('an own station instead of the sample', () => {
  let program: Program;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let wrong: string[];
  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(), openBrowser()]);
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(15_000);
    wrong = watch(context, program.url);
    page = await context.newPage();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('takes every sample out, and never shows recorded weather', async () => {
    const sample = await fetch(`${program.url}/`).then((answer) => answer.text());
    expect(sample).toContain('State closes half the ferry slip');
    expect(sample).toMatch(/recorded sample/i);
    await setUpStation(page, program.setupUrl ?? '', { name: 'Valley Radio', town: 'Granite Falls' });
    const front = await fetch(`${program.url}/`).then((answer) => answer.text());
    expect(front).toContain('Valley');
    expect(front).not.toMatch(/ferry slip|Port Ellery|sample/i);
    expect((await fetch(`${program.url}/news/half-of-ferry-slip-closed-over-cracked-pilings`)).status).toBe(404);
    expect(await fetch(`${program.url}/feed.rss`).then((answer) => answer.text())).not.toContain('ferry');
    const weather = await fetch(`${program.url}/weather/granite-falls`);
    expect(weather.status).toBe(200);
    expect(await weather.text()).not.toMatch(/recorded/i);
  });

  test('a first story of its own goes out in a few steps', async () => {
    await page.goto(`${program.url}/desk/`);
    await page
      .getByRole('button', { name: 'New story' })
      .or(page.getByRole('link', { name: 'New story' }))
      .first()
      .click();
    await page.waitForURL(/\/desk\/stories\//);
    await page.getByLabel('Headline', { exact: true }).fill('The bridge is open again');
    await page.locator('.ProseMirror').click();
    await page.keyboard.type('Cars crossed the bridge at noon on Monday, six weeks late.');
    await page.getByLabel('Bylines').fill('Ana Ruiz');
    await page.getByLabel('Section', { exact: true }).selectOption('news');
    await page.getByText(/^Saved/).waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.locator('dialog[open]').getByRole('button', { name: 'Publish', exact: true }).click();
    await page.locator('a[target=_blank][href="/news/the-bridge-is-open-again"]').first().waitFor();
    const story = await fetch(`${program.url}/news/the-bridge-is-open-again`).then((answer) => answer.text());
    expect(story).toContain('six weeks late');
    expect(story).toContain('Ana Ruiz');
    expect(wrong).toEqual([]);
  });
});
