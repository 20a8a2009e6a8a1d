import type { Instant } from '#platform/clock.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { OneTimeLinks } from './one-time-link.ts';
import type { Role } from './roles.ts';
import type { Staff } from './staff.ts';

const INVITATION_MS = 7 * 24 * 60 * 60 * 1000;
const PASSWORD_MS = 24 * 60 * 60 * 1000;

type Parts = { readonly staff: Staff; readonly links: OneTimeLinks; readonly baseUrl: string };

/** An address to hand to one person; it works once. */
export type HandedLink = { readonly url: string; readonly expiresAt: Instant };

const handed = ({ baseUrl }: Parts, { token, expiresAt }: { token: string; expiresAt: Instant }): Result<HandedLink> =>
  ok({ url: `${baseUrl}/desk/join?token=${token}`, expiresAt });

/** A link, good for seven days, by which the person makes their account. Refuses `staff/email-taken`. */
export async function inviteStaff(parts: Parts, person: { readonly name: string; readonly email: string; readonly role: Role }): Promise<Result<HandedLink>> {
  if ((await parts.staff.findByEmail(person.email)) !== null) return refuse('staff/email-taken', 'Someone with this e-mail address is on the staff already.');
  const { name, email, role } = person;
  // A second invitation replaces the first: its role may be another.
  await parts.links.withdrawAll((purpose) => purpose.kind === 'invitation' && purpose.email === email);
  return handed(parts, await parts.links.create({ kind: 'invitation', name, email, role }, INVITATION_MS));
}

/** A link, good for 24 hours, by which the member sets a new password. The old one works until then. Refuses `staff/not-found`. */
export async function resetPassword(parts: Parts, id: string): Promise<Result<HandedLink>> {
  const member = await parts.staff.find(id);
  if (member === null) return refuse('staff/not-found', 'There is no member of staff with this identifier any more.');
  await parts.links.withdrawAll((purpose) => purpose.kind === 'password' && purpose.member === id);
  return handed(parts, await parts.links.create({ kind: 'password', member: member.id, name: member.name, email: member.email }, PASSWORD_MS));
}
