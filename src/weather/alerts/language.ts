/**
 * Which of a message's languages a reader of `wanted` gets: the very language, else the same without its region, else
 * English, else the first. Null for a message without any.
 */
export function chosenLanguage(languages: readonly string[], wanted: string): string | null {
  const low = (language: string): string => language.toLowerCase();
  const main = (language: string): string => low(language).split('-')[0] ?? '';
  return (
    languages.find((language) => low(language) === low(wanted)) ??
    languages.find((language) => main(language) === main(wanted)) ??
    languages.find((language) => main(language) === 'en') ??
    languages[0] ??
    null
  );
}
