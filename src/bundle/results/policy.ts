import { z } from 'zod';
import type { RequirementDefinition } from '../../catalogue';
import { assuranceLevels, noExceptions, waiverSchema, type Demand } from '../../verdict';
import type { BundleInput, Catalogue } from '../types';
import type { SubjectsDocument } from './subject';

const requirementSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  statement: z.string(),
  severity: z.enum(['blocking', 'major', 'advisory']),
  chapter: z.string(),
  crates: z.array(z.string()),
  source: z.array(z.strictObject({ seed: z.string(), section: z.string() })),
  regulations: z.array(z.string()),
  observed: z.string(),
  seenInPart: z.string().exactOptional(),
  minimumChecks: z.int().nonnegative(),
});

/** `data/policy/gate.json`: by what the run was judged, in full, so that the bundle explains itself. */
export const policySchema = z.strictObject({
  format: z.literal('proofgate/policy/1'),
  gate: z.strictObject({ name: z.literal('proofgate'), version: z.string() }),
  demandedAssurance: z.enum(assuranceLevels),
  exceptions: z.strictObject({
    on: z.iso.date(),
    waivers: z.array(waiverSchema),
    excluded: z.array(z.strictObject({ id: z.string(), reason: z.string() })),
  }),
  extension: z
    .strictObject({ prefix: z.string().regex(/^[A-Z]+$/) })
    .nullable()
    .describe('Whose requirements stand beside those of the standard.'),
  requirements: z.array(requirementSchema),
  regulations: z.array(
    z.strictObject({
      id: z.string(),
      framework: z.string(),
      clause: z.string(),
      asks: z.string(),
    }),
  ),
});

export type PolicyDocument = z.infer<typeof policySchema>;

/** The policy of a run. */
export const policyOf = (
  given: Pick<BundleInput, 'gate' | 'demandedAssurance' | 'exceptions' | 'extension' | 'startedAt'>,
  { requirements, regulations }: Catalogue,
) => ({
  format: 'proofgate/policy/1' as const,
  gate: given.gate,
  demandedAssurance: given.demandedAssurance,
  exceptions: given.exceptions ?? noExceptions(given.startedAt.slice(0, 10)),
  extension: given.extension ? { prefix: given.extension.prefix } : null,
  requirements,
  regulations,
});

/** What the run asked for before it believed a pass, as its bundle tells it. */
export const demandOf = (
  { demandedAssurance, exceptions }: Pick<PolicyDocument, 'demandedAssurance' | 'exceptions'>,
  { subjects: [{ name, backend }] }: SubjectsDocument,
): Demand => ({ subject: name, backend, assurance: demandedAssurance, exceptions });

/** What of a requirement a verdict depends on: two catalogues alike in this judge alike. */
export const judgedPart = ({
  id,
  severity,
  minimumChecks,
  seenInPart,
}: Pick<RequirementDefinition, 'id' | 'severity' | 'minimumChecks' | 'seenInPart'>): string =>
  `${id} (${severity}, ${minimumChecks} checks${seenInPart === undefined ? '' : ', seen in part'})`;
