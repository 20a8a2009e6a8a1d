import { useState, type FormEvent } from 'react';
import { cleanHref, isWebAddress } from '#story/href.ts';
import { useDesk } from '../desk.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';

/** A bare host is meant as https; an address with an `@` and no scheme as mail. */
function addressOf(text: string): string | null {
  const trimmed = text.trim();
  if (/^[^\s:/]+@[^\s:/]+$/.test(trimmed)) return cleanHref(`mailto:${trimmed}`);
  return cleanHref(trimmed) ?? (/^[^\s:/]+\.[^\s]+$/.test(trimmed) ? cleanHref(`https://${trimmed}`) : null);
}

/** Asks for the address of a link or a link card. */
export function AddressDialog({
  title,
  start,
  webOnly = false,
  onSet,
  onRemove,
  onClose,
}: {
  readonly title: string;
  readonly start: string;
  readonly webOnly?: boolean;
  readonly onSet: (href: string) => void;
  readonly onRemove?: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useDesk();
  const [text, setText] = useState(start);
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const href = addressOf(text);
    if (href === null || (webOnly && !isWebAddress(href))) setWrong(true);
    else onSet(href);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="sheet-form bare" onSubmit={submit}>
        <Field
          label={t('link.address')}
          value={text}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          data-first=""
          hint={t(webOnly ? 'card.hint' : 'link.hint')}
          bad={wrong ? t('link.wrong') : null}
          onChange={(event) => {
            setText(event.target.value);
            setWrong(false);
          }}
        />
        <div className="acts">
          <button type="submit" className="btn do">
            {t('link.set')}
          </button>
          {onRemove !== undefined && (
            <button type="button" className="btn" onClick={onRemove}>
              {t('link.remove')}
            </button>
          )}
          <button type="button" className="btn" onClick={onClose}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
