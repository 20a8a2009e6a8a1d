import { newToken } from '#platform/id.ts';

const CHANNEL = 'daybreak-tabs';
/** How long other tabs have to say that they live, in milliseconds. */
const PATIENCE = 200;

let tab: string | null = null;

/**
 * This tab, until it is closed or reloaded. Begins to answer for itself, so that another tab of the same story does
 * not take over what is being typed here.
 */
export function thisTab(): string {
  if (tab !== null) return tab;
  tab = newToken();
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    if (data === 'who') channel.postMessage(tab);
  });
  return tab;
}

/** The other tabs of this browser that are alive, and this one. */
export async function liveTabs(): Promise<ReadonlySet<string>> {
  const found = new Set<string>([thisTab()]);
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }) => {
    if (typeof data === 'string' && data !== 'who') found.add(data);
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  channel.postMessage('who');
  await new Promise((resolve) => setTimeout(resolve, PATIENCE));
  channel.close();
  return found;
}
