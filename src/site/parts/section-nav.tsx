import { link, sectionPath, weatherPath } from '../link.ts';
import type { PageFrame } from '../page-frame.ts';
import { word } from '../words.ts';

/** The sections, and the weather where the station has a place; the one that the page belongs to is marked. */
export function SectionNav({ frame }: { readonly frame: PageFrame }) {
  const { station, language } = frame;
  const entries = [
    ...station.sections.map((section) => ({ slug: section.slug, name: section.name[language], href: link(frame, sectionPath(section.slug)) })),
    ...(frame.weather === null && frame.section !== 'weather' ? [] : [{ slug: 'weather', name: word(language, 'weather'), href: link(frame, weatherPath()) }]),
  ];
  return (
    <nav class="sections" aria-label={word(language, 'sections')}>
      <ul class="wrap">
        {entries.map(({ slug, name, href }) => (
          <li>
            <a href={href} aria-current={slug !== frame.section ? undefined : frame.path === href ? 'page' : 'true'}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
