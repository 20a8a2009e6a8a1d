import type { Fields } from './merge.ts';
import type { Stored } from './autosave.ts';

/** Changes that the server has not acknowledged, as they are kept on this device. */
export type Kept<T extends Fields> = {
  readonly story: string;
  /** The tab that typed them; two tabs of one story keep two records. */
  readonly tab: string;
  readonly person: string;
  readonly at: number;
  readonly base: Stored<T>;
  readonly value: T;
  /** Sent and never answered. */
  readonly unsure: readonly T[];
};

/** Where unacknowledged changes are kept on the device. `keep` resolves once they are stored. */
export type Keep = {
  keep<T extends Fields>(record: Kept<T>): Promise<void>;
  forget(story: string, tab: string): Promise<void>;
  /** What is kept of one story, oldest first. */
  kept<T extends Fields>(story: string): Promise<readonly Kept<T>[]>;
  /** Everything that is kept, oldest first. */
  all(): Promise<readonly Kept<Fields>[]>;
};

const STORE = 'unacknowledged';

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The browser cannot store anything.')));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(transaction.error ?? new Error('The browser cannot store anything.'));
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', fail);
    transaction.addEventListener('error', fail);
  });
}

function open(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open('daybreak-desk', 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE, { keyPath: ['story', 'tab'] }));
  return asked(request);
}

/** Keeps changes in IndexedDB: it survives a killed tab, and holds far more than localStorage. */
export function deviceKeep(factory: IDBFactory): Keep {
  let opened: Promise<IDBDatabase> | null = null;
  const database = (): Promise<IDBDatabase> => {
    opened ??= open(factory).catch((cause: unknown) => {
      opened = null; // try anew next time: the person may have freed space
      throw cause;
    });
    return opened;
  };
  const write = async (work: (store: IDBObjectStore) => void): Promise<void> => {
    const transaction = (await database()).transaction(STORE, 'readwrite');
    work(transaction.objectStore(STORE));
    await finished(transaction);
  };
  const all = async (): Promise<readonly Kept<Fields>[]> => {
    const records = await asked((await database()).transaction(STORE).objectStore(STORE).getAll() as IDBRequest<Kept<Fields>[]>);
    return records.toSorted((a, b) => a.at - b.at);
  };
  return {
    keep: (record) => write((store) => store.put(record)),
    forget: (story, tab) => write((store) => store.delete([story, tab])),
    kept: async <T extends Fields>(story: string) => (await all()).filter((record) => record.story === story) as unknown as readonly Kept<T>[],
    all,
  };
}
