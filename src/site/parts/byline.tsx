import type { PublishedStory } from '#story/story.ts';
import { authorPath, link } from '../link.ts';
import type { PageFrame } from '../page-frame.ts';
import { word } from '../words.ts';

/** "By Ana Ruiz and Tom Bell" and the credit line; nothing where a story has neither. */
export function BylineLine({ frame, story }: { readonly frame: PageFrame; readonly story: Pick<PublishedStory, 'bylines' | 'credit'> }) {
  const { bylines, credit } = story;
  if (bylines.length === 0 && credit === null) return null;
  return (
    <p class="byline">
      {bylines.length > 0 && (
        <span>
          {word(frame.language, 'by')}{' '}
          {bylines.map((byline, index) => [
            joint(index, bylines.length, word(frame.language, 'and')),
            byline.author === null ? (
              <b>{byline.name}</b>
            ) : (
              <a rel="author" href={link(frame, authorPath(byline.author))}>
                <b>{byline.name}</b>
              </a>
            ),
          ])}
        </span>
      )}
      {credit !== null && <span class="credit-line">{credit}</span>}
    </p>
  );
}

function joint(index: number, count: number, and: string): string {
  if (index === 0) return '';
  return index === count - 1 ? ` ${and} ` : ', ';
}
