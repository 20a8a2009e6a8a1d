/** What a command may use of the world around it. */
export type CommandIo = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
};

/** A command gives its exit status: 0 well, 1 failed, 2 wrong input. */
export type Command = (args: string[], io: CommandIo) => Promise<number>;
