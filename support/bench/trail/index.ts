import type { Bench } from '../types';
import { critical } from './critical';
import { durable } from './durable';
import { emission } from './emission';
import { groupCommit } from './group-commit';
import { memory } from './memory';
import { survival } from './survival';

/** The reference trail beside general loggers and the bare disk. */
export const trailBench: Bench = {
  name: 'trail',
  question: 'what the audit trail costs beside pino, winston and the bare disk, and what survives',
  sections: [emission, durable, critical, groupCommit, memory, survival],
};
