import { runCommand } from '#cli/command.ts';

// Started through a door of another Node: when that door dies, however it dies, so does this program.
if (process.env['DAYBREAK_CHILD'] !== undefined && process.connected) {
  process.on('disconnect', () => process.exit(1));
  // The channel alone must not keep a command alive that is done.
  process.channel?.unref();
}

// A reader of the output that has seen enough (`… | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
  cwd: process.cwd(),
});
