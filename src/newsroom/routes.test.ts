import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestNewsroom, type Person, type TestNewsroom } from '../../test/newsroom.ts';
import { addressOf, ROUTES, type Route, type RouteName } from './contract.ts';
import { may, ROLES, type Role } from './roles.ts';

const NAMES = Object.keys(ROUTES) as RouteName[];
const PARAMS = { id: 'none', number: 1, token: 'a'.repeat(26) };

describe('every identity on every route', () => {
  let room: TestNewsroom;
  const people = new Map<string, Person>();
  beforeAll(async () => {
    room = await openTestNewsroom();
    for (const role of ROLES) people.set(role, await room.join(role));
    await room.join('administrator', 'Another'); // so that nothing stops at the last one
    const suspended = await room.join('administrator', 'Suspended');
    await room.parts.staff.suspend(suspended.id, true);
    const removed = await room.join('editor', 'Removed');
    await room.parts.staff.remove(removed.id);
    const out = await room.join('editor', 'Signed Out');
    await out.call('session.signOut');
    people.set('nobody', room.stranger).set('suspended', suspended).set('removed', removed).set('signed out', out);
  });
  afterAll(() => room.close());

  /** Never sends what a handler would act on: the answer tells only whether the person got past the door. */
  const knock = (person: Person, name: RouteName) => {
    const { method, path } = ROUTES[name];
    if (path === '/api/session' && method === 'DELETE') return person.inject({ method: 'GET', url: '/api/session' });
    return person.inject({ method, url: addressOf(name, { params: PARAMS }), ...(method === 'GET' || method === 'DELETE' ? {} : { payload: {} }) });
  };

  it.each(NAMES)('%s', async (name) => {
    const { access } = ROUTES[name] as Route;
    for (const [who, person] of people) {
      const { statusCode, body } = await knock(person, name);
      const type = (JSON.parse(body) as { type?: string }).type;
      const role = ROLES.find((one) => one === who) as Role | undefined;
      const where = `${who} on ${name}: ${statusCode} ${type}`;
      if (access === 'open') expect([401, 403], where).not.toContain(statusCode);
      else if (role === undefined) expect([statusCode, type], where).toEqual([401, 'request/sign-in']);
      else if (access === 'staff' || may(role, access)) expect(['request/sign-in', 'request/not-allowed'], where).not.toContain(type);
      else expect([statusCode, type], where).toEqual([403, 'request/not-allowed']);
    }
  });

  it('lets nobody in by another spelling of an address', async () => {
    for (const url of [
      '/api/audit/',
      '//api/audit',
      '/API/audit',
      '/api//audit',
      '/api/./audit',
      '/api/%61udit',
      '/api/audit%2f',
      '/api/audit;x',
      '/api/audit/../audit',
      '/api/staff/../audit',
      '/api/audit?x=1',
    ]) {
      const { statusCode } = await room.stranger.inject({ method: 'GET', url });
      expect([401, 404], url).toContain(statusCode);
    }
  });

  it('takes no other method than the route has', async () => {
    const admin = people.get('administrator');
    for (const method of ['PUT', 'PATCH', 'OPTIONS', 'HEAD', 'DELETE'] as const)
      expect((await admin?.inject({ method, url: '/api/audit' }))?.statusCode, method).toBe(404);
    expect((await admin?.inject({ method: 'POST', url: '/api/audit', headers: { 'x-http-method-override': 'GET' }, payload: {} }))?.statusCode).toBe(404);
  });
});

