import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromFahrenheit } from '#weather/units.ts';
import { bareWindText, percentText, speedText, temperatureText, windText } from './measure.ts';

test('a missing temperature is a hyphen, never a number', () => {
  expect(temperatureText(null, 'us')).toBe('-°');
  expect(temperatureText(null, 'metric')).toBe('-°');
  expect(percentText(null)).toBe('-');
  expect(percentText(0)).toBe('0%');
});

test('temperatures round half up, and zero has no sign', () => {
  expect(temperatureText(-0.4, 'metric')).toBe('0°');
  expect(temperatureText(-0.5, 'metric')).toBe('0°');
  expect(temperatureText(-0.6, 'metric')).toBe('-1°');
  expect(temperatureText(fromFahrenheit(-0.5), 'us')).toBe('0°');
  expect(temperatureText(fromFahrenheit(63), 'us')).toBe('63°');
});

test('no temperature prints as -0°, and every whole °F comes back as itself', () => {
  fc.assert(
    fc.property(fc.double({ min: -80, max: 60, noNaN: true }), (celsius) => {
      for (const units of ['us', 'metric'] as const) expect(temperatureText(celsius, units)).toMatch(/^(0|-?[1-9]\d*)°$/);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: -110, max: 140 }), (fahrenheit) => {
      expect(temperatureText(fromFahrenheit(fahrenheit), 'us')).toBe(`${fahrenheit}°`);
    }),
  );
});

test('a wind names where it comes from, in the reader’s language', () => {
  const west = { windSpeed: 2.68, windDirection: 270 };
  expect(windText(west, 'us', 'en')).toBe('W 6 mph');
  expect(windText(west, 'metric', 'es')).toBe('O 10 km/h');
  expect(bareWindText(west, 'us', 'es')).toBe('O 6');
  expect(windText({ windSpeed: 2.68, windDirection: 247 }, 'us', 'es')).toBe('OSO 6 mph');
  expect(windText({ windSpeed: 2.68, windDirection: null }, 'us', 'en')).toBe('6 mph');
  expect(speedText(10, 'metric')).toBe('36 km/h');
});

test('still air is calm, unknown air a hyphen', () => {
  expect(windText({ windSpeed: 0, windDirection: null }, 'us', 'en')).toBe('Calm');
  expect(windText({ windSpeed: 0.1, windDirection: 90 }, 'us', 'es')).toBe('En calma');
  expect(windText({ windSpeed: null, windDirection: 90 }, 'us', 'en')).toBe('-');
});
