import type { BrowserContext, Page } from '@playwright/test';

/** The first administrator of a journey. */
export const ADMIN = { name: 'Dana Okafor', email: 'dana@station.example', password: 'a long enough password' };

/** Opens the one-time link, becomes the administrator and keeps the sample station or starts an own one; ends on the desk. */
export async function setUpStation(page: Page, setupUrl: string, own: { name: string; town: string } | null): Promise<void> {
  await page.goto(setupUrl);
  await page.getByLabel('Name').fill(ADMIN.name);
  await page.getByLabel('E-mail').fill(ADMIN.email);
  await page.locator('input[type=password]').fill(ADMIN.password);
  await page.getByRole('button', { name: 'Next' }).click();
  if (own !== null) {
    await page.getByText('Start our own station').click();
    await page.getByLabel('Name of the station').fill(own.name);
    await page.getByLabel('Town', { exact: true }).fill(own.town);
    await page.getByLabel('Latitude').fill('47.95');
    await page.getByLabel('Longitude').fill('-122.30');
  }
  await page.getByRole('button', { name: 'Open the newsroom' }).click();
  await page
    .getByRole('link', { name: 'Sign out' })
    .or(page.getByRole('button', { name: 'Sign out' }))
    .first()
    .waitFor();
}

/** Signs in as the administrator, wherever the desk asked for it. */
export async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('E-mail').fill(ADMIN.email);
  await page.locator('input[type=password]').fill(ADMIN.password);
  await page.keyboard.press('Enter');
  await page.getByText('Sign out').first().waitFor();
}

/** Collects what a page must never do: script errors, and requests to anywhere else. */
export function watch(context: BrowserContext, origin: string): string[] {
  const wrong: string[] = [];
  context.on('weberror', (error) => wrong.push(`script error: ${error.error().message}`));
  context.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob|about):/.test(request.url())) wrong.push(`request to ${request.url()}`);
  });
  context.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) wrong.push(message.text());
  });
  return wrong;
}
