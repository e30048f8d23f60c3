import type { Envelope } from '@cucumber/messages';
import type { z } from 'zod';
import { layout } from '../layout';
import {
  environmentSchema,
  parseMessages,
  policySchema,
  resultsSchema,
  subjectsSchema,
  traceabilitySchema,
  type PolicyDocument,
  type Results,
  type SubjectsDocument,
  type Traceability,
} from '../results';
import { shownSchema } from '../../selftest';
import { readScenarios, type ScenarioResult } from '../../verdict';
import type { BagUnderTest } from './bag-under-test';
import { problemOf } from './condition';

/** The documents of a bundle, each of its shape. */
export interface Documents {
  readonly results: Results;
  readonly policy: PolicyDocument;
  readonly subjects: SubjectsDocument;
  readonly traceability: Traceability;
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
  const problems: string[] = [];
  const load = async <T>(path: string, read: (text: string) => T): Promise<T | null> => {
    try {
      return read(await bag.text(path));
    } catch (error) {
      problems.push(`${path}: ${problemOf(error).replace(/\s+/g, ' ').slice(0, 300)}`);
      return null;
    }
  };
  const results = await load(layout.results, as(resultsSchema));
  const policy = await load(layout.policy, as(policySchema));
  const subjects = await load(layout.subjects, as(subjectsSchema));
  const traceability = await load(layout.traceability, as(traceabilitySchema));
  await load(layout.environment, as(environmentSchema));
  await load(layout.mutants, as(shownSchema));
  const run = await load(layout.messages, (text) => {
    const messages = parseMessages(text);
    return { messages, scenarios: readScenarios(messages) };
  });
  const documents =
    results && policy && subjects && traceability && run
      ? { results, policy, subjects, traceability, ...run }
      : null;
  return { documents, problems };
};

const as =
  <S extends z.ZodType>(schema: S) =>
  (text: string): z.infer<S> =>
    schema.parse(JSON.parse(text));
