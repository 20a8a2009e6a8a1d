import fc from 'fast-check';

// The same generated cases on every machine, so that a change is judged by what it changes. `FAST_CHECK_SEED=any` draws
// new ones; a failure prints its seed.
const given = process.env['FAST_CHECK_SEED'];
fc.configureGlobal({ seed: given === undefined ? 20_261_123 : given === 'any' ? Date.now() : Number(given) });
