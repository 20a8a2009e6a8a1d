import { useState } from 'react';
import type { Instant } from '#platform/clock.ts';
import { useDesk } from '../desk.ts';
import { Dialog } from '../parts/dialog.tsx';
import { fullText } from '../time/time-text.ts';
import { InstantField } from './instant-field.tsx';

function EmbargoDialog({
  value,
  onSet,
  onClose,
}: {
  readonly value: Instant | null;
  readonly onSet: (at: Instant | null) => void;
  readonly onClose: () => void;
}) {
  const { t } = useDesk();
  const [at, setAt] = useState(value);
  return (
    <Dialog title={t('field.embargoedUntil')} onClose={onClose}>
      <p className="soft">{t('embargo.text')}</p>
      <InstantField label={t('embargo.until')} start={value} first onChange={setAt} />
      <div className="acts">
        <button type="button" className="btn do" disabled={at === null} onClick={() => onSet(at)}>
          {t('embargo.set')}
        </button>
        {value !== null && (
          <button type="button" className="btn stop" onClick={() => onSet(null)}>
            {t('embargo.lift')}
          </button>
        )}
        <button type="button" className="btn" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </Dialog>
  );
}

/** Until when no reader may see the story. Set and lifted in a dialog, never by a slip of the hand. */
export function EmbargoField({
  value,
  disabled,
  onChange,
}: {
  readonly value: Instant | null;
  readonly disabled: boolean;
  readonly onChange: (at: Instant | null) => void;
}) {
  const { t, manner, now } = useDesk();
  const [open, setOpen] = useState(false);
  return (
    <div className="field">
      <span className="label">{t('field.embargoedUntil')}</span>
      <div>
        <span className={value !== null && value > now ? 'late' : undefined}>{value === null ? t('none') : fullText(value, manner)}</span>{' '}
        {!disabled && (
          <button type="button" className="plain" onClick={() => setOpen(true)}>
            {t('change')}
          </button>
        )}
      </div>
      {open && (
        <EmbargoDialog
          value={value}
          onClose={() => setOpen(false)}
          onSet={(at) => {
            onChange(at);
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}
