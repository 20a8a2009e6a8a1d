import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useWords } from './language.ts';

/** A modal dialog: the browser keeps the focus inside, and Escape closes it unless `onClose` is null. */
export function Dialog({
  title,
  onClose,
  wide = false,
  children,
}: {
  readonly title: string;
  readonly onClose: (() => void) | null;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const t = useWords();
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog !== null && !dialog.open) dialog.showModal();
    // `autofocus` is read by showModal; React sets the focus itself and drops the attribute.
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      className={wide ? 'wide' : undefined}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return; // a file chooser inside cancels as well
        event.preventDefault();
        onClose?.();
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        {onClose !== null && (
          <button type="button" className="close" aria-label={t('close')} onClick={onClose}>
            ×
          </button>
        )}
      </header>
      <div className="inside">{children}</div>
    </dialog>
  );
}
