import { readFileSync, writeFileSync } from 'node:fs';
import type { RunCost } from './figures';

/** Linux counts processor time in hundredths of a second (proc(5), sysconf(3)). */
const TICKS_PER_SECOND = 100;

/** Fields 14 to 17 of stat: user and system, of the process and of the children it waited for. */
const FIRST_TIME = 11;

// Loaded before a run of the gate, this tells at its end what it and its subjects cost.
process.once('exit', () => {
  const { PROOFGATE_COST: file } = process.env;
  if (file === undefined) return;
  const afterName = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  const [user, system, waitedUser, waitedSystem] = afterName
    .slice(FIRST_TIME, FIRST_TIME + 4)
    .map((ticks) => Number(ticks) / TICKS_PER_SECOND);
  const cost: RunCost = {
    harness: (user ?? NaN) + (system ?? NaN),
    subjects: (waitedUser ?? NaN) + (waitedSystem ?? NaN),
  };
  writeFileSync(file, JSON.stringify(cost));
});
