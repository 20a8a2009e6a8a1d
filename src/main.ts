import { runCommand } from '#cli/command.ts';

// Started through a door of another Node: when that door dies, however it dies, so does this program.
if (process.env['DAYBREAK_CHILD'] !== undefined && process.connected) {
  process.on('disconnect', () => process.exit(1));
}

process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
  cwd: process.cwd(),
});
