import { z } from 'zod';

/** What a case hands its subject in `begin`. Paths are absolute and lie in the workspace. */
export const caseConfigSchema = z.strictObject({
  audit: z.strictObject({
    mode: z.enum(['disabled', 'local', 'platform']),
    directory: z.string(),
    key_file: z.string().describe('32 bytes as 64 hex digits: the HMAC key of the chain.'),
    service_id: z.string(),
    flush: z.strictObject({
      mode: z.enum(['immediate', 'batched', 'hybrid']),
      batch_size: z.int().positive().describe('Events that start a write without waiting.'),
      interval_ms: z.int().positive().describe('Longest time a routine event stays in the buffer.'),
      critical_wait_ms: z.int().positive().describe('Bound of the wait for a CRITICAL event.'),
    }),
    buffer_capacity: z.int().positive(),
    rotation: z
      .strictObject({ max_bytes: z.int().positive() })
      .optional()
      .describe(
        'Size beyond which the chain goes on in another file; each UTC day it does anyway.',
      ),
    retention: z
      .strictObject({
        days: z.int().positive(),
        regulations: z.array(z.enum(['GDPR', 'SOC 2', 'ISO 27001'])).optional(),
        clock_confirmed_on: z
          .string()
          .regex(/^\d{4}-\d{2}-\d{2}$/)
          .optional(),
      })
      .optional()
      .describe('How long closed files are kept, and for which regulations; for ever when absent.'),
    platform_url: z.string().optional().describe('Where records are posted in mode platform.'),
    platform_key_file: z
      .string()
      .optional()
      .describe('Ed25519 private key, PKCS #8 PEM: signs what is posted in mode platform.'),
  }),
  vram: z.strictObject({
    backend: z.enum(['mock', 'emulated', 'cuda']),
    capacity_bytes: z
      .int()
      .positive()
      .describe('What the worker may take of the device; the mock has no more than that.'),
    driver_library: z
      .string()
      .optional()
      .describe('With the emulated backend: the library to load in place of libcuda.so.1.'),
    digest: z
      .enum(['sha256', 'fs-verity'])
      .optional()
      .describe('What shards are sealed by; SHA-256 unless told.'),
  }),
  loader: z.strictObject({ root: z.string(), max_bytes: z.int().positive() }),
  worker: z.strictObject({ id: z.string().nullable(), token: z.string() }),
  clock: z
    .strictObject({ offset_ms: z.int() })
    .optional()
    .describe('What the subject adds to the time of the system, if it declares case.clock.'),
});

export type CaseConfig = z.infer<typeof caseConfigSchema>;

/** How long the gate waits, in milliseconds; printed in the bundle (design §3). */
export const limitsSchema = z.strictObject({
  hello_ms: z.int().positive(),
  op_ms: z.int().positive(),
  silence_ms: z.int().nonnegative(),
  shutdown_ms: z.int().positive(),
});

export type Limits = z.infer<typeof limitsSchema>;

export const defaultLimits: Limits = {
  hello_ms: 10_000,
  op_ms: 5_000,
  silence_ms: 250,
  shutdown_ms: 5_000,
};
