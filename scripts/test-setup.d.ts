/** Path of Chromium, or null. */
export function findChromium(): string | null;
/** Folder of PostgreSQL's server binaries, or null. */
export function findPostgres(): string | null;
/** Gives an exit status: 0 when everything is there. */
export function setUpTests(): number;
