import { useEffect } from 'react';

/** Is the person typing into something, or is a dialog open? Then single keys belong to it. */
export function keysTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector('dialog[open]') !== null) return true;
  const target = event.target;
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** Listens to single keys of a view while it is shown. A handler that returns false leaves the key alone. */
export function useKeys(handlers: Readonly<Record<string, (() => void | boolean) | undefined>>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (keysTaken(event)) return;
      const handler = handlers[event.key];
      if (handler === undefined || handler() === false) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}

/** Keys j/k and the arrows move `open` along `ids`; the row comes into view and its link gets the focus. */
export function useRowKeys(ids: readonly string[], open: string | null, move: (id: string) => void): void {
  const step = (by: number) => (): boolean => {
    const at = open === null ? -1 : ids.indexOf(open);
    const next = ids[Math.max(0, Math.min(ids.length - 1, at === -1 && by < 0 ? 0 : at + by))];
    if (next === undefined) return false;
    move(next);
    const row = document.getElementById(`row-${next}`);
    row?.scrollIntoView({ block: 'nearest' });
    row?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true });
    return true;
  };
  useKeys({ j: step(1), ArrowDown: step(1), k: step(-1), ArrowUp: step(-1) });
}
