import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/** Filters of a list, kept in the address: they survive a reload and can be sent to a colleague. */
export function useAddressFilters(): readonly [(name: string) => string, (changes: Readonly<Record<string, string>>) => void] {
  const [params, setParams] = useSearchParams();
  const get = (name: string): string => params.get(name) ?? '';
  const set = useCallback(
    (changes: Readonly<Record<string, string>>) => {
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          for (const [name, value] of Object.entries(changes)) {
            if (value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      );
    },
    [setParams],
  );
  return [get, set];
}
