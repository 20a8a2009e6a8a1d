import type { Made } from './made.ts';
import type { PurgeLog } from './purge-log.ts';

/** The making of pages: each once, however many wait for it. */
export type Flights = {
  has(key: string): boolean;
  /** Makes the page, or joins its making, until no purge made the result old before it was ready. Rejects with `make`'s error. */
  fresh(key: string, make: () => Promise<Made>): Promise<Made>;
  /** Begins the making where none is under way; nobody waits for it. */
  begin(key: string, make: () => Promise<Made>): void;
};

/** What hears of the outcome. `landed` is only told of pages that no purge touched meanwhile. */
export type FlightEars = {
  readonly landed: (key: string, made: Made, begun: number) => void;
  readonly worked: () => void;
  readonly failed: () => void;
};

type Flight = { readonly promise: Promise<Made>; readonly begun: number };

/** After so many makings in a row that a purge outran, a page that is only a little old is good enough. */
const MOST_TRIES = 4;

/** Opens the makings over a log of purges. */
export function openFlights(purged: PurgeLog, ears: FlightEars): Flights {
  const flights = new Map<string, Flight>();

  const fly = (key: string, make: () => Promise<Made>): Flight => {
    const running = flights.get(key);
    if (running !== undefined) return running;
    const begun = purged.count();
    const promise = make().then(
      (made) => {
        flights.delete(key);
        ears.worked();
        if (purged.touched(made.tags, begun) === 'no') ears.landed(key, made, begun);
        return made;
      },
      (error: unknown) => {
        flights.delete(key);
        ears.failed();
        throw error;
      },
    );
    const flight = { promise, begun };
    flights.set(key, flight);
    return flight;
  };

  return {
    has: (key) => flights.has(key),
    begin(key, make) {
      fly(key, make).promise.catch(() => {}); // `failed` was told; whoever asks once no stale page is left hears of it
    },
    async fresh(key, make) {
      for (let tries = 1; ; tries++) {
        const flight = fly(key, make);
        const made = await flight.promise;
        const touched = purged.touched(made.tags, flight.begun);
        if (touched === 'no' || (touched === 'soft' && tries >= MOST_TRIES)) return made;
        if (tries >= 2 * MOST_TRIES) throw new Error(`${key} was withdrawn again and again while it was being made`);
      }
    },
  };
}
