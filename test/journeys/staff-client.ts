/** A signed-in person who talks to the API of a running program. */
export type StaffClient = {
  /** Sends JSON and gives status and body; throws where the program does not answer. */
  call(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<{ status: number; body: any }>;
};

const PASSWORD = 'a long enough password';

function client(url: string, cookie: string): StaffClient {
  return {
    call: async (method, path, body) => {
      const answer = await fetch(url + path, {
        method,
        headers: { cookie, origin: url, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: await answer.json() };
    },
  };
}

async function withCookie(url: string, path: string, body: unknown): Promise<StaffClient> {
  const answer = await fetch(url + path, { method: 'POST', headers: { origin: url, 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return client(
    url,
    answer.headers
      .getSetCookie()
      .map((one) => one.split(';', 1)[0])
      .join('; '),
  );
}

/** Becomes the first administrator by the one-time link, keeping or starting a station. */
export function firstAdministrator(url: string, setupUrl: string, station: 'sample' | 'empty' = 'empty'): Promise<StaffClient> {
  const token = new URL(setupUrl).searchParams.get('token');
  return withCookie(url, '/api/setup', { token, name: 'Dana Okafor', email: 'dana@station.example', password: PASSWORD, station });
}

/** Signs the first administrator in again. */
export function signedIn(url: string): Promise<StaffClient> {
  return withCookie(url, '/api/session', { email: 'dana@station.example', password: PASSWORD });
}
