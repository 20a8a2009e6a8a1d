import type { PublishedStory } from '#story/story.ts';
import type { PageFrame } from '../page-frame.ts';
import { word } from '../words.ts';

/** Under the text: who reported it, where the original stands, and whose the words are. */
export function OriginNote({ frame, story }: { readonly frame: PageFrame; readonly story: Pick<PublishedStory, 'origin' | 'canonicalUrl' | 'rights'> }) {
  const { origin, canonicalUrl, rights } = story;
  const { language } = frame;
  return (
    <footer class="origin">
      <p>
        {origin.kind === 'wire' ? word(language, 'fromSource', { source: origin.source }) : word(language, 'reportedBy', { station: frame.station.name })}
        {canonicalUrl !== null && (
          <>
            {' '}
            <a href={canonicalUrl} rel="noopener">
              {word(language, 'readOriginal')}
            </a>
          </>
        )}
      </p>
      {(rights.copyrightHolder !== null || rights.usageTerms !== null) && (
        <p>
          {rights.copyrightHolder !== null && copyright(rights.copyrightHolder, word(language, 'copyright', { holder: rights.copyrightHolder }))}
          {rights.copyrightHolder !== null && rights.usageTerms !== null ? ' ' : null}
          {rights.usageTerms}
        </p>
      )}
    </footer>
  );
}

/** Agencies send the holder bare ("Cascade News") or as a whole notice ("© 2025 Cascade News. All rights reserved."). */
function copyright(holder: string, made: string): string {
  return /©|\(c\)|copyright/i.test(holder) ? holder : made;
}
