import { decideRun, readScenarios, type ScenarioResult } from '../../verdict';
import { scenarioKey } from '../plan';
import {
  demandOf,
  formatMessages,
  traceability,
  type EvidenceIndex,
  type Traceability,
} from '../results';
import type { ReadBundle } from '../read-bundle';
import type { Catalogue } from '../types';
import { redactMessages } from './redact-messages';

/** The documents that an edition has in other words than the full bundle. */
interface Retold {
  readonly messages: string;
  readonly traceability: Traceability;
}

/** Tells a run again without what chosen scenarios quote. */
export const retellEdition = (
  bundle: ReadBundle,
  chosen: ReadonlySet<string>,
  index: EvidenceIndex,
  catalogue: Catalogue,
): Retold => {
  const messages = redactMessages(bundle.messages, testCasesOf(bundle, chosen));
  const scenarios = readScenarios(messages);
  return {
    messages: formatMessages(messages),
    traceability: retrace(bundle, scenarios, index, catalogue),
  };
};

/** The test cases of scenarios by their ids. */
const testCasesOf = (
  { messages, scenarios }: ReadBundle,
  chosen: ReadonlySet<string>,
): ReadonlySet<string> => {
  const keys = new Set(scenarios.filter(({ id }) => chosen.has(id)).map(scenarioKey));
  const pickles = new Set(
    messages.flatMap(({ pickle }) =>
      pickle && keys.has(scenarioKey({ feature: pickle.uri, line: pickle.location?.line ?? 0 }))
        ? [pickle.id]
        : [],
    ),
  );
  return new Set(
    messages.flatMap(({ testCase }) =>
      testCase && pickles.has(testCase.pickleId) ? [testCase.id] : [],
    ),
  );
};

const retrace = (
  { subjects, policy }: ReadBundle,
  scenarios: readonly ScenarioResult[],
  index: EvidenceIndex,
  catalogue: Catalogue,
): Traceability => {
  const [subject] = subjects.subjects;
  const demand = demandOf(policy, subjects);
  const { verdicts } = decideRun(catalogue.requirements, scenarios, demand);
  return traceability(catalogue, verdicts, scenarios, index, subject);
};
