import type { Bench } from '../types';
import { fromDisk } from './from-disk';

/** The reference's VRAM manager beside the bare digest. */
export const sealingBench: Bench = {
  name: 'sealing',
  question:
    'what sealing a model of 2 GiB costs beside sha256sum of the same file, in time and memory',
  sections: [fromDisk],
};
