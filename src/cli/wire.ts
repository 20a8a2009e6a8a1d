import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ok, refuse, type Result } from '#platform/result.ts';
import { isTimeZone } from '#platform/zoned-time.ts';
import { WIRE_FORMATS, type Decoded } from '#wire/decode/decode.ts';
import { openDecodeWorker } from '#wire/decode/in-worker.ts';
import { LIMITS } from '#wire/decode/limits.ts';
import type { WireItem } from '#wire/item.ts';

const USAGE = `Usage: daybreak wire read FILE… [--format NAME] [--source-zone IANA]

Prints one JSON line for each item of each file. Formats: ${WIRE_FORMATS.join(', ')}; without --format a file is
recognised by what it holds. --source-zone (such as America/New_York) is for dates that have no zone.
`;

/** The keys of `wire read`, in their order: a contract that other programs read. */
const KEYS = [
  'format',
  'uri',
  'version',
  'versionCreated',
  'firstCreated',
  'pubStatus',
  'signal',
  'urgency',
  'slugline',
  'headline',
  'byline',
  'located',
  'bodyHtml',
  'bodyText',
  'summary',
  'language',
  'subjects',
  'canonicalUrl',
  'edNote',
  'embargoedUntil',
  'usageTerms',
  'copyrightHolder',
  'infoSource',
  'creditLine',
  'renditions',
] as const satisfies readonly (keyof WireItem)[];

type Out = { readonly out: (text: string) => void; readonly err: (text: string) => void; readonly cwd?: string };
type Asked = { readonly files: readonly string[]; readonly format: string | null; readonly sourceZone: string | null };

function parseArgs(args: readonly string[]): Result<Asked> {
  const files: string[] = [];
  const options: Record<'format' | 'source-zone', string | null> = { format: null, 'source-zone': null };
  let onlyFiles = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const named = onlyFiles ? null : /^--(format|source-zone)(?:=(.*))?$/s.exec(arg);
    if (arg === '--' && !onlyFiles) onlyFiles = true;
    else if (named !== null) options[named[1] as 'format'] = named[2] ?? args[++i] ?? '';
    else if (arg.startsWith('--') && !onlyFiles) return refuse('request/bad', `There is no option ${arg}.`);
    else files.push(arg);
  }
  const { format, 'source-zone': sourceZone } = options;
  if (format !== null && !WIRE_FORMATS.some((f) => f === format))
    return refuse('request/bad', `There is no format "${format}". Formats: ${WIRE_FORMATS.join(', ')}.`);
  if (sourceZone !== null && !isTimeZone(sourceZone)) return refuse('request/bad', `"${sourceZone}" is no time zone. An example: America/New_York.`);
  return files.length === 0 ? refuse('request/bad', 'Name at least one file.') : ok({ files, format, sourceZone });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  ENOTDIR: 'There is no such file.',
  EACCES: 'The file may not be read (permission).',
  EPERM: 'The file may not be read (permission).',
  EISDIR: 'This is a folder, not a file.',
  ENAMETOOLONG: 'There is no such file: the name is too long.',
};

/** Bytes of a file; one over the limit is refused by its size and never read into memory. */
async function readFile(path: string): Promise<Result<Uint8Array>> {
  try {
    await using file = await open(path, 'r');
    const stat = await file.stat();
    if (stat.isDirectory()) return refuse('wire/unreadable', 'This is a folder, not a file.');
    if (stat.size > LIMITS.bytes) return refuse('wire/too-large', `It has ${stat.size} bytes; at most ${LIMITS.bytes} are read.`);
    // A pipe has no size: it is read up to one byte over the limit.
    const parts: Uint8Array[] = [];
    let total = 0;
    for await (const part of file.createReadStream({ end: LIMITS.bytes, autoClose: false })) {
      parts.push(part as Uint8Array);
      total += (part as Uint8Array).length;
    }
    return total > LIMITS.bytes ? refuse('wire/too-large', `It has more than ${LIMITS.bytes} bytes.`) : ok(Buffer.concat(parts, total));
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code ?? '';
    return refuse('wire/unreadable', REASONS[code] ?? `It cannot be read (${code}).`);
  }
}

function line(item: WireItem): string {
  return `${JSON.stringify(Object.fromEntries(KEYS.map((key) => [key, item[key] ?? null])))}\n`;
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function tell(name: string, read: Decoded, io: Out): void {
  for (const item of read.items) io.out(line(item));
  const what =
    read.items.length === 0 && read.refused.length === 0
      ? `an empty ${read.format} feed: it holds no items`
      : `${read.format}, ${plural(read.items.length, 'item')}`;
  const bad = read.refused.length === 0 ? '' : `, ${read.refused.length} quarantined`;
  io.err(`${name}: ${what}${bad}\n`);
  for (const { reason, snippet } of read.refused) io.err(`  quarantined: ${oneLine(reason)}: ${oneLine(snippet).slice(0, 160)}\n`);
  for (const { item, text } of read.problems) io.err(`  ${item === null ? 'note' : `item ${item + 1}`}: ${oneLine(text)}\n`);
}

/**
 * `wire read FILE… [--format NAME] [--source-zone IANA]`: one JSON line an item on `out`; on `err` the count, the
 * quarantined items with reasons, and why a file could not be read. Status 0 when at least one item was read, else 2.
 */
export async function wireCommand(args: string[], io: Out): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === '--help' || verb === '-h') {
    io.out(USAGE);
    return 0;
  }
  const asked = verb === 'read' ? parseArgs(rest) : refuse('request/bad', verb === undefined ? 'Say what to do.' : `There is no "wire ${verb}".`);
  if (!asked.ok) {
    io.err(`${asked.problem.detail}\n\n${USAGE}`);
    return 2;
  }
  // A person waits here, and large files are asked for: more time and memory than a poll gets.
  await using worker = openDecodeWorker({ timeoutMs: 30_000, memoryMb: 1024 });
  let items = 0;
  for (const name of asked.value.files) {
    const bytes = await readFile(resolve(io.cwd ?? '.', name));
    const read = bytes.ok ? await worker.decode(bytes.value, asked.value) : bytes;
    if (read.ok) {
      tell(name, read.value, io);
      items += read.value.items.length;
    } else io.err(`${name}: ${read.problem.detail}\n`);
  }
  return items > 0 ? 0 : 2;
}
