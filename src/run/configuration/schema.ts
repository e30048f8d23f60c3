import { z } from 'zod';
import { trailFormatName, trailMappingSchema } from '../../probes';
import { assuranceLevels } from '../../verdict';
import { backends } from '../types';

const path = z.string().min(1);
const paths = z.array(path).max(200);

/** A program to judge. */
const subjectSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[\w.-]+$/)
    .describe('What --subject calls it.'),
  command: z
    .array(z.string())
    .min(1)
    .describe('The adapter as a list of arguments; no shell reads it.'),
  source: paths.default([]).describe('Sources in Rust or TypeScript, for REVIEW-1 to REVIEW-8.'),
  readme: paths.default([]).describe('README files, for DOC-1.'),
  alert_rules: paths.default([]).describe('Prometheus rule files, for MON-1 to MON-3.'),
  prefixes: z
    .strictObject({
      'vram-residency': z.string().min(1).exactOptional(),
      'model-loader': z.string().min(1).exactOptional(),
    })
    .optional()
    .describe('Prefixes of the metrics by crate; a subject that reports under others is refused.'),
});

/** A team's own features, beside the standard. */
const extensionSchema = z.strictObject({
  prefix: z
    .string()
    .regex(/^[A-Z]{2,12}$/)
    .describe("The prefix of the team's own requirements, such as TEAM; none of the standard's."),
  requirements: paths.min(1).describe('YAML files of requirements.'),
  features: paths.min(1).describe('Feature files, or directories of them.'),
  steps: paths.default([]).describe('Step files in TypeScript or JavaScript.'),
});

/** `proofgate.config.yaml`: what a run is asked to do. Its paths are relative to where it lies. */
export const configurationSchema = z
  .strictObject({
    subjects: z
      .array(subjectSchema)
      .min(1)
      .max(20)
      .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, {
        error: 'subjects of different names',
      })
      .optional()
      .describe('What is judged, one after the other, and told side by side in one bundle.'),
    trail_formats: z
      .record(trailFormatName, trailMappingSchema)
      .optional()
      .describe('Formats of trails that subjects write beside proofgate/1, such as ours/1.'),
    requirements: z
      .strictObject({
        exclude: z
          .array(
            z.strictObject({
              id: z.string().describe('A requirement, such as LOAD-3.'),
              reason: z.string().trim().min(10).describe('Why nobody looks at it.'),
            }),
          )
          .max(100)
          .describe('Left out of the run. They are not verified, and the run is never conformant.'),
      })
      .optional()
      .describe('Which requirements are in force: all, but for those left out.'),
    waivers: path.optional().describe('The file of exceptions, such as waivers.yaml.'),
    backend: z
      .enum([...backends, 'all'])
      .optional()
      .describe('The device shards lie on.'),
    assurance: z.enum(assuranceLevels).optional().describe('What a pass must rest on at least.'),
    workers: z.int().min(1).max(256).optional().describe('Scenarios at a time.'),
    seed: z
      .int()
      .min(0)
      .optional()
      .describe('Draws the values of the scenarios; a new one for each run unless set.'),
    output: path.optional().describe('Where bundles go.'),
    extension: extensionSchema.optional().describe("The team's own features and requirements."),
  })
  .describe('The configuration of proofgate');

export type Configuration = z.output<typeof configurationSchema>;

/** The configuration as JSON Schema 2020-12, for editors. */
export const configurationJsonSchema = () => z.toJSONSchema(configurationSchema, { io: 'input' });
