import type { Bench } from '../types';
import { reading } from './reading';

/** The judge's own verifier of trails, on what the reference has written. */
export const trailReaderBench: Bench = {
  name: 'trail-reader',
  question: 'how fast a trail is verified on one core, and whether memory grows with it',
  sections: [reading],
};
