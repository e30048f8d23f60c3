import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTree } from '../bag';
import { layout } from '../layout';
import { planSchema } from '../plan';
import {
  environmentSchema,
  policySchema,
  resultsSchema,
  subjectsSchema,
  traceabilitySchema,
} from '../results';
import { sealStatement, testResultStatement } from '../statements';
import { closeBag } from './close-bag';

/**
 * Closes the bag of one subject whose payload is complete, and states what the payload says. Takes
 * nothing on trust from its caller but the key.
 */
export const sealBag = async (root: string, signingKey: KeyObject | null): Promise<void> => {
  const documents = await readDocuments(root);
  const { results, policy, environment } = documents;
  const { name, version } = results.subject;
  await closeBag(root, signingKey, {
    about: {
      ...{ of: `${name} ${version} on ${results.backend}`, verdict: results.verdict },
      ...{ gate: policy.gate, finishedAt: environment.finishedAt },
    },
    results: layout.results,
    state: (digests) => {
      const sealed = { ...documents, digests };
      return [sealStatement(sealed), testResultStatement(sealed)];
    },
  });
};

const readDocuments = async (root: string) => {
  const json = async (path: string): Promise<unknown> =>
    JSON.parse(await readFile(join(root, path), 'utf8'));
  return {
    results: resultsSchema.parse(await json(layout.results)),
    policy: policySchema.parse(await json(layout.policy)),
    subjects: subjectsSchema.parse(await json(layout.subjects)),
    traceability: traceabilitySchema.parse(await json(layout.traceability)),
    environment: environmentSchema.parse(await json(layout.environment)),
    plan: (await readTree(root)).files.has(layout.plan)
      ? planSchema.parse(await json(layout.plan))
      : null,
  };
};
