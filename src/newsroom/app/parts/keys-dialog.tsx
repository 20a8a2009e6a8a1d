import type { WordKey } from '../words.ts';
import { Dialog } from './dialog.tsx';
import { useWords } from './language.ts';

const KEYS: readonly { readonly keys: readonly string[]; readonly does: WordKey }[] = [
  { keys: ['j', '↓'], does: 'keys.next' },
  { keys: ['k', '↑'], does: 'keys.before' },
  { keys: ['Enter'], does: 'keys.open' },
  { keys: ['n'], does: 'keys.new' },
  { keys: ['/'], does: 'keys.find' },
  { keys: ['t'], does: 'keys.take' },
  { keys: ['Ctrl S'], does: 'keys.save' },
  { keys: ['Ctrl B', 'Ctrl I'], does: 'keys.marks' },
  { keys: ['Ctrl K'], does: 'keys.link' },
  { keys: ['Ctrl Alt 2', '3'], does: 'keys.heading' },
  { keys: ['Alt F10'], does: 'keys.toolbar' },
  { keys: ['Ctrl Enter'], does: 'keys.preview' },
  { keys: ['?'], does: 'keys.this' },
];

/** Every key that does something. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  return (
    <Dialog title={t('keys')} onClose={onClose}>
      <dl className="keys">
        {KEYS.map(({ keys, does }) => (
          <div key={does} style={{ display: 'contents' }}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
