import { ok, refuse, type Result } from '#platform/result.ts';
import type { Given, HandlersOf, NewsroomParts } from '../handler.ts';
import type { StaffMember } from '../staff.ts';

const INVITATION_MS = 7 * 24 * 60 * 60 * 1000;
const PASSWORD_LINK_MS = 24 * 60 * 60 * 1000;

type Asked = Pick<Given<'staff.remove'>, 'params' | 'me'>;

/** Who may sign in, as administrators manage it. */
export function staffHandlers(parts: NewsroomParts): HandlersOf<'staff.list' | 'staff.invite' | 'staff.withdraw' | 'staff.setRole' | 'staff.suspend' | 'staff.resetLink' | 'staff.remove' | 'audit.list'> {
  const { staff, links, store } = parts;
  const audit = async (me: StaffMember, action: string, subject: string, detail: unknown) => store.audit.add({ at: await store.now(), by: me.name, action, subject, detail });
  const url = (token: string) => `${parts.baseUrl}/desk/join?token=${token}`;
  const view = async (member: StaffMember) => ({ ...member, lastSeenAt: (await staff.lastSeen()).get(member.id) ?? null });
  const change = async ({ params, me }: Asked, action: string, detail: unknown, make: (id: string) => Promise<Result<StaffMember>>) => {
    const changed = await make(params.id);
    if (!changed.ok) return changed;
    await audit(me, action, `staff:${params.id}`, detail);
    return ok(await view(changed.value));
  };
  return {
    async 'staff.list'() {
      const [members, seen, invitations] = await Promise.all([staff.list(), staff.lastSeen(), links.list('invitation')]);
      return ok({
        staff: members.map((member) => ({ ...member, lastSeenAt: seen.get(member.id) ?? null })),
        invitations: invitations.flatMap(({ id, purpose, expiresAt }) => (purpose.kind === 'invitation' ? [{ id, name: purpose.name, email: purpose.email, role: purpose.role, expiresAt }] : [])),
      });
    },
    async 'staff.invite'({ body, me }) {
      if ((await staff.findByEmail(body.email)) !== null) return refuse('staff/email-taken', 'Someone with this e-mail address is on the staff already.');
      const { token, expiresAt } = await links.create({ kind: 'invitation', ...body }, INVITATION_MS);
      await audit(me, 'staff.invite', `email:${body.email}`, { role: body.role });
      return ok({ url: url(token), expiresAt });
    },
    async 'staff.withdraw'({ params, me }) {
      await links.withdraw(params.id);
      await audit(me, 'staff.withdraw', `invitation:${params.id}`, {});
      return ok({ done: true });
    },
    'staff.setRole': (given) => change(given, 'staff.role', { role: given.body.role }, (id) => staff.setRole(id, given.body.role)),
    'staff.suspend': (given) => change(given, given.body.suspended ? 'staff.suspend' : 'staff.unsuspend', {}, (id) => staff.suspend(id, given.body.suspended)),
    async 'staff.resetLink'({ params, me }) {
      const member = await staff.find(params.id);
      if (member === null) return refuse('staff/not-found', 'There is no member of staff with this identifier any more.');
      const { token, expiresAt } = await links.create({ kind: 'password', member: member.id, name: member.name, email: member.email }, PASSWORD_LINK_MS);
      await audit(me, 'staff.resetLink', `staff:${member.id}`, {});
      return ok({ url: url(token), expiresAt });
    },
    async 'staff.remove'(given) {
      const removed = await change(given, 'staff.remove', {}, staff.remove);
      return removed.ok ? ok({ done: true }) : removed;
    },
    'audit.list': async ({ query }) => ok({ entries: await store.audit.list(query.limit) }),
  };
}
