import type { Instant } from '#platform/clock.ts';
import type { OneTimeLinks } from './one-time-link.ts';
import type { Staff } from './staff.ts';

const LASTS_MS = 24 * 60 * 60 * 1000;

/**
 * The one-time address by which the first administrator is made, new at every start and good for 24 hours; the ones before
 * it stop working. Null once there is an administrator.
 */
export async function createSetupLink(parts: {
  readonly staff: Staff;
  readonly links: OneTimeLinks;
  readonly baseUrl: string;
}): Promise<{ readonly url: string; readonly expiresAt: Instant } | null> {
  const { staff, links, baseUrl } = parts;
  if (await staff.hasAdministrator()) return null;
  await links.withdrawAll((purpose) => purpose.kind === 'setup');
  const { token, expiresAt } = await links.create({ kind: 'setup' }, LASTS_MS);
  return { url: `${baseUrl}/desk/setup?token=${token}`, expiresAt };
}
