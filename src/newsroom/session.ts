import type { Clock } from '#platform/clock.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { StoreUnavailable } from '#store/store-unavailable.ts';
import { countAttempts } from './attempts.ts';
import type { SignInLibrary } from './sign-in-library.ts';
import { staffMemberOf, type StaffMember } from './staff.ts';

/** What signing in gives: who it is, and the cookies to send. */
export type SignedIn = { readonly member: StaffMember; readonly cookies: readonly string[] };

/** Who is signed in. Sessions live on the server; the cookie holds only a signed random token. */
export type Sessions = {
  /**
   * Refuses `staff/sign-in-failed` with one and the same answer whatever was wrong, and `request/too-many` after too many
   * failures for the account or from the address.
   */
  signIn(given: { email: string; password: string; address: string; headers: Headers }): Promise<Result<SignedIn>>;
  /** Who the cookie stands for, read anew at every request; null for nobody, an ended session or a suspended member. */
  memberOf(headers: Headers): Promise<{ readonly member: StaffMember; readonly cookies: readonly string[] } | null>;
  /** Ends the session; the cookies that clear it. */
  signOut(headers: Headers): Promise<readonly string[]>;
  /** Refuses `staff/sign-in-failed` where `current` is wrong. Ends all other sessions of the member. */
  changePassword(given: { member: StaffMember; current: string; next: string; headers: Headers }): Promise<Result<readonly string[]>>;
};

const WITHIN_MS = 15 * 60 * 1000;

/** How many attempts to sign in are taken in a quarter of an hour, for one account and from one address. */
export const SIGN_IN_LIMITS = { account: 10, address: 50 };

const WRONG = 'This e-mail address and password do not go together. Check both, or ask an administrator for a new link.';
const TOO_MANY = 'Too many attempts. Wait a quarter of an hour and try again.';

function unavailable(cause: unknown): never {
  throw new StoreUnavailable('Who is signed in cannot be looked up: the database does not answer.', cause);
}

function cookiesOf(headers: Headers): readonly string[] {
  return headers.getSetCookie();
}

/** Sessions by the sign-in library. Attempts are counted for the account and for the address, whether or not the account exists. */
export function sessionsOf(library: SignInLibrary, clock: Clock, limits = SIGN_IN_LIMITS): Sessions {
  const byAccount = countAttempts({ most: limits.account, withinMs: WITHIN_MS }, clock);
  const byAddress = countAttempts({ most: limits.address, withinMs: WITHIN_MS }, clock);

  async function memberOf(headers: Headers) {
    if (!headers.has('cookie')) return null;
    // It throws only where the database failed it; "signed out" would be the wrong news.
    const { response, headers: answered } = await library.api.getSession({ headers, returnHeaders: true }).catch(unavailable);
    if (response === null) return null;
    const member = staffMemberOf(response.user);
    return member.suspended ? null : { member, cookies: cookiesOf(answered) };
  }

  return {
    memberOf,
    async signIn({ email, password, address, headers }) {
      // The address first: an address that is shut out must not use up the attempts of an account as well.
      if (!byAddress.take(address) || !byAccount.take(email)) return refuse('request/too-many', TOO_MANY);
      const answer = await library.api.signInEmail({ body: { email, password }, headers, asResponse: true }).catch(unavailable);
      if (answer.status >= 500) return unavailable(answer.status);
      if (!answer.ok) return refuse('staff/sign-in-failed', WRONG);
      const cookies = cookiesOf(answer.headers);
      const cookie = cookies.map((one) => one.split(';', 1)[0]).join('; ');
      const signedIn = await memberOf(new Headers({ cookie }));
      if (signedIn === null) {
        // A suspended member knows the password: the session just made must not stay.
        await library.api.signOut({ headers: new Headers({ cookie }) });
        return refuse('staff/sign-in-failed', WRONG);
      }
      byAccount.clear(email);
      return ok({ member: signedIn.member, cookies });
    },
    async signOut(headers) {
      const answer = await library.api.signOut({ headers, asResponse: true }).catch(unavailable);
      return cookiesOf(answer.headers);
    },
    async changePassword({ member, current, next, headers }) {
      if (!byAccount.take(member.email)) return refuse('request/too-many', TOO_MANY);
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
      const answer = await library.api.changePassword({ body, headers, asResponse: true }).catch(unavailable);
      if (answer.status >= 500) return unavailable(answer.status);
      if (!answer.ok) return refuse('staff/sign-in-failed', 'The current password is wrong.');
      byAccount.clear(member.email);
      return ok(cookiesOf(answer.headers));
    },
  };
}
