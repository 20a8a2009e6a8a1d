import { describe, expect, test } from 'vitest';
import { bareSky } from './aggregate-condition.ts';
import { conditionIcon, conditionWords } from './condition-words.ts';
import type { Condition } from './condition.ts';

const of = (change: Partial<Condition>): Condition => ({ ...bareSky('mostlyCloudy'), ...change });

describe('words for a condition', () => {
  test.each([
    [{}, 'Partly Sunny', 'Mostly Cloudy', 'Parcialmente soleado'],
    [{ sky: 'clear' }, 'Sunny', 'Clear', 'Soleado'],
    [{ precip: 'rain', intensity: 'light' }, 'Light Rain', 'Light Rain', 'Lluvia ligera'],
    [{ precip: 'rainShowers', intensity: 'light' }, 'Light Rain Showers', 'Light Rain Showers', 'Chubascos ligeros'],
    [{ precip: 'snow', intensity: 'heavy' }, 'Heavy Snow', 'Heavy Snow', 'Nieve fuerte'],
    [{ precip: 'rainSnow', intensity: 'light' }, 'Light Rain And Snow', 'Light Rain And Snow', 'Lluvia y nieve ligeras'],
    [{ thunder: 'possible', precip: 'rain' }, 'Possible Thunderstorms', 'Possible Thunderstorms', 'Posibles tormentas eléctricas'],
    [{ obscuration: 'smoke' }, 'Smoke', 'Smoke', 'Humo'],
    [{ extreme: 'hurricane', precip: 'rain' }, 'Hurricane', 'Hurricane', 'Huracán'],
    [{ extreme: 'cold', sky: 'clear' }, 'Very Cold', 'Very Cold', 'Frío intenso'],
    [{ wind: 'windy' }, 'Partly Sunny, Windy', 'Mostly Cloudy, Windy', 'Parcialmente soleado, ventoso'],
    [{ wind: 'windy', sky: 'unknown' }, 'Windy', 'Windy', 'Ventoso'],
    [{ sky: 'unknown' }, 'No report', 'No report', 'Sin datos'],
  ] as const)('%o', (change, day, night, spanish) => {
    expect([conditionWords(of(change), 'en', true), conditionWords(of(change), 'en', false), conditionWords(of(change), 'es', true)]).toEqual([
      day,
      night,
      spanish,
    ]);
  });
  test('an unknown sky is never drawn as a sun', () => {
    expect([
      conditionIcon(of({ sky: 'unknown' }), true),
      conditionIcon(of({ sky: 'clear' }), false),
      conditionIcon(of({ precip: 'icePellets' }), true),
      conditionIcon(of({ extreme: 'tropicalStorm' }), true),
    ]).toEqual(['unknown', 'moon', 'sleet', 'hurricane']);
  });
});
