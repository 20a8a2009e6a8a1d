import { systemClock } from '#platform/clock.ts';
import { readConfig } from '#platform/config.ts';
import { openLog } from '#platform/log.ts';
import { openApp } from '#station/app.ts';
import type { CommandIo } from './command-io.ts';

/** `daybreak serve`: runs the station until SIGINT or SIGTERM. */
export async function serveCommand(args: string[], io: CommandIo): Promise<number> {
  if (args.length > 0) {
    io.err(`serve takes no options (${args[0]}). Settings are environment variables: docs/operating.md.\n`);
    return 2;
  }
  const config = readConfig(io.env, io.cwd);
  if (!config.ok) {
    io.err(`${config.problem.detail}\n`);
    return 2;
  }
  const log = openLog(config.value.logLevel);
  const app = await openApp(config.value, systemClock, log);
  if (!app.ok) {
    io.err(`${app.problem.title}. ${app.problem.detail}\n`);
    return 1;
  }
  const { siteUrl, deskUrl, setupUrl, sample } = app.value;
  io.out(`\nDaybreak runs.\n  Site  ${siteUrl}/\n  Desk  ${deskUrl}\n`);
  if (setupUrl !== null) io.out(`\nSet up the first administrator (this link works once, within 24 hours):\n  ${setupUrl}\n`);
  if (sample)
    io.out(
      '\nThis is the sample station: its stories are made up and its weather is a recording. The link above, or STATION=empty on an empty data folder, starts your own.\n',
    );
  io.out('\n');
  await stopSignal();
  log.info({}, 'stopping');
  await app.value.close();
  return 0;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        // A second signal does not wait for what is under way.
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
}
