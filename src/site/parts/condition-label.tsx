import type { Language } from '#story/story.ts';
import { conditionWords } from '#weather/condition-words.ts';
import type { Condition } from '#weather/condition.ts';
import type { WeatherReport } from '#weather/report.ts';

/** What a row of the forecast says of the sky. */
export type Conditioned = { readonly condition: Condition | null; readonly conditionText: string | null };

/**
 * The words of a condition as text: the source's own in English, whole; in Spanish ours, made from the condition. Null
 * where neither is known.
 */
export function conditionLabel({ condition, conditionText }: Conditioned, isDay: boolean, language: Language): string | null {
  if (language === 'en' && conditionText !== null) return conditionText;
  return condition === null ? conditionText : conditionWords(condition, language, isDay);
}

export type ConditionLabelProps = { readonly row: Conditioned; readonly isDay: boolean; readonly language: Language };

/** As `conditionLabel`, marking English words on a Spanish page; a hyphen where nothing is known. */
export function ConditionLabel({ row, isDay, language }: ConditionLabelProps) {
  const label = conditionLabel(row, isDay, language);
  const foreign = language !== 'en' && row.condition === null && label !== null;
  return foreign ? <span lang="en">{label}</span> : <>{label ?? '-'}</>;
}

/** Whether it is day at the place now, by the sun of the current hour. */
export function isDayNow(report: WeatherReport): boolean {
  return report.hourly[0]?.isDay ?? true;
}
