import type { Instant } from '#platform/clock.ts';
import { localDate } from '#platform/zoned-time.ts';
import { fullTime, machineTime, stampTime, timeOfDay } from '../local-time.ts';
import type { PageFrame, StoryCard } from '../page-frame.ts';
import { word } from '../words.ts';

/** "Posted … · Updated …", in the station's zone; the date of the update only where it is another day. */
export function StoryTimes({ frame, story }: { readonly frame: PageFrame; readonly story: Pick<StoryCard, 'postedAt' | 'updatedAt'> }) {
  const { language } = frame;
  const { timeZone } = frame.station;
  const { postedAt, updatedAt } = story;
  const sameDay = updatedAt !== null && localDate(postedAt, timeZone) === localDate(updatedAt, timeZone);
  return (
    <p class="times">
      <span>
        {word(language, 'posted')} <Time at={postedAt}>{fullTime(postedAt, timeZone, language)}</Time>
      </span>
      {updatedAt !== null && (
        <span>
          {word(language, 'updated')} <Time at={updatedAt}>{sameDay ? timeOfDay(updatedAt, timeZone) : fullTime(updatedAt, timeZone, language)}</Time>
        </span>
      )}
    </p>
  );
}

/** The time on a card: the update where there is one, else the posting. Absolute, so that a kept page stays true. */
export function CardTime({ frame, story }: { readonly frame: PageFrame; readonly story: Pick<StoryCard, 'postedAt' | 'updatedAt'> }) {
  const at = story.updatedAt ?? story.postedAt;
  const key = story.updatedAt === null ? 'posted' : 'updated';
  return (
    <span>
      {word(frame.language, key)} <Time at={at}>{stampTime(at, frame.station.timeZone, frame.language, frame.now)}</Time>
    </span>
  );
}

/** An instant, for people and for machines. */
export function Time({ at, children }: { readonly at: Instant; readonly children: string }) {
  return <time datetime={machineTime(at)}>{children}</time>;
}
