import { describe, expect, test } from 'vitest';
import { conditionOfWords } from './words.ts';

describe('NWS words', () => {
  test.each([
    ['Sunny', { sky: 'clear' }],
    ['Mostly Clear', { sky: 'mostlyClear' }],
    ['Mostly Sunny', { sky: 'partlyCloudy' }],
    ['Partly Cloudy', { sky: 'partlyCloudy' }],
    ['Partly Sunny', { sky: 'mostlyCloudy' }],
    ['Mostly Cloudy', { sky: 'mostlyCloudy' }],
    ['Cloudy', { sky: 'cloudy' }],
    ['Chance Light Rain', { precip: 'rain', intensity: 'light', thunder: 'none' }],
    ['Slight Chance T-storms', { thunder: 'possible', precip: 'none' }],
    ['Showers And Thunderstorms', { precip: 'rainShowers', thunder: 'likely' }],
    ['Isolated Rain And Snow Showers', { precip: 'rainSnow' }],
    ['SLIGHT SNOW', { precip: 'snow', intensity: 'moderate' }],
    ['Heavy Snow', { precip: 'snow', intensity: 'heavy' }],
    ['Rain/Freezing Rain', { precip: 'freezingRain' }],
    ['Snow/Sleet Likely', { precip: 'icePellets' }],
    ['Blowing Snow', { precip: 'none', obscuration: 'blowingSnow' }],
    ['Patchy Fog then Partly Sunny', { obscuration: 'fog', sky: 'mostlyCloudy' }],
    ['Partly Sunny then Chance Showers And Thunderstorms', { thunder: 'possible', precip: 'rainShowers', sky: 'mostlyCloudy' }],
    ['Areas Of Smoke', { obscuration: 'smoke' }],
    ['Freezing Fog', { obscuration: 'freezingFog' }],
    ['Cold and Clear', { extreme: 'cold', sky: 'clear' }],
    ['Windy', { wind: 'windy', sky: 'unknown' }],
    ['Blizzard', { extreme: 'blizzard' }],
    ['Chance Freezing Drizzle', { precip: 'freezingDrizzle' }],
    ['Light Rain and Fog/Mist', { precip: 'rain', obscuration: 'fog' }],
  ])('%s', (words, condition) => {
    expect(conditionOfWords(words)).toMatchObject(condition);
  });
  test('what is not weather is no condition', () => {
    expect([conditionOfWords('Cats And Dogs!'), conditionOfWords(null), conditionOfWords('Frost')]).toEqual([null, null, null]);
  });
});
