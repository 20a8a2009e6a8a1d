import type { PageFrame } from '../page-frame.ts';
import { word } from '../words.ts';

export type ShareProps = {
  readonly frame: PageFrame;
  /** Whole address to be shared. */
  readonly url: string;
  readonly title: string;
};

/**
 * The share actions. Links work without script; the buttons are hidden until `islands/site.island.ts` finds that the
 * device can do what they say. Its own share sheet then stands in for the links marked `data-else`, which it holds too.
 * Either way the actions take one line on a phone, so that nothing below moves.
 */
export function Share({ frame, url, title }: ShareProps) {
  const { language } = frame;
  const [at, text] = [encodeURIComponent(url), encodeURIComponent(title)];
  return (
    <div class="share" data-share-url={url} data-share-title={title}>
      <ul aria-label={word(language, 'shareThis')}>
        <li hidden data-action="share">
          <button type="button">{word(language, 'share')}</button>
        </li>
        <li hidden data-action="copy">
          <button type="button" data-done={word(language, 'linkCopied')}>
            {word(language, 'copyLink')}
          </button>
        </li>
        <li data-else>
          <a href={`mailto:?subject=${text}&body=${text}%0A${at}`}>{word(language, 'email')}</a>
        </li>
        <li data-else>
          <a href={`https://www.facebook.com/sharer/sharer.php?u=${at}`} rel="noopener nofollow">
            Facebook
          </a>
        </li>
        <li data-else>
          <a href={`https://x.com/intent/post?url=${at}&text=${text}`} rel="noopener nofollow">
            X
          </a>
        </li>
        <li data-else>
          <a href={`https://wa.me/?text=${text}%20${at}`} rel="noopener nofollow">
            WhatsApp
          </a>
        </li>
        <li hidden data-action="print">
          <button type="button">{word(language, 'print')}</button>
        </li>
      </ul>
      <p role="status" class="unseen" />
    </div>
  );
}
