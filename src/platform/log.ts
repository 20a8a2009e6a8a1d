import { pino } from 'pino';

/** Fields of a log line. Never an address with credentials, a token or a reader's e-mail (house rule 12). */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where a part of the program tells what it did. Handed in. */
export type Log = {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
  child(fields: LogFields): Log;
};

/** How much is told. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Structured lines (JSON) on standard error, so that standard output stays for what a command prints. */
export function openLog(level: LogLevel): Log {
  return pino(
    { level, redact: { paths: ['*.password', '*.token', '*.secret', '*.authorization', '*.cookie'], censor: '…' } },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** A log that says nothing. */
export const silentLog: Log = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => silentLog,
};
