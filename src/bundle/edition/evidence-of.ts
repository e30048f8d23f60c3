import { layout } from '../layout';
import { digestOfName, digestsIn, type EvidenceIndex } from '../results';
import type { ReadBundle } from '../read-bundle';

/** A scenario and all that it left. */
export interface ScenarioEvidence {
  readonly id: string;
  readonly requirements: readonly string[];
  readonly digests: readonly string[];
}

/** The evidence of a full bundle, as its traceability was drawn from it, and whose it is. */
export const evidenceOf = async (
  bundle: ReadBundle,
): Promise<{ readonly index: EvidenceIndex; readonly scenarios: readonly ScenarioEvidence[] }> => {
  const paths = [...bundle.payload.keys()].filter((path) => path.startsWith(`${layout.evidence}/`));
  const digests = new Set(paths.flatMap((path) => digestOfName(path) ?? []));
  const namedBy = new Map<string, readonly string[]>();
  const scenarios: ScenarioEvidence[] = [];
  for (const { id, requirements, records, raw } of bundle.scenarios) {
    for (const { evidence } of records) {
      const text = await bundle.text(`${layout.evidence}/${evidence}.json`);
      namedBy.set(
        evidence,
        digestsIn(text).filter((one) => digests.has(one)),
      );
    }
    const seen = records.flatMap(({ evidence }) => [evidence, ...(namedBy.get(evidence) ?? [])]);
    scenarios.push({ id, requirements, digests: [...seen, ...raw.map(({ sha256 }) => sha256)] });
  }
  return { index: { digests: [...digests].sort(), namedBy }, scenarios };
};
