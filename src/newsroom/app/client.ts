import { ROUTE_TABLE } from 'virtual:routes';
import type { ProblemBody, RequestOf, ResponseOf, RouteName } from '#newsroom/contract.ts';

/** Why a call gave nothing: the server's own refusal, or no answer at all. */
export type Refusal = ProblemBody & { readonly answered: boolean };

/** What a call gives: the answer, or why there is none. Never throws. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** The parts of a request that its route asks for. */
export type Given<N extends RouteName> = {
  readonly [K in keyof RequestOf<N> as RequestOf<N>[K] extends undefined ? never : K]: RequestOf<N>[K];
};

/** How long an answer may take before it counts as none, in milliseconds. */
const PATIENCE = 20_000;

const noAnswer: Refusal = { type: 'client/no-answer', title: 'No answer', status: 0, detail: '', answered: false };

async function refusalOf(response: Response): Promise<Refusal> {
  const fallback = { type: 'client/unreadable', title: response.statusText, status: response.status, detail: '' };
  try {
    const body: unknown = await response.json();
    const known = typeof body === 'object' && body !== null && 'detail' in body ? (body as ProblemBody) : fallback;
    // 502 to 504 come from a proxy whose server is away as well: what was sent may or may not have arrived.
    return { ...known, answered: response.status < 500 };
  } catch {
    return { ...fallback, answered: false };
  }
}

async function ask<T>(address: string, init: RequestInit): Promise<Answer<T>> {
  try {
    const response = await fetch(address, { credentials: 'same-origin', signal: AbortSignal.timeout(PATIENCE), ...init });
    if (!response.ok) {
      const refusal = await refusalOf(response);
      if (response.status === 401) signedOut();
      return { ok: false, refusal };
    }
    return { ok: true, value: (await response.json()) as T };
  } catch {
    return { ok: false, refusal: noAnswer };
  }
}

const listeners = new Set<() => void>();

function signedOut(): void {
  for (const listener of listeners) listener();
}

/** Calls `listener` each time the server says that nobody is signed in; returns how to stop. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

type Parts = { readonly params?: Readonly<Record<string, string | number>>; readonly query?: Readonly<Record<string, unknown>> };

function addressOf(path: string, { params = {}, query = {} }: Parts): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  const filled = path.replace(/:([a-z]+)/g, (_, key: string) => encodeURIComponent(String(params[key] ?? '')));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

/** Calls a route of the contract. */
export function call<N extends RouteName>(name: N, given: Given<N>): Promise<Answer<ResponseOf<N>>> {
  const { body, ...parts } = given as Parts & { body?: unknown };
  const [method, path] = ROUTE_TABLE[name];
  const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  return ask(addressOf(path, parts), { method, ...json });
}

/** Uploads one file with its text fields. */
export function upload(fields: Readonly<Record<string, string>>, file: File): Promise<Answer<ResponseOf<'media.upload'>>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', file); // last: the server reads the fields before it
  const [method, path] = ROUTE_TABLE['media.upload'];
  return ask(path, { method, body: form, signal: AbortSignal.timeout(300_000) });
}

/** A refusal as an exception, for TanStack Query, which knows failures only so. */
export class RefusedError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.detail || refusal.title);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

/** Calls a route and throws `RefusedError` where it is refused; only inside query functions. */
export async function fetched<N extends RouteName>(name: N, given: Given<N>): Promise<ResponseOf<N>> {
  const answer = await call(name, given);
  if (answer.ok) return answer.value;
  throw new RefusedError(answer.refusal);
}
