import { createHash } from 'node:crypto';
import type { Clock, Instant } from '#platform/clock.ts';
import { newToken } from '#platform/id.ts';
import type { Role } from './roles.ts';
import type { SignInLibrary } from './sign-in-library.ts';

/** What a one-time link is for. */
export type LinkPurpose =
  | { readonly kind: 'setup' }
  | { readonly kind: 'invitation'; readonly name: string; readonly email: string; readonly role: Role }
  | { readonly kind: 'password'; readonly member: string; readonly name: string; readonly email: string };

/** A link that was handed out and not used yet. */
export type OpenLink = { readonly id: string; readonly purpose: LinkPurpose; readonly expiresAt: Instant };

/** One-time links. The token is shown once and only its hash is kept, so that a copy of the database opens nothing. */
export type OneTimeLinks = {
  /** A new link; its token, and until when it works. */
  create(purpose: LinkPurpose, lastsMs: number): Promise<{ readonly token: string; readonly expiresAt: Instant }>;
  /** What the token is for, or null; does not use it up. */
  read(token: string): Promise<OpenLink | null>;
  /** Uses the token up; null where it was used, withdrawn, or is over. Of two at the same time only one gets it. */
  use(token: string): Promise<LinkPurpose | null>;
  list(kind: LinkPurpose['kind']): Promise<readonly OpenLink[]>;
  withdraw(id: string): Promise<void>;
  /** Withdraws every open link for which `which` holds. */
  withdrawAll(which: (purpose: LinkPurpose) => boolean): Promise<void>;
};

type Row = { readonly id: string; readonly identifier: string; readonly value: string; readonly expiresAt: Date };

const nameOf = (token: string) => `link:${createHash('sha256').update(token).digest('hex')}`;

function openLink(row: Row): OpenLink {
  return { id: row.id, purpose: JSON.parse(row.value) as LinkPurpose, expiresAt: new Date(row.expiresAt).getTime() };
}

/** One-time links in the library's table `verification`, under names that begin with `link:`. */
export function oneTimeLinks(library: SignInLibrary, clock: Clock): OneTimeLinks {
  const open = () => library.$context;
  const rows = async (name?: string) =>
    (await open()).adapter.findMany<Row>({
      model: 'verification',
      where: [name === undefined ? { field: 'identifier', operator: 'starts_with', value: 'link:' } : { field: 'identifier', value: name }],
      limit: 10_000,
    });
  const withdraw = async (id: string) => {
    await (await open()).adapter.deleteMany({
      model: 'verification',
      where: [
        { field: 'id', value: id },
        { field: 'identifier', operator: 'starts_with', value: 'link:' },
      ],
    });
  };
  const alive = (link: OpenLink) => link.expiresAt > clock.now();
  return {
    async create(purpose, lastsMs) {
      const token = newToken();
      const expiresAt = clock.now() + lastsMs;
      await (await open()).internalAdapter.createVerificationValue({
        identifier: nameOf(token),
        value: JSON.stringify(purpose),
        expiresAt: new Date(expiresAt),
      });
      return { token, expiresAt };
    },
    async read(token) {
      const link = (await rows(nameOf(token))).map(openLink).find(alive);
      return link ?? null;
    },
    async use(token) {
      const row = await (await open()).internalAdapter.consumeVerificationValue(nameOf(token));
      if (row === null) return null;
      const link = openLink(row);
      return alive(link) ? link.purpose : null;
    },
    list: async (kind) => (await rows()).map(openLink).filter((link) => link.purpose.kind === kind && alive(link)),
    withdraw,
    async withdrawAll(which) {
      for (const link of (await rows()).map(openLink)) if (which(link.purpose)) await withdraw(link.id);
    },
  };
}
