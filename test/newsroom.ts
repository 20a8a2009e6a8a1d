import fastify, { type FastifyInstance, type InjectOptions, type LightMyRequestResponse } from 'fastify';
import { steppedClock } from '#platform/clock.ts';
import { silentLog, type Log } from '#platform/log.ts';
import { ok } from '#platform/result.ts';
import type { Engine } from '#store/database.ts';
import type { StoryChanges } from '#story/changes.ts';
import { addressOf, ROUTES, type RequestOf, type ResponseOf, type RouteName } from '#newsroom/contract.ts';
import { DEFAULT_STATION } from '#newsroom/default-station.ts';
import type { NewsroomParts } from '#newsroom/handler.ts';
import { oneTimeLinks } from '#newsroom/one-time-link.ts';
import type { Role } from '#newsroom/roles.ts';
import { newsroomRoutes } from '#newsroom/routes.ts';
import { sessionsOf, type SIGN_IN_LIMITS } from '#newsroom/session.ts';
import { openSignInLibrary } from '#newsroom/sign-in-library.ts';
import { staffOf } from '#newsroom/staff.ts';
import { tempStore, type TempStore } from './temp-store.ts';

/** One password for all accounts of a test. */
export const PASSWORD = 'correct horse battery staple';

/** An answer of the API: status, headers, and the body read as JSON. */
export type Answered<T> = { readonly status: number; readonly body: T; readonly raw: LightMyRequestResponse };

/** Someone with a browser: calls routes of the contract with their cookie. */
export type Person = {
  readonly cookie: string;
  call<N extends RouteName>(name: N, given?: Partial<RequestOf<N>>, headers?: Record<string, string>): Promise<Answered<ResponseOf<N> & Record<string, any>>>;
  inject(options: InjectOptions): Promise<LightMyRequestResponse>;
};

/** A newsroom of a test: a real store and the routes, without a socket. */
export type TestNewsroom = {
  readonly parts: NewsroomParts;
  readonly temp: TempStore;
  readonly app: FastifyInstance;
  readonly clock: ReturnType<typeof steppedClock>;
  /** What readers' pages were told, in order. */
  readonly told: StoryChanges[];
  readonly opened: string[];
  readonly stranger: Person;
  /** Makes an account and signs it in. */
  join(role: Role, name?: string): Promise<Person & { readonly id: string; readonly email: string }>;
  signIn(email: string, password?: string): Promise<Person>;
  close(): Promise<void>;
};

/** Opens a newsroom on an empty store; "now" starts at the machine's time, because sessions are dated by it. */
export async function openTestNewsroom(
  engine: Engine = 'sqlite',
  more: Partial<NewsroomParts> & { log?: Log; limits?: typeof SIGN_IN_LIMITS } = {},
): Promise<TestNewsroom> {
  const clock = steppedClock(Date.now());
  const temp = await tempStore(clock, engine);
  const baseUrl = 'http://localhost:3000';
  const log = more.log ?? silentLog;
  const library = openSignInLibrary({ database: temp.database as never, secret: 'a secret of the tests, long enough for it', baseUrl, clock, log });
  const told: StoryChanges[] = [];
  const opened: string[] = [];
  const parts: NewsroomParts = {
    store: temp.store,
    staff: staffOf(library, clock),
    sessions: sessionsOf(library, clock, more.limits),
    links: oneTimeLinks(library, clock),
    clock,
    log,
    baseUrl,
    trustedIpHeader: 'x-asker',
    previewKey: 'preview key of the tests',
    appDir: '/nowhere',
    reservedPaths: ['weather', 'desk', 'api'],
    defaultStation: DEFAULT_STATION,
    weatherSources: () => ['nws'],
    onStoryChanged: (changes) => void told.push(changes),
    onStationChanged: () => {},
    openStation: async (kind) => void opened.push(kind),
    pollSource: async () => ok({ arrived: 0 }),
    renderPreview: async (story) => `<!doctype html><title>${story.headline}</title>`,
    ...more,
  };
  const app = fastify();
  await app.register(newsroomRoutes(parts));
  await app.ready();
  const signIn = async (email: string, password = PASSWORD) => {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { email, password } });
    if (answer.statusCode !== 200) throw new Error(`Sign-in gave ${answer.statusCode}: ${answer.body}`);
    return personOf(app, cookieOf(answer));
  };
  return {
    parts,
    temp,
    app,
    clock,
    told,
    opened,
    signIn,
    stranger: personOf(app, ''),
    async join(role, name = role) {
      const email = `${name.replace(/\W+/g, '.').toLowerCase()}@station.example`;
      const created = await parts.staff.create({ name, email, role, password: PASSWORD });
      if (!created.ok) throw new Error(created.problem.detail);
      return { ...(await signIn(email)), id: created.value.id, email };
    },
    async close() {
      await app.close();
      await temp.remove();
    },
  };
}

/** The cookies that an answer set, as a browser would send them. */
export function cookieOf(answer: LightMyRequestResponse): string {
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

function personOf(app: FastifyInstance, cookie: string): Person {
  const inject = (options: InjectOptions) => app.inject({ ...options, headers: { ...(cookie === '' ? {} : { cookie }), ...options.headers } });
  return {
    cookie,
    inject,
    async call(name, given = {}, headers = {}) {
      const raw = await inject({
        method: ROUTES[name].method,
        url: addressOf(name, given as never),
        headers,
        ...(given.body === undefined ? {} : { payload: given.body as object }),
      });
      return { status: raw.statusCode, body: raw.body === '' ? undefined : JSON.parse(raw.body), raw };
    },
  };
}
