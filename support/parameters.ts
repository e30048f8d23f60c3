import { z } from 'zod';
import { limitsSchema } from '../src/protocol';

/** What a run hands every scenario; plain data, because it crosses into worker threads. */
export const parametersSchema = z.strictObject({
  run: z.string(),
  seed: z.int().nonnegative(),
  gateVersion: z.string(),
  subject: z.strictObject({ name: z.string(), argv: z.array(z.string()).min(1) }),
  /** The judge's own leaky comparison, timed beside the subject's. */
  control: z.strictObject({ name: z.string(), argv: z.array(z.string()).min(1) }),
  /** Whether system calls can be traced, and what subjects are started behind for that. */
  tracing: z.strictObject({
    available: z.boolean(),
    reason: z.string().optional(),
    launcher: z.array(z.string()),
  }),
  backend: z.enum(['mock', 'emulated', 'cuda']),
  limits: limitsSchema,
  evidenceDirectory: z.string(),
  workDirectory: z.string(),
});

export type GateParameters = z.infer<typeof parametersSchema>;
