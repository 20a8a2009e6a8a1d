import { PRECIP_BY_GRAVITY, type Condition } from './condition.ts';

/** What one hour gives to the condition of a longer stretch. `rain` in mm where known; `skyCover` in percent. */
export type HourSky = { readonly condition: Condition | null; readonly skyCover: number | null; readonly rain: number | null };

const INTENSITIES: readonly Condition['intensity'][] = ['light', 'moderate', 'heavy'];

/** The word of the one scale of cloud cover for all sources (percent; measured from NWS icons). */
export function skyOfCover(percent: number | null): Condition['sky'] {
  if (percent === null) return 'unknown';
  if (percent <= 5) return 'clear';
  if (percent <= 25) return 'mostlyClear';
  if (percent <= 50) return 'partlyCloudy';
  return percent <= 87 ? 'mostlyCloudy' : 'cloudy';
}

/** A condition of which only the sky is known. */
export function bareSky(sky: Condition['sky']): Condition {
  return { sky, precip: 'none', intensity: 'moderate', thunder: 'none', obscuration: 'none', wind: 'none', extreme: 'none' };
}

/** The value that most hours have, or null; of equals the first in `order`. */
function most<T>(values: readonly T[], order: readonly T[]): T | null {
  let best: T | null = null;
  let bestCount = 0;
  for (const candidate of order) {
    const count = values.filter((value) => value === candidate).length;
    if (count > bestCount) [best, bestCount] = [candidate, count];
  }
  return best;
}

/** Freezing rain of this amount (mm) is told whatever else falls. */
const FREEZING_TOLD = 0.1;

/** The kind that falls most: by amount where amounts are known, else by hours. Freezing rain is told whenever there is enough of it to ice over. */
function fallOf(hours: readonly HourSky[]): Pick<Condition, 'precip' | 'intensity'> {
  const falling = hours.flatMap(({ condition, rain }) => (condition === null || condition.precip === 'none' ? [] : [{ condition, rain }]));
  const amountOf = (kind: Condition['precip']): number => falling.reduce((sum, { condition, rain }) => sum + (condition.precip === kind ? (rain ?? 0) : 0), 0);
  const kinds = PRECIP_BY_GRAVITY.filter((kind) => falling.some(({ condition }) => condition.precip === kind));
  const amountsKnown = falling.some(({ rain }) => rain !== null);
  const largest = kinds.reduce<Condition['precip'] | null>((best, kind) => (best === null || amountOf(kind) > amountOf(best) ? kind : best), null);
  const byAmount =
    kinds.includes('freezingRain') && amountOf('freezingRain') >= FREEZING_TOLD ? 'freezingRain' : largest !== null && amountOf(largest) > 0 ? largest : null;
  const byHours = kinds.includes('freezingRain')
    ? 'freezingRain'
    : most(
        falling.map(({ condition }) => condition.precip),
        PRECIP_BY_GRAVITY,
      );
  const precip = (amountsKnown ? byAmount : null) ?? byHours ?? 'none';
  const heaviest = Math.max(
    0,
    ...falling.filter(({ condition }) => condition.precip === precip).map(({ condition }) => INTENSITIES.indexOf(condition.intensity)),
  );
  return { precip, intensity: INTENSITIES[heaviest] ?? 'moderate' };
}

/** Skies from bright to dull; of two that hold equally long the duller is told. */
const SKIES: readonly Condition['sky'][] = ['cloudy', 'mostlyCloudy', 'partlyCloudy', 'mostlyClear', 'clear'];

/**
 * One condition for the hours of a window: thunder where any hour has it, then what falls, then what veils for a third of
 * the hours, then the mean sky. Never the numeric maximum of codes.
 *
 * @param chance the window's chance of precipitation in percent, or null where the source has none (amounts then decide).
 */
export function aggregateCondition(hours: readonly HourSky[], chance: number | null): Condition | null {
  const known = hours.flatMap((hour) => (hour.condition === null ? [] : [hour.condition]));
  const covers = hours.flatMap((hour) => (hour.skyCover === null ? [] : [hour.skyCover]));
  if (known.length === 0 && covers.length === 0) return null;
  const sky =
    covers.length === 0
      ? (most(
          known.map((c) => c.sky),
          SKIES,
        ) ?? 'unknown')
      : skyOfCover(covers.reduce((a, b) => a + b, 0) / covers.length);
  const thundering = known.filter((c) => c.thunder !== 'none');
  const amount = hours.reduce((sum, hour) => sum + (hour.rain ?? 0), 0);
  const falling = known.filter((c) => c.precip !== 'none');
  const falls = falling.length > 0 && (chance === null ? amount >= 0.25 : chance >= 20);
  const veils = known.map((c) => c.obscuration).filter((o) => o !== 'none');
  return {
    ...bareSky(sky),
    ...(falls || (thundering.length > 0 && falling.length > 0) ? fallOf(hours) : {}),
    thunder: thundering.length === 0 ? 'none' : thundering.length >= 2 || (chance ?? 0) >= 30 ? 'likely' : 'possible',
    obscuration: veils.length * 3 >= hours.length ? (most(veils, [...new Set(veils)].sort()) ?? 'none') : 'none',
    wind: known.filter((c) => c.wind === 'windy').length * 3 >= hours.length && known.some((c) => c.wind === 'windy') ? 'windy' : 'none',
    extreme: known.find((c) => c.extreme !== 'none')?.extreme ?? 'none',
  };
}
