import { newToken } from '#platform/id.ts';
import type { Store } from '#store/store.ts';

/** Keys that this station made for itself at its first start. */
export type Secrets = { readonly signIn: string; readonly preview: string };

/** The station's keys: kept in the settings, made where they are not there yet. Never logged. */
export async function openSecrets(store: Store): Promise<Secrets> {
  const key = async (name: string): Promise<string> => {
    const kept = await store.settings.get(`secret.${name}`);
    if (typeof kept === 'string') return kept;
    const made = newToken() + newToken();
    await store.settings.set(`secret.${name}`, made);
    return made;
  };
  return { signIn: await key('sign-in'), preview: await key('preview') };
}
