import { requirements, type RequirementId } from '../../src/catalogue';
import type { FeatureFile } from './feature-file';
import { rulesOf } from './feature-file';
import { requirementOf } from './feature-structure';

/** Requirements that no rule tells of yet, and those that more than one tells of. */
export interface Coverage {
  readonly untold: readonly RequirementId[];
  readonly toldTwice: readonly RequirementId[];
}

/** Which requirements of the catalogue the features tell of. */
export const coverageOf = (files: readonly FeatureFile[]): Coverage => {
  const told = files.flatMap(({ feature }) => rulesOf(feature)).map(requirementOf);
  const times = (id: RequirementId): number => told.filter((other) => other === id).length;
  const ids = requirements.map(({ id }) => id);
  return {
    untold: ids.filter((id) => times(id) === 0),
    toldTwice: ids.filter((id) => times(id) > 1),
  };
};
