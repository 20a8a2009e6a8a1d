import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { HtmlValidate, type ConfigData } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../source-files.ts';
import { openBrowser } from './browser.ts';
import { watch } from './desk.ts';
import { startProgram, type Program } from './program.ts';

const STORY = '/news/half-of-ferry-slip-closed-over-cracked-pilings';

const RULES = JSON.parse(readFileSync(join(ROOT, '.htmlvalidate.json'), 'utf8')) as ConfigData;

/** One of every kind of page, with the status it answers. */
const PAGES: readonly [path: string, status: number][] = [
  ['/', 200],
  ['/news', 200],
  ['/city-hall', 200],
  [STORY, 200],
  ['/city-hall/council-delays-seawall-vote-as-the-cost-doubles-to-8-4-million', 200],
  ['/topics/ferries', 200],
  ['/authors/dana-okafor', 200],
  ['/corrections', 200],
  ['/weather/port-ellery', 200],
  ['/weather/port-ellery/hourly', 200],
  ['/patterns', 200],
  ['/no-such-page', 404],
  ['/es', 200],
  [`/es${STORY}`, 200],
  ['/es/weather/port-ellery', 200],
  ['/es/weather/port-ellery/hourly', 200],
];

describe('every page of the sample station', () => {
  let program: Program;
  let browser: Browser;
  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(), openBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  const open = async (path: string, look: { width: number; dark: boolean }, check: (page: Page) => Promise<void>): Promise<void> => {
    const context = await browser.newContext({
      viewport: { width: look.width, height: 800 },
      colorScheme: look.dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
    const wrong = watch(context, program.url);
    const page = await context.newPage();
    await page.goto(program.url + path, { waitUntil: 'load' });
    await check(page);
    expect(wrong).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  };

  test.each(PAGES)('%s is valid HTML under a strict policy and answers %i', async (path, status) => {
    const answer = await fetch(program.url + path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await answer.text();
    const report = await new HtmlValidate(RULES).validateString(html);
    const faults = report.results.flatMap((result) =>
      result.messages.map((message) => `${message.line}:${message.column} ${message.ruleId} ${message.message}`),
    );
    expect(faults).toEqual([]);
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=|javascript:/i);
  });

  test.each(PAGES.filter(([path]) => path !== '/patterns'))('axe finds nothing on %s, light and dark, and nothing scrolls sideways at 320 px', async (path) => {
    for (const look of [
      { width: 320, dark: false },
      { width: 1280, dark: true },
    ]) {
      await open(path, look, async (page) => {
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      });
    }
  });

  test('the story page is light: 50 KB before pictures and type, 45 KB of type, 10 KB of script, no shift', async () => {
    const sizes = { page: 0, type: 0, script: 0, requests: 0 };
    await open(STORY, { width: 360, dark: false }, async (page) => {
      const context = page.context();
      const fresh = await context.newPage();
      fresh.on('response', async (response) => {
        const url = new URL(response.url());
        sizes.requests += 1;
        const bytes = gzipSync(await response.body().catch(() => Buffer.alloc(0))).length;
        if (url.pathname.endsWith('.woff2')) sizes.type += bytes;
        else if (!url.pathname.startsWith('/media/')) sizes.page += bytes;
        if (url.pathname.endsWith('.js')) sizes.script += bytes;
      });
      await fresh.addInitScript(() => {
        (globalThis as { shift?: number }).shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) (globalThis as { shift?: number }).shift! += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await fresh.goto(program.url + STORY, { waitUntil: 'networkidle' });
      expect(await fresh.evaluate(() => (globalThis as { shift?: number }).shift)).toBeLessThan(0.01);
    });
    expect(sizes.page).toBeLessThan(50 * 1024);
    expect(sizes.type).toBeLessThan(45 * 1024);
    expect(sizes.script).toBeLessThan(10 * 1024);
    expect(sizes.requests).toBeLessThanOrEqual(12);
  });

  test('the network may go away: the page stays, and what was loaded is enough to read', async () => {
    await open(STORY, { width: 360, dark: false }, async (page) => {
      await page.context().setOffline(true);
      expect(await page.locator('article').innerText()).toContain('62 wooden pilings');
      await page.context().setOffline(false);
    });
  });

  test('the keyboard reaches the text by the skip link', async () => {
    await open(STORY, { width: 1280, dark: false }, async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toMatch(/^#/);
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => location.hash)).not.toBe('');
    });
  });
});
