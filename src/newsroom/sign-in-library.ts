import { betterAuth } from 'better-auth';
import type { Kysely } from 'kysely';
import type { Clock } from '#platform/clock.ts';
import { newId } from '#platform/id.ts';
import type { Log } from '#platform/log.ts';

/** What the sign-in library stands on. `database` is the store's own writing connection. */
export type SignInParts = {
  readonly database: { readonly writer: Kysely<never>; readonly engine: 'sqlite' | 'postgres' };
  /** Signs the cookies; secret to this station, kept over restarts. */
  readonly secret: string;
  readonly baseUrl: string;
  readonly clock: Clock;
  readonly log: Log;
};

const WEEK_SECONDS = 7 * 24 * 60 * 60;

/**
 * better-auth on the store's tables: passwords (scrypt), sessions kept on the server, cookies. Only its functions are
 * used: its own routes are never mounted, so that every address of the newsroom stands in `contract.ts`.
 * Never call it inside `store.transaction`: on SQLite both write on one connection.
 */
export function openSignInLibrary({ database, secret, baseUrl, clock, log }: SignInParts) {
  return betterAuth({
    appName: 'Daybreak',
    baseURL: baseUrl,
    secret,
    database: { db: database.writer, type: database.engine },
    user: {
      additionalFields: {
        role: { type: 'string', required: false, input: false },
        suspendedAt: { type: 'date', required: false, input: false },
      },
    },
    // Nobody signs up: accounts are made from one-time links (`one-time-link.ts`).
    emailAndPassword: { enabled: true, disableSignUp: true, autoSignIn: false, minPasswordLength: 12, maxPasswordLength: 128 },
    session: { expiresIn: WEEK_SECONDS, updateAge: 60 * 60, cookieCache: { enabled: false } },
    // Its limiter counts only on its own routes; ours is `attempts.ts`.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_, message) => log.error({ part: 'sign-in' }, message) },
    advanced: {
      cookiePrefix: 'daybreak',
      useSecureCookies: baseUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
      // Our migrations hold the schema; its own check would still run after a command has closed the database.
      database: { generateId: () => newId(clock.now()), validateSchema: false },
    },
  });
}

/** The sign-in library, open. */
export type SignInLibrary = ReturnType<typeof openSignInLibrary>;
