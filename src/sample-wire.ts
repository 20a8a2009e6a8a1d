import type { Store } from '#store/store.ts';

export async function sampleWire(_: Store, __: string, ___: number): Promise<{ save(store: Store): Promise<void> }> {
  return { save: async () => {} };
}
