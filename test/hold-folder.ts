// Opens the store on the folder it is given, says what came of it, and stays until it is killed.
import { systemClock } from '../src/platform/clock.ts';
import { silentLog } from '../src/platform/log.ts';
import { openStore } from '../src/store/open-store.ts';

const opened = await openStore({ dataDir: process.argv[2] ?? '', databaseUrl: null }, systemClock, silentLog);
console.log(opened.ok ? 'open' : `${opened.problem.code} ${opened.problem.detail}`);
setInterval(() => {}, 1000);
