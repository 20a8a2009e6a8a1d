import { systemClock } from '#platform/clock.ts';
import { readConfig } from '#platform/config.ts';
import { openLog } from '#platform/log.ts';
import { openStore } from '#store/open-store.ts';
import type { CommandIo } from './command-io.ts';

/** `daybreak migrate`: brings the database to this program's schema, and stops. */
export async function migrateCommand(args: string[], io: CommandIo): Promise<number> {
  const config = readConfig(io.env, io.cwd);
  if (!config.ok || args.length > 0) {
    io.err(config.ok ? 'migrate takes no options.\n' : `${config.problem.detail}\n`);
    return 2;
  }
  const opened = await openStore(config.value, systemClock, openLog(config.value.logLevel));
  if (!opened.ok) {
    io.err(`${opened.problem.title}. ${opened.problem.detail}\n`);
    return 1;
  }
  await opened.value.store.close();
  io.out('The database has this program’s schema.\n');
  return 0;
}
