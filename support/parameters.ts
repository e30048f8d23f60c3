import { z } from 'zod';
import { trailFormatName, trailMappingSchema } from '../src/probes';
import { limitsSchema } from '../src/protocol';

/** What a run hands every scenario; plain data, because it crosses into worker threads. */
export const parametersSchema = z.strictObject({
  run: z.string(),
  seed: z.int().nonnegative(),
  gateVersion: z.string(),
  subject: z.strictObject({
    name: z.string(),
    argv: z.array(z.string()).min(1),
    cwd: z.string().exactOptional(),
    env: z.record(z.string(), z.string()).exactOptional(),
  }),
  /** Metric prefixes by crate that the configuration promises. */
  prefixes: z.record(z.string(), z.string()),
  /** Formats of trails that the configuration declares. */
  trailFormats: z.record(trailFormatName, trailMappingSchema),
  /** The judge's own leaky comparison, timed beside the subject's. */
  control: z.strictObject({ name: z.string(), argv: z.array(z.string()).min(1) }),
  /** Whether system calls can be traced, and what subjects are started behind for that. */
  tracing: z.strictObject({
    available: z.boolean(),
    reason: z.string().optional(),
    launcher: z.array(z.string()),
  }),
  backend: z.enum(['mock', 'emulated', 'cuda']),
  device: z.strictObject({
    driverLibrary: z.string().nullable(),
    missing: z.string().nullable().describe('Why nothing can be verified on this backend here.'),
  }),
  limits: limitsSchema,
  /** Files of the subject that are judged like the subject itself; empty where none was given. */
  inputs: z.strictObject({
    readme: z.array(z.string()),
    alertRules: z.array(z.string()),
    source: z.array(z.string()),
  }),
  evidenceDirectory: z.string(),
  workDirectory: z.string(),
});

export type GateParameters = z.infer<typeof parametersSchema>;
