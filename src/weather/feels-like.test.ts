import { expect, test } from 'vitest';
import { feelsLike } from './feels-like.ts';

// Heat index of 90 °F and 70 percent is 106 °F, wind chill of 0 °F at 15 mph is -19 °F (tables of NWS).
test.each([
  [32.222, 70, 1, 41.1],
  [-17.778, 50, 6.706, -28.5],
  [20, 90, 10, 20],
  [26, 90, 0, 26],
  [30, 40, 0, 30],
  [10, 50, 10, 10],
  [5, 50, 1.33, 5],
  [28, null, null, 28],
  [3, null, null, 3],
  [null, 50, 5, null],
])('%s °C, %s percent, %s m/s feel like %s', (temperature, humidity, wind, felt) => {
  const value = feelsLike(temperature, humidity, wind);
  if (felt === null) expect(value).toBeNull();
  else expect(value).toBeCloseTo(felt, 0);
});
