/**
 * A query parameter that is read when the query runs, not when it is built: lets a compiled query follow a test's clock.
 * `toPostgres` is how `pg` asks an object for its value; `sqlite.ts` calls `read` itself.
 */
export class LateValue {
  readonly read: () => number;

  constructor(read: () => number) {
    this.read = read;
  }

  toPostgres(): number {
    return this.read();
  }
}
