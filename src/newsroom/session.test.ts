import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf, openTestNewsroom, PASSWORD, type TestNewsroom } from '../../test/newsroom.ts';
import { createSetupLink } from './setup.ts';

describe.each(['sqlite', 'postgres'] as const)('who is let in, on %s', (engine) => {
  let room: TestNewsroom;
  beforeAll(async () => {
    room = await openTestNewsroom(engine);
  });
  afterAll(() => room.close());

  it('makes the first administrator by the set-up link, once', async () => {
    const { parts, stranger } = room;
    const first = await createSetupLink(parts);
    const second = await createSetupLink(parts);
    expect(second?.url).toMatch(/^http:\/\/localhost:3000\/desk\/setup\?token=[0-9a-z]{26}$/);
    const tokenOf = (url = '') => new URL(url).searchParams.get('token') ?? '';
    const body = { token: tokenOf(second?.url), name: 'Ada', email: 'Ada@Station.example', password: PASSWORD, station: 'empty' as const };
    expect((await stranger.call('setup.get')).body).toMatchObject({ needed: true, stationKind: null });
    expect((await stranger.call('setup.create', { body: { ...body, token: tokenOf(first?.url) } })).status).toBe(410);
    expect((await stranger.call('setup.create', { body: { ...body, password: 'too short' } })).status).toBe(400);

    const [one, two] = await Promise.all([
      stranger.call('setup.create', { body }),
      stranger.call('setup.create', { body: { ...body, email: 'eve@station.example' } }),
    ]);
    expect([one.status, two.status].toSorted()).toEqual([200, 410]);
    const made = one.status === 200 ? one : two;
    expect(made.body).toMatchObject({ name: 'Ada', role: 'administrator' });
    expect((await stranger.call('setup.get')).body).toMatchObject({ needed: false, stationKind: 'empty' });
    expect(room.opened).toEqual(['empty']);
    expect(await createSetupLink(parts)).toBeNull();
    expect((await stranger.call('setup.create', { body })).status).toBe(410);
  });

  it('keeps no token and no password where the database can be read', async () => {
    const link = await room.parts.links.create({ kind: 'password', member: 'x', name: 'X', email: 'x@station.example' }, 1000);
    const rows = await Promise.all(
      ['user', 'session', 'account', 'verification'].map((table) =>
        room.temp.database.writer
          .selectFrom(table as never)
          .selectAll()
          .execute(),
      ),
    );
    expect(JSON.stringify(rows)).not.toContain(link.token);
    expect(JSON.stringify(rows)).not.toContain(PASSWORD);
  });

  it('sets a cookie that scripts and other sites cannot use, and asks the store at every request', async () => {
    const editor = await room.join('editor', 'Kit');
    const answer = await room.stranger.call('session.signIn', { body: { email: editor.email, password: PASSWORD } });
    const cookie = String(answer.raw.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(JSON.stringify(answer.body)).not.toMatch(/token/);
    expect((await editor.call('session.get')).body).toMatchObject({ name: 'Kit', role: 'editor' });
    const forged = editor.cookie.replace(/=(.)/, (_, c: string) => `=${c === 'a' ? 'b' : 'a'}`);
    expect((await room.stranger.call('session.get', {}, { cookie: forged })).status).toBe(401);
    expect((await editor.call('session.signOut')).status).toBe(200);
    expect((await editor.call('session.get')).status).toBe(401);
  });

  it('answers alike for a wrong password, an unknown account and a suspended one', async () => {
    const gone = await room.join('reporter', 'Sam Suspended');
    await room.parts.staff.suspend(gone.id, true);
    const bodies = await Promise.all(
      [
        { email: gone.email, password: PASSWORD },
        { email: 'kit@station.example', password: 'not the right one' },
        { email: 'nobody@station.example', password: 'not the right one' },
      ].map(async (body) => (await room.stranger.call('session.signIn', { body })).raw),
    );
    for (const raw of bodies) {
      expect(raw.statusCode).toBe(401);
      expect(raw.body).toBe(bodies[0]?.body);
      expect(Object.keys(raw.headers)).toEqual(Object.keys(bodies[0]?.headers ?? {}));
      expect(raw.headers['set-cookie']).toBeUndefined();
    }
    expect(
      await room.temp.database.writer
        .selectFrom('session' as never)
        .selectAll()
        .where('userId' as never, '=', gone.id as never)
        .execute(),
    ).toEqual([]);
  });

  it('refuses a suspended, demoted or removed member with their next request', async () => {
    const member = await room.join('editor', 'Mo');
    const admin = await room.join('administrator', 'Root');
    expect((await member.call('audit.list')).status).toBe(200);
    await admin.call('staff.setRole', { params: { id: member.id }, body: { role: 'reporter' } });
    expect((await member.call('audit.list')).status).toBe(403);
    await admin.call('staff.suspend', { params: { id: member.id }, body: { suspended: true } });
    expect((await member.call('session.get')).status).toBe(401);
    await admin.call('staff.suspend', { params: { id: member.id }, body: { suspended: false } });
    expect((await member.call('session.get')).status).toBe(401);
    const again = await room.signIn(member.email);
    await admin.call('staff.remove', { params: { id: member.id } });
    expect((await again.call('session.get')).status).toBe(401);
  });

  it('tells nobody that they are signed out while the database is away', async () => {
    const broken = await openTestNewsroom(engine);
    const member = await broken.join('reporter');
    await broken.temp.database.writer.schema.dropTable('session').execute();
    for (const answer of [
      await member.call('session.get'),
      await broken.stranger.call('session.signIn', { body: { email: member.email, password: PASSWORD } }),
    ]) {
      expect([answer.status, answer.body['type']]).toEqual([503, 'store/unavailable']);
    }
    await broken.close();
  });

  it('keeps one administrator who can sign in', async () => {
    const lone = await openTestNewsroom(engine);
    const admin = await lone.join('administrator');
    const params = { id: admin.id };
    for (const answer of [
      await admin.call('staff.setRole', { params, body: { role: 'reporter' } }),
      await admin.call('staff.suspend', { params, body: { suspended: true } }),
      await admin.call('staff.remove', { params }),
    ])
      expect([answer.status, answer.body['type']]).toEqual([409, 'staff/last-administrator']);
    await lone.close();
  });

  it('stops guessing, for accounts that exist and that do not, whatever the address', async () => {
    const guarded = await openTestNewsroom(engine, { limits: { account: 4, address: 1000 } });
    await guarded.join('reporter', 'Guessed');
    const statuses = async (email: string) => {
      const all: number[] = [];
      for (let i = 0; i < 6; i++)
        all.push((await guarded.stranger.call('session.signIn', { body: { email, password: `guess number ${i}` } }, { 'x-asker': `203.0.113.${i}` })).status);
      return all;
    };
    expect(await statuses('GUESSED@station.example ')).toEqual([401, 401, 401, 401, 429, 429]);
    expect(await statuses('unknown@station.example')).toEqual([401, 401, 401, 401, 429, 429]);
    guarded.clock.advance(16 * 60 * 1000);
    expect((await guarded.stranger.call('session.signIn', { body: { email: 'guessed@station.example', password: PASSWORD } })).status).toBe(200);
    await guarded.close();
  });

  it('stops one address that tries many accounts, a /64 counted as one, and spends no account’s attempts on it', async () => {
    const guarded = await openTestNewsroom(engine, { limits: { account: 2, address: 3 } });
    const from = async (host: string, email: string) =>
      (await guarded.stranger.call('session.signIn', { body: { email, password: 'x' } }, { 'x-asker': host })).status;
    for (let i = 0; i < 3; i++) expect(await from(`2001:db8:7:7::${i}`, `n${i}@station.example`)).toBe(401);
    for (let i = 0; i < 3; i++) expect(await from('2001:db8:7:7:ffff::1', 'victim@station.example')).toBe(429);
    expect(await from('2001:db8:7:8::1', 'victim@station.example')).toBe(401);
    await guarded.close();
  });

  it('takes an invitation and a password link once each', async () => {
    const admin = await room.join('administrator', 'Inviter');
    const invited = await admin.call('staff.invite', { body: { email: 'new@station.example', name: 'New Reporter', role: 'reporter' } });
    const token = new URL(invited.body.url).searchParams.get('token') ?? '';
    expect((await room.stranger.call('links.get', { params: { token } })).body).toMatchObject({ kind: 'invitation', name: 'New Reporter' });
    expect((await admin.call('staff.list')).raw.body).not.toContain(token);
    const joined = await room.stranger.call('links.use', { params: { token }, body: { password: PASSWORD } });
    expect(joined.body).toMatchObject({ role: 'reporter', email: 'new@station.example' });
    expect((await room.stranger.call('links.use', { params: { token }, body: { password: PASSWORD } })).status).toBe(410);

    const inviteAs = async (role: 'administrator' | 'reporter') =>
      new URL((await admin.call('staff.invite', { body: { email: 'twice@station.example', name: 'Twice', role } })).body.url).searchParams.get('token') ?? '';
    const [asAdministrator, asReporter] = [await inviteAs('administrator'), await inviteAs('reporter')];
    expect((await room.stranger.call('links.use', { params: { token: asAdministrator }, body: { password: PASSWORD } })).status).toBe(410);
    expect((await room.stranger.call('links.get', { params: { token: asReporter } })).status).toBe(200);

    const before = cookieOf(joined.raw);
    const reset = await admin.call('staff.resetLink', { params: { id: joined.body.id } });
    const params = { token: new URL(reset.body.url).searchParams.get('token') ?? '' };
    expect((await room.stranger.call('links.use', { params, body: { password: 'a quite different password' } })).status).toBe(200);
    expect((await room.stranger.call('session.get', {}, { cookie: before })).status).toBe(401);
    await room.signIn('new@station.example', 'a quite different password');
    expect((await room.stranger.call('links.use', { params, body: { password: PASSWORD } })).status).toBe(410);
  });

  it('changes a password only with the present one, and ends the other sessions', async () => {
    const member = await room.join('reporter', 'Pat');
    const other = await room.signIn(member.email);
    expect((await member.call('session.changePassword', { body: { current: 'wrong', next: 'another long password' } })).status).toBe(401);
    const changed = await member.call('session.changePassword', { body: { current: PASSWORD, next: 'another long password' } });
    expect(changed.status).toBe(200);
    expect((await other.call('session.get')).status).toBe(401);
    expect((await room.stranger.call('session.get', {}, { cookie: cookieOf(changed.raw) })).status).toBe(200);
  });
});
