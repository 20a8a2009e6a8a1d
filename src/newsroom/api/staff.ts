import { ok, type Result } from '#platform/result.ts';
import type { Given, HandlersOf, NewsroomParts } from '../handler.ts';
import { inviteStaff, resetPassword } from '../staff-links.ts';
import type { StaffMember } from '../staff.ts';

type Asked = Pick<Given<'staff.remove'>, 'params' | 'me'>;

/** Who may sign in, as administrators manage it. */
export function staffHandlers(
  parts: NewsroomParts,
): HandlersOf<'staff.list' | 'staff.invite' | 'staff.withdraw' | 'staff.setRole' | 'staff.suspend' | 'staff.resetLink' | 'staff.remove' | 'audit.list'> {
  const { staff, links, store } = parts;
  const audit = async (me: StaffMember, action: string, subject: string, detail: unknown) =>
    store.audit.add({ at: await store.now(), by: me.name, action, subject, detail });
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
        invitations: invitations.flatMap(({ id, purpose, expiresAt }) =>
          purpose.kind === 'invitation' ? [{ id, name: purpose.name, email: purpose.email, role: purpose.role, expiresAt }] : [],
        ),
      });
    },
    async 'staff.invite'({ body, me }) {
      const link = await inviteStaff(parts, body);
      if (link.ok) await audit(me, 'staff.invite', `email:${body.email}`, { role: body.role });
      return link;
    },
    async 'staff.withdraw'({ params, me }) {
      await links.withdraw(params.id);
      await audit(me, 'staff.withdraw', `invitation:${params.id}`, {});
      return ok({ done: true });
    },
    'staff.setRole': (given) => change(given, 'staff.role', { role: given.body.role }, (id) => staff.setRole(id, given.body.role)),
    'staff.suspend': (given) => change(given, given.body.suspended ? 'staff.suspend' : 'staff.unsuspend', {}, (id) => staff.suspend(id, given.body.suspended)),
    async 'staff.resetLink'({ params, me }) {
      const link = await resetPassword(parts, params.id);
      if (link.ok) await audit(me, 'staff.resetLink', `staff:${params.id}`, {});
      return link;
    },
    async 'staff.remove'(given) {
      const removed = await change(given, 'staff.remove', {}, staff.remove);
      return removed.ok ? ok({ done: true }) : removed;
    },
    'audit.list': async ({ query }) => ok({ entries: await store.audit.list(query.limit) }),
  };
}