describe('the door', () => {
  let room: TestNewsroom;
  let editor: Person;
  beforeAll(async () => {
    room = await openTestNewsroom();
    editor = await room.join('editor');
  });
  afterAll(() => room.close());
  const post = (payload: string, headers: Record<string, string> = {}) =>
    editor.inject({ method: 'POST', url: '/api/stories', payload, headers: { 'content-type': 'application/json', ...headers } });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a sister host', { 'sec-fetch-site': 'same-site' }],
    ['an older browser on another site', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
  ])('takes no change from %s', async (_, headers) => {
    const answer = await post('{}', headers);
    expect([answer.statusCode, answer.json().type]).toEqual([403, 'request/foreign-origin']);
  });

  it('takes no sign-in from another site', async () => {
    const answer = await room.stranger.call('session.signIn', { body: { email: 'editor@station.example', password: 'x' } }, { origin: 'https://evil.example' });
    expect(answer.body['type']).toBe('request/foreign-origin');
  });

  it.each([
    ['cut JSON', '{"headline": "x'],
    ['no JSON', 'headline=x'],
    ['an empty body', ''],
    ['a prototype', '{"__proto__": {"admin": true}}'],
    ['a constructor', '{"constructor": {"prototype": {"admin": true}}}'],
    ['a wrong type', '{"headline": 5}'],
    ['a list', '[]'],
    ['nothing', 'null x'],
  ])('refuses %s with a problem', async (_, payload) => {
    const answer = await post(payload);
    expect([answer.statusCode, answer.headers['content-type'], answer.json().type]).toEqual([400, 'application/problem+json; charset=utf-8', 'request/bad']);
    expect(answer.json().detail).toMatch(/\.$/);
  });

  it('refuses a form', async () => {
    const answer = await post('headline=x', { 'content-type': 'application/x-www-form-urlencoded' });
    expect([answer.statusCode, answer.json().type]).toEqual([400, 'request/bad']);
  });

  it('refuses what is too large, before reading it', async () => {
    const answer = await post(JSON.stringify({ headline: 'x'.repeat(3_000_000) }));
    expect([answer.statusCode, answer.json().type]).toEqual([413, 'request/too-large']);
  });

  it('tells a stranger nothing about what is there', async () => {
    const made = await editor.call('stories.create', { body: { headline: 'Secret' } });
    const known = await room.stranger.inject({ method: 'GET', url: `/api/stories/${made.body.story.id}` });
    const unknown = await room.stranger.inject({ method: 'GET', url: '/api/stories/nothing' });
    expect(known.body).toBe(unknown.body);
    expect(known.headers['etag']).toBeUndefined();
  });

  it('never lets an answer be kept, and says 304 to who has it', async () => {
    const first = await editor.call('stories.list');
    expect(first.raw.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    const again = await editor.inject({ method: 'GET', url: '/api/stories', headers: { 'if-none-match': String(first.raw.headers['etag']) } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    room.clock.advance(5);
    await editor.call('stories.create', { body: { headline: 'New' } });
    expect((await editor.inject({ method: 'GET', url: '/api/stories', headers: { 'if-none-match': String(first.raw.headers['etag']) } })).statusCode).toBe(200);
  });

  it('says plainly that something broke, writes it to the log, and shows no insides', async () => {
    const lines: string[] = [];
    const log = { debug() {}, info() {}, warn() {}, error: (_: object, message: string) => void lines.push(message), child: () => log };
    const broken = await openTestNewsroom('sqlite', { log, pollSource: () => Promise.reject(new Error('secret insides')) });
    const admin = await broken.join('administrator');
    const { id } = (await admin.call('wire.addSource', { body: { name: 'S', url: 'https://agency.example/feed' } })).body;
    const answer = await admin.call('wire.poll', { params: { id }, body: {} as never });
    expect([answer.status, answer.body['type']]).toEqual([500, 'request/failed']);
    expect(answer.raw.body).not.toContain('insides');
    expect(lines).toEqual(['A request of the newsroom failed.']);
    await broken.close();
  });
});

describe('the desk’s pages', () => {
  it('opens a preview for signed-in staff with a signed link only', async () => {
    const room = await openTestNewsroom();
    const reporter = await room.join('reporter');
    const story = (await reporter.call('stories.create', { body: { headline: 'Not out yet' } })).body.story;
    const { url } = (await reporter.call('stories.previewLink', { params: { id: story.id } })).body;
    const page = await reporter.inject({ method: 'GET', url });
    expect([page.statusCode, page.body]).toEqual([200, '<!doctype html><title>Not out yet</title>']);
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow, noarchive' });
    const other = (await reporter.call('stories.create', { body: { headline: 'Other' } })).body.story;
    for (const [who, address] of [
      [room.stranger, url],
      [reporter, url.replace(story.id, other.id)],
      [reporter, url.slice(0, -1)],
      [reporter, `/desk/preview/${story.id}`],
    ] as const)
      expect((await who.inject({ method: 'GET', url: address })).statusCode).toBe(403);
    room.clock.advance(12 * 3_600_000);
    expect((await reporter.inject({ method: 'GET', url })).statusCode).toBe(403);
    await room.close();
  });
});
