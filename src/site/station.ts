import type { Language } from '#story/story.ts';
import type { Units } from '#weather/units.ts';

/** A section of the station: last part of its address, and its name in both languages. */
export type StationSection = { readonly slug: string; readonly name: { readonly en: string; readonly es: string } };

/** Who publishes: everything the reader's pages need to know of the station. */
export type Station = {
  readonly name: string;
  /** The name as it is set in the masthead: `accent` stands in the station's color. Together they read as the name. */
  readonly mark: { readonly plain: string; readonly accent: string };
  readonly tagline: string | null;
  /** The language of its own words; pages in the other language live under `/en` or `/es`. */
  readonly language: Language;
  /** IANA zone in which its times are told. */
  readonly timeZone: string;
  readonly sections: readonly StationSection[];
  /** CSS hex colors, at least 4.5:1 on the paper of each mode (`#fdfcf9`, `#141618`). */
  readonly accent: { readonly light: string; readonly dark: string };
  readonly units: Units;
  /** Origin without a slash at the end: `https://news.example.org`. */
  readonly baseUrl: string;
  /** True: a made-up station that shows what the program does; said on every page. */
  readonly sample: boolean;
  readonly contactEmail: string | null;
};

/** The name of section `slug` in `language`; the slug itself where the station has no such section any more. */
export function sectionName(station: Station, slug: string, language: Language): string {
  return station.sections.find((section) => section.slug === slug)?.name[language] ?? slug;
}
