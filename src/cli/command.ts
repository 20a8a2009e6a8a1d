import type { Command, CommandIo } from './command-io.ts';

/** Every command, loaded only when it is asked for, with its line in the help. */
const COMMANDS: Readonly<Record<string, { readonly help: string; readonly load: () => Promise<Command> }>> = {
  serve: { help: 'serve                    run the station', load: async () => (await import('./serve.ts')).serveCommand },
  migrate: {
    help: 'migrate                  bring the database to this program’s schema, and stop',
    load: async () => (await import('./migrate.ts')).migrateCommand,
  },
  staff: { help: 'staff list|invite|…      who may sign in', load: async () => (await import('./staff.ts')).staffCommand },
  wire: { help: 'wire read FILE…          print what a wire file holds, one JSON line an item', load: async () => (await import('./wire.ts')).wireCommand },
  weather: {
    help: 'weather read|alerts …    print a recorded forecast, or alerts, as readers get them',
    load: async () => (await import('./weather.ts')).weatherCommand,
  },
};

/** The help, one line a command. */
export function helpText(): string {
  return `Usage: daybreak COMMAND [options]\n\n${Object.values(COMMANDS)
    .map((c) => `  ${c.help}\n`)
    .join('')}\nWithout a command: serve. Settings: docs/operating.md.\n`;
}

/** Runs the command that `args` names and gives its exit status. */
export async function runCommand(args: string[], io: CommandIo): Promise<number> {
  const [name = 'serve', ...rest] = args;
  if (name === 'help' || name === '--help' || name === '-h') {
    io.out(helpText());
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    io.err(`There is no command "${name}".\n\n${helpText()}`);
    return 2;
  }
  return (await command.load())(rest, io);
}
