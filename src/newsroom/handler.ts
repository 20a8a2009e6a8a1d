import type { Clock } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import type { Result } from '#platform/result.ts';
import type { Store } from '#store/store.ts';
import type { StoryChanges } from '#story/changes.ts';
import type { PublishedStory } from '#story/story.ts';
import type { Answer } from './answer.ts';
import type { CheckedRequestOf, ResponseOf, ROUTES, RouteName } from './contract.ts';
import type { StationSettings } from './contract/station.ts';
import type { Sessions } from './session.ts';
import type { Staff, StaffMember } from './staff.ts';
import type { OneTimeLinks } from './one-time-link.ts';

/** What the newsroom is built from; `station/app.ts` hands it over. */
export type NewsroomParts = {
  readonly store: Store;
  readonly staff: Staff;
  readonly sessions: Sessions;
  readonly links: OneTimeLinks;
  readonly clock: Clock;
  readonly log: Log;
  /** Where readers and staff reach the program, without a slash at the end. */
  readonly baseUrl: string;
  /** Header that a proxy of ours sets to the asker's address. */
  readonly trustedIpHeader: string | null;
  /** Key of preview links, secret to this station. */
  readonly previewKey: string;
  /** Folder of the built browser app. */
  readonly appDir: string;
  /** First parts of addresses that no section may take. */
  readonly reservedPaths: readonly string[];
  /** What a station says of itself until someone saved it. */
  readonly defaultStation: StationSettings;
  /** Under which source ids the station's weather is kept now. */
  weatherSources(): readonly string[];
  /** Called after the commit of a change that readers may see: drops pages. */
  onStoryChanged(changes: StoryChanges): void | Promise<void>;
  /** Called after the station's settings were saved. */
  onStationChanged(): void | Promise<void>;
  /** Opens the station as the sample or empty; called once, when the first administrator chooses. */
  openStation(kind: 'sample' | 'empty'): Promise<void>;
  /** Asks a wire source at once; the number of new and changed items. */
  pollSource(source: string): Promise<Result<{ readonly arrived: number }>>;
  /** The reader's page of a story that is not live, as HTML. */
  renderPreview(story: PublishedStory): Promise<string>;
};

/** What a handler gets: the checked request, who asks, and the few things of HTTP that sign-in needs. */
export type Given<N extends RouteName> = CheckedRequestOf<N> & {
  readonly me: (typeof ROUTES)[N]['access'] extends 'open' ? null : StaffMember;
  /** The asker's address for counting attempts; an IPv6 address as its /64. */
  readonly address: string;
  /** Cookie and User-Agent of the request. */
  readonly headers: Headers;
  /** The file of an upload. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
  /** Sends `Set-Cookie` headers along with the answer. */
  setCookies(cookies: readonly string[]): void;
};

/** Answers one route. */
export type Handler<N extends RouteName> = (given: Given<N>) => Promise<Answer<ResponseOf<N>>>;

/** A handler for every route of the contract: a route without one does not compile. */
export type Handlers = { readonly [N in RouteName]: Handler<N> };

/** The handlers of some routes; each file of `api/` gives one of these. */
export type HandlersOf<N extends RouteName> = Pick<Handlers, N>;
