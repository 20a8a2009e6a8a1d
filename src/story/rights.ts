import type { Instant } from '#platform/clock.ts';

/** What may be done with the words. Staff copy: all null. IPTC `usageTerms`, `copyrightHolder`, `expires`. */
export type Rights = {
  readonly usageTerms: string | null;
  readonly copyrightHolder: string | null;
  /** From then on no surface shows it. */
  readonly expiresAt: Instant | null;
  /** False: never in outgoing feeds. */
  readonly syndicate: boolean;
};

/** The rights of the station's own work. */
export const OWN_RIGHTS: Rights = { usageTerms: null, copyrightHolder: null, expiresAt: null, syndicate: true };
