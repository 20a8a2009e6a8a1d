import { ok, refuse } from '#platform/result.ts';
import type { HandlersOf, NewsroomParts } from '../handler.ts';
import { permissionsOf } from '../roles.ts';
import type { StaffMember } from '../staff.ts';
import type { ResponseOf } from '../contract.ts';

/** The signed-in person as the app knows them. */
export function meOf({ id, name, email, role }: StaffMember): ResponseOf<'session.get'> {
  return { id, name, email, role, permissions: permissionsOf(role) };
}

const SPENT = 'This link was used, withdrawn, or is over. Ask an administrator for a new one.';

/** Signing in and out, and the one-time links that make an account or set a new password. */
export function sessionHandlers(
  parts: NewsroomParts,
): HandlersOf<'session.get' | 'session.signIn' | 'session.signOut' | 'session.changePassword' | 'links.get' | 'links.use'> {
  const { sessions, staff, links, store } = parts;
  return {
    'session.get': async ({ me }) => ok(meOf(me)),
    async 'session.signIn'({ body, address, headers, setCookies }) {
      const signedIn = await sessions.signIn({ ...body, address, headers });
      if (!signedIn.ok) return signedIn;
      setCookies(signedIn.value.cookies);
      return ok(meOf(signedIn.value.member));
    },
    async 'session.signOut'({ headers, setCookies }) {
      setCookies(await sessions.signOut(headers));
      return ok({ done: true });
    },
    async 'session.changePassword'({ me, body, headers, setCookies }) {
      const changed = await sessions.changePassword({ member: me, current: body.current, next: body.next, headers });
      if (!changed.ok) return changed;
      setCookies(changed.value);
      await store.audit.add({ at: await store.now(), by: me.name, action: 'staff.password', subject: `staff:${me.id}`, detail: {} });
      return ok({ done: true });
    },
    async 'links.get'({ params }) {
      const link = await links.read(params.token);
      if (link === null || link.purpose.kind === 'setup') return refuse('staff/link-spent', SPENT);
      const { kind, name, email } = link.purpose;
      return ok({ kind, name, email, expiresAt: link.expiresAt });
    },
    async 'links.use'({ params, body, address, headers, setCookies }) {
      const seen = await links.read(params.token);
      if (seen === null || seen.purpose.kind === 'setup') return refuse('staff/link-spent', SPENT);
      const purpose = await links.use(params.token);
      if (purpose === null || purpose.kind === 'setup') return refuse('staff/link-spent', SPENT);
      const done =
        purpose.kind === 'invitation'
          ? await staff.create({ name: body.name ?? purpose.name, email: purpose.email, role: purpose.role, password: body.password })
          : await staff.setPassword(purpose.member, body.password);
      if (!done.ok) return done;
      const member = done.value;
      await store.audit.add({
        at: await store.now(),
        by: member.name,
        action: purpose.kind === 'invitation' ? 'staff.join' : 'staff.password',
        subject: `staff:${member.id}`,
        detail: { role: member.role },
      });
      const signedIn = await sessions.signIn({ email: member.email, password: body.password, address, headers });
      if (!signedIn.ok) return signedIn;
      setCookies(signedIn.value.cookies);
      return ok(meOf(member));
    },
  };
}
