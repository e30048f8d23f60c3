import { z } from 'zod';

/**
 * What a subject may say it can do: a closed vocabulary, so that a misspelt capability is an error
 * and never a silent `not-verified`.
 *
 * A capability bears the name of the operation it unlocks, or `metrics.http`, `signal.term` and
 * `case.clock` for those that are used without an operation.
 */
export const capabilitySchema = z.enum([
  'vram.seal',
  'vram.verify',
  'vram.tamper',
  'vram.deallocate',
  'vram.state',
  'policy.enforce',
  'loader.load',
  'audit.emit',
  'audit.flush',
  'audit.fault',
  'owner.drop',
  'compare.sample',
  'metrics.read',
  'metrics.http',
  'signal.term',
  'case.clock',
]);

export type Capability = z.infer<typeof capabilitySchema>;
