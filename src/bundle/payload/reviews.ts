import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  observationSchema,
  sourceIsClean,
  type ScenarioResult,
  type SourceSeen,
} from '../../verdict';

/** What the reviews of a run saw in the sources of the subject, and in nothing planted beside them. */
export const reviewsOf = async (
  evidenceDirectory: string,
  scenarios: readonly ScenarioResult[],
): Promise<readonly SourceSeen[]> => {
  const reviews: SourceSeen[] = [];
  for (const { check, evidence } of scenarios.flatMap(({ records }) => records)) {
    if (check !== sourceIsClean.name) continue;
    const text = await readFile(join(evidenceDirectory, `${evidence}.json`), 'utf8');
    const { seen } = observationSchema.parse(JSON.parse(text));
    reviews.push(sourceIsClean.observes.parse(seen));
  }
  return reviews;
};
