import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '#platform/clock.ts';
import { ENGINES, tempStore, type TempStore } from '../../test/temp-store.ts';

describe.each(ENGINES)("the sign-in library's tables on %s", (engine) => {
  let temp: TempStore;
  beforeAll(async () => {
    temp = await tempStore(systemClock, engine);
  });
  afterAll(() => temp.remove());

  const options = () => ({
    baseURL: 'http://localhost:3000',
    secret: 'for this test and no other, long enough',
    database: { db: temp.database.writer, type: engine },
    user: {
      additionalFields: {
        role: { type: 'string' as const, required: false as const, input: false as const },
        suspendedAt: { type: 'date' as const, required: false as const, input: false as const },
      },
    },
    emailAndPassword: { enabled: true },
    telemetry: { enabled: false },
  });

  test('are what it expects', async () => {
    const { toBeCreated, toBeAdded } = await getMigrations(options());
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
  });

  test('take a member, who signs in and out', async () => {
    const auth = betterAuth(options());
    const { user } = await auth.api.signUpEmail({ body: { name: 'Ana Ruiz', email: 'ana@example.org', password: 'a long enough password' } });
    expect(user).toMatchObject({ email: 'ana@example.org', emailVerified: false });
    const { token } = await auth.api.signInEmail({ body: { email: 'ana@example.org', password: 'a long enough password' } });
    expect(token).toBeTruthy();
    const context = await auth.$context;
    const found = await context.internalAdapter.findSession(token);
    expect(found?.user.id).toBe(user.id);
    expect(found?.session.expiresAt).toBeInstanceOf(Date);
    await context.internalAdapter.deleteUser(user.id);
    expect(await context.internalAdapter.findSession(token)).toBeNull();
  });
});
