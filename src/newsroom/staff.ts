import type { Clock, Instant } from '#platform/clock.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { ROLES, type Role } from './roles.ts';
import type { SignInLibrary } from './sign-in-library.ts';

/** Someone who may sign in. */
export type StaffMember = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly suspended: boolean;
  readonly createdAt: Instant;
};

/** A new account: role as invited, password as chosen by the person. */
export type NewMember = { readonly name: string; readonly email: string; readonly role: Role; readonly password: string };

/** The staff of the station. */
export type Staff = {
  list(): Promise<readonly StaffMember[]>;
  find(id: string): Promise<StaffMember | null>;
  findByEmail(email: string): Promise<StaffMember | null>;
  /** When each member's sessions were last used, by id; only members with a session. */
  lastSeen(): Promise<ReadonlyMap<string, Instant>>;
  hasAdministrator(): Promise<boolean>;
  /** Refuses `staff/email-taken`. */
  create(member: NewMember): Promise<Result<StaffMember>>;
  /** Refuses `staff/not-found`, `staff/last-administrator`; so do the next two. Takes effect with the next request. */
  setRole(id: string, role: Role): Promise<Result<StaffMember>>;
  /** Ends all sessions of the member at once. */
  suspend(id: string, suspended: boolean): Promise<Result<StaffMember>>;
  remove(id: string): Promise<Result<StaffMember>>;
  /** Also ends all sessions of the member. */
  setPassword(id: string, password: string): Promise<Result<StaffMember>>;
};

/** A row of the library's `user` table as a member; a role that nobody knows any more counts as reporter. */
export function staffMemberOf(user: Record<string, unknown>): StaffMember {
  return {
    id: String(user['id']),
    name: String(user['name']),
    email: String(user['email']),
    role: ROLES.find((role) => role === user['role']) ?? 'reporter',
    suspended: user['suspendedAt'] !== null && user['suspendedAt'] !== undefined,
    createdAt: new Date(user['createdAt'] as string | Date).getTime(),
  };
}

const NOT_FOUND = 'There is no member of staff with this identifier any more.';
const LAST = 'This is the last administrator. Make someone else administrator first.';

/** The staff on the tables of the sign-in library. */
export function staffOf(library: SignInLibrary, clock: Clock): Staff {
  const open = () => library.$context;
  const list = async () => {
    const users = await (await open()).adapter.findMany<Record<string, unknown>>({
      model: 'user',
      limit: 10_000,
      sortBy: { field: 'createdAt', direction: 'asc' },
    });
    return users.map(staffMemberOf);
  };
  const find = async (id: string) => {
    const user = await (await open()).internalAdapter.findUserById(id);
    return user === null ? null : staffMemberOf(user);
  };
  /** The member, unless the change would leave the station without an administrator who can sign in. */
  const changeable = async (id: string, staysAdministrator: boolean): Promise<Result<StaffMember>> => {
    const all = await list();
    const member = all.find((one) => one.id === id);
    if (member === undefined) return refuse('staff/not-found', NOT_FOUND);
    const others = all.some((one) => one.id !== id && one.role === 'administrator' && !one.suspended);
    if (!staysAdministrator && member.role === 'administrator' && !member.suspended && !others) return refuse('staff/last-administrator', LAST);
    return ok(member);
  };
  return {
    list,
    find,
    async findByEmail(email) {
      const found = await (await open()).internalAdapter.findUserByEmail(email.toLowerCase());
      return found === null ? null : staffMemberOf(found.user);
    },
    async lastSeen() {
      const sessions = await (await open()).adapter.findMany<{ userId: string; updatedAt: Date }>({ model: 'session', limit: 100_000 });
      const seen = new Map<string, Instant>();
      for (const { userId, updatedAt } of sessions) seen.set(userId, Math.max(seen.get(userId) ?? 0, new Date(updatedAt).getTime()));
      return seen;
    },
    hasAdministrator: async () => (await list()).some((member) => member.role === 'administrator'),
    async create({ name, email, role, password }) {
      const { internalAdapter, password: words } = await open();
      const hash = await words.hash(password);
      if ((await internalAdapter.findUserByEmail(email)) !== null) {
        return refuse('staff/email-taken', 'An account with this e-mail address exists. Sign in, or ask an administrator for a link to set a new password.');
      }
      const user = await internalAdapter.createUser({ name, email, emailVerified: true, role }, { method: 'other' } as never);
      await internalAdapter.createAccount({ userId: user.id, accountId: user.id, providerId: 'credential', password: hash });
      return ok(staffMemberOf(user));
    },
    async setRole(id, role) {
      const member = await changeable(id, role === 'administrator');
      if (!member.ok) return member;
      return ok(staffMemberOf(await (await open()).internalAdapter.updateUser(id, { role })));
    },
    async suspend(id, suspended) {
      const member = await changeable(id, !suspended);
      if (!member.ok) return member;
      const { internalAdapter } = await open();
      const user = await internalAdapter.updateUser(id, { suspendedAt: suspended ? new Date(clock.now()) : null });
      await internalAdapter.deleteUserSessions(id);
      return ok(staffMemberOf(user));
    },
    async remove(id) {
      const member = await changeable(id, false);
      if (member.ok) await (await open()).internalAdapter.deleteUser(id);
      return member;
    },
    async setPassword(id, password) {
      const member = await find(id);
      if (member === null) return refuse('staff/not-found', NOT_FOUND);
      const { internalAdapter, password: words } = await open();
      const hash = await words.hash(password);
      const account = await internalAdapter.findCredentialAccount(id);
      if (account === null || account === undefined)
        await internalAdapter.createAccount({ userId: id, accountId: id, providerId: 'credential', password: hash });
      else await internalAdapter.updatePassword(id, hash);
      await internalAdapter.deleteUserSessions(id);
      return ok(member);
    },
  };
}
