import type { Bench } from '../types';
import { wholeStandard } from './whole-standard';

/** The gate itself: what a run costs, and whom. */
export const runBench: Bench = {
  name: 'run',
  question:
    'how long the whole standard takes, and how much of that is the gate rather than subjects',
  sections: [wholeStandard],
};
