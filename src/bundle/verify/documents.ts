import type { Envelope } from '@cucumber/messages';
import type { z } from 'zod';
import { layout } from '../layout';
import { planSchema, type Plan } from '../plan';
import {
  demandOf,
  environmentSchema,
  parseMessages,
  policySchema,
  resultsSchema,
  subjectsSchema,
  traceabilitySchema,
  type EnvironmentDocument,
  type PolicyDocument,
  type Results,
  type SubjectsDocument,
  type Traceability,
} from '../results';
import { shownSchema, type Shown } from '../../selftest';
import { decideRun, readScenarios, type ScenarioResult } from '../../verdict';
import type { RunFacts } from '../documents';
import type { Catalogue } from '../types';
import type { BagUnderTest } from './bag-under-test';
import { loaderOf } from './loader';

/** The documents of a bundle, each of its shape. */
export interface Documents {
  readonly results: Results;
  readonly policy: PolicyDocument;
  readonly subjects: SubjectsDocument;
  readonly traceability: Traceability;
  readonly environment: EnvironmentDocument;
  readonly mutants: Shown;
  /** Null in a bundle that says nothing of its plan. */
  readonly plan: Plan | null;
  readonly messages: readonly Envelope[];
  /** What the messages tell, as anyone reads it from them. */
  readonly scenarios: readonly ScenarioResult[];
}

/** The documents, or `null` where one of them is not to be had, and what is wrong with which. */
export interface Loaded {
  readonly documents: Documents | null;
  readonly problems: readonly string[];
}

/** Reads every document; a bad one does not keep the others from being looked at. */
export const loadDocuments = async (bag: BagUnderTest): Promise<Loaded> => {
  const { load, problems } = loaderOf(bag);
  const results = await load(layout.results, as(resultsSchema));
  const policy = await load(layout.policy, as(policySchema));
  const subjects = await load(layout.subjects, as(subjectsSchema));
  const traceability = await load(layout.traceability, as(traceabilitySchema));
  const environment = await load(layout.environment, as(environmentSchema));
  const mutants = await load(layout.mutants, as(shownSchema));
  const planned = bag.tree.files.has(layout.plan);
  const plan = planned ? await load(layout.plan, as(planSchema)) : null;
  const run = await load(layout.messages, (text) => {
    const messages = parseMessages(text);
    return { messages, scenarios: readScenarios(messages) };
  });
  const documents =
    results &&
    policy &&
    subjects &&
    traceability &&
    environment &&
    mutants &&
    run &&
    (plan || !planned)
      ? { results, policy, subjects, traceability, environment, mutants, plan, ...run }
      : null;
  return { documents, problems };
};

/** What the documents for people are drawn from, decided once more from what the messages tell. */
export const factsOf = (
  { scenarios, messages, policy, subjects, environment }: Documents,
  { requirements }: Catalogue,
): RunFacts => {
  const { demandedAssurance } = policy;
  const [subject] = subjects.subjects;
  const { gate, startedAt, finishedAt, facts } = environment;
  const { verdicts, verdict } = decideRun(requirements, scenarios, demandOf(policy, subjects));
  return {
    ...{ subject, gate, startedAt, finishedAt, demandedAssurance, environment: facts },
    ...{ messages, scenarios, verdicts, verdict },
  };
};

const as =
  <S extends z.ZodType>(schema: S) =>
  (text: string): z.infer<S> =>
    schema.parse(JSON.parse(text));
