import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { refuse, ok, type Result } from './result.ts';

const host = /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+)(:\d{1,5})?$/;

/**
 * Every setting: its environment variable, its check and its default. `docs/operating.md` describes each;
 * `test/docs.test.ts` holds the two equal.
 */
const SETTINGS = z.strictObject({
  PORT: z.coerce.number('is not a number').int('is not a whole number').min(0).max(65535, 'is not a port (0 to 65535)').default(3000),
  HOST: z.string().min(1, 'is empty').default('127.0.0.1'),
  BASE_URL: z.url({ protocol: /^https?$/, error: 'is not an http or https address' }).optional(),
  DATA_DIR: z.string().min(1, 'is empty').default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'is not a postgres:// address')
    .optional(),
  STATION: z.enum(['sample', 'empty'], { error: 'is neither "sample" nor "empty"' }).default('sample'),
  CONTACT_EMAIL: z.email('is not an e-mail address').optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'is none of debug, info, warn, error, silent' }).default('info'),
  CACHE_MB: z.coerce.number('is not a number').int('is not a whole number').min(1).max(65536).default(96),
  TRUSTED_IP_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]+$/, 'is not a header name')
    .optional(),
  EGRESS_ALLOW: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .refine((hosts) => hosts.every((h) => host.test(h)), 'is not a list of HOST or HOST:PORT, separated by commas')
    .default([]),
});

/** Names of all settings, for the docs' test. */
export const SETTING_NAMES: readonly string[] = Object.keys(SETTINGS.shape);

/** The settings of this start, checked. Read once; handed on as values. */
export type Config = {
  readonly port: number;
  readonly host: string;
  /** Where readers reach the site, without a slash at the end. */
  readonly baseUrl: string;
  /** Absolute path. */
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  /** What an empty data folder opens as. */
  readonly station: 'sample' | 'empty';
  /** Told to weather and wire sources in the User-Agent. */
  readonly contactEmail: string | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly cacheBytes: number;
  /** Header that a proxy of ours sets to the reader's address. */
  readonly trustedIpHeader: string | null;
  /** Hosts (HOST or HOST:PORT) that outgoing requests may reach although their address is private. */
  readonly egressAllow: readonly string[];
};

/** Reads `daybreak.json` (or the file that `DAYBREAK_CONFIG` names): an object with the same names as the variables. */
function readFile(env: NodeJS.ProcessEnv, cwd: string): Result<Record<string, unknown>> {
  const named = env['DAYBREAK_CONFIG'];
  const path = resolve(cwd, named ?? 'daybreak.json');
  if (!existsSync(path)) {
    if (named === undefined) return ok({});
    return refuse('config/bad-value', `DAYBREAK_CONFIG names ${path}, and there is no such file.`);
  }
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return ok(value as Record<string, unknown>);
    return refuse('config/bad-value', `${path} must hold one JSON object, such as { "PORT": 3000 }.`);
  } catch (error) {
    return refuse('config/bad-value', `${path} cannot be read as JSON: ${(error as Error).message}.`);
  }
}

/**
 * The settings from the environment (first) and the optional file. Empty variables count as unset.
 * Refuses `config/bad-value` with a sentence that names the setting.
 */
export function readConfig(env: NodeJS.ProcessEnv, cwd: string): Result<Config> {
  const file = readFile(env, cwd);
  if (!file.ok) return file;
  const given: Record<string, unknown> = { ...file.value };
  for (const name of SETTING_NAMES) if (env[name] !== undefined && env[name] !== '') given[name] = env[name];
  const parsed = SETTINGS.safeParse(given);
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) =>
      issue.code === 'unrecognized_keys'
        ? `The settings file has ${issue.keys.map((key) => `"${key}"`).join(', ')}, which is no setting.`
        : `${String(issue.path[0])} ${issue.message.startsWith('is ') ? issue.message : `is wrong: ${issue.message}`}: ${JSON.stringify(given[String(issue.path[0])])}.`,
    );
    return refuse('config/bad-value', `${sentences.join(' ')} See docs/operating.md.`);
  }
  const s = parsed.data;
  return ok({
    port: s.PORT,
    host: s.HOST,
    baseUrl: (s.BASE_URL ?? `http://${s.HOST === '0.0.0.0' || s.HOST === '127.0.0.1' ? 'localhost' : s.HOST}:${s.PORT}`).replace(/\/+$/, ''),
    dataDir: resolve(cwd, s.DATA_DIR),
    databaseUrl: s.DATABASE_URL ?? null,
    station: s.STATION,
    contactEmail: s.CONTACT_EMAIL ?? null,
    logLevel: s.LOG_LEVEL,
    cacheBytes: s.CACHE_MB * 1024 * 1024,
    trustedIpHeader: s.TRUSTED_IP_HEADER ?? null,
    egressAllow: s.EGRESS_ALLOW,
  });
}
