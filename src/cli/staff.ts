import { parseArgs } from 'node:util';
import { systemClock } from '#platform/clock.ts';
import { readConfig } from '#platform/config.ts';
import { openLog } from '#platform/log.ts';
import { refuse, type Result } from '#platform/result.ts';
import { invitation } from '#newsroom/contract/staff.ts';
import { oneTimeLinks, type OneTimeLinks } from '#newsroom/one-time-link.ts';
import { ROLES } from '#newsroom/roles.ts';
import { openSignInLibrary } from '#newsroom/sign-in-library.ts';
import { inviteStaff, resetPassword } from '#newsroom/staff-links.ts';
import { staffOf, type Staff } from '#newsroom/staff.ts';
import { openStore } from '#store/open-store.ts';
import { openSecrets } from '#station/secrets.ts';
import type { CommandIo } from './command-io.ts';

const USAGE = `Usage: daybreak staff list
       daybreak staff invite --email ADDRESS --name NAME --role ${ROLES.join('|')}
       daybreak staff reset-link ADDRESS
`;

type Desk = { readonly staff: Staff; readonly links: OneTimeLinks; readonly baseUrl: string };

/** `daybreak staff`: who may sign in; prints one-time links for when nobody can let a person in at the desk. */
export async function staffCommand(args: string[], io: CommandIo): Promise<number> {
  const work = workOf(args);
  const config = readConfig(io.env, io.cwd);
  if (work === null || !config.ok) {
    io.err(config.ok ? USAGE : `${config.problem.detail}\n`);
    return 2;
  }
  const log = openLog(config.value.logLevel);
  const opened = await openStore(config.value, systemClock, log);
  if (!opened.ok) {
    io.err(`${opened.problem.title}. ${opened.problem.detail}\n`);
    return 1;
  }
  const { store, database } = opened.value;
  try {
    const { baseUrl } = config.value;
    const { signIn } = await openSecrets(store);
    const library = openSignInLibrary({ database: database as never, secret: signIn, baseUrl, clock: systemClock, log });
    const done = await work({ staff: staffOf(library, systemClock), links: oneTimeLinks(library, systemClock), baseUrl });
    if (done.ok) io.out(done.value);
    else io.err(`${done.problem.title}. ${done.problem.detail}\n`);
    return done.ok ? 0 : 1;
  } finally {
    await store.close();
  }
}

/** What the words on the command line ask for; null where they ask for nothing known. */
function workOf(args: string[]): ((desk: Desk) => Promise<Result<string>>) | null {
  const [what, ...rest] = args;
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      allowPositionals: true,
      options: { email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' } },
    });
    if (what === 'list' && rest.length === 0) return list;
    if (what === 'reset-link' && positionals.length === 1) return (desk) => reset(desk, positionals[0] ?? '');
    if (what !== 'invite' || positionals.length > 0) return null;
    return (desk) => invite(desk, { role: 'reporter', name: values.email, ...values });
  } catch {
    return null;
  }
}

async function list({ staff }: Desk): Promise<Result<string>> {
  const lines = (await staff.list()).map(({ name, email, role, suspended }) => `${role.padEnd(14)} ${email}  ${name}${suspended ? '  (suspended)' : ''}\n`);
  return { ok: true, value: lines.length === 0 ? 'Nobody yet. The start of the program prints the link for the first administrator.\n' : lines.join('') };
}

async function invite(desk: Desk, given: unknown): Promise<Result<string>> {
  const parsed = invitation.safeParse(given);
  if (!parsed.success) return refuse('request/bad', `${parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('; ')}.`);
  return printed(await inviteStaff(desk, parsed.data));
}

async function reset(desk: Desk, email: string): Promise<Result<string>> {
  const member = await desk.staff.findByEmail(email);
  if (member === null) return refuse('staff/not-found', `Nobody on the staff has the address ${email}. See: daybreak staff list.`);
  return printed(await resetPassword(desk, member.id));
}

function printed(link: Awaited<ReturnType<typeof inviteStaff>>): Result<string> {
  if (!link.ok) return link;
  return { ok: true, value: `${link.value.url}\nWorks once, until ${new Date(link.value.expiresAt).toISOString()}.\n` };
}
