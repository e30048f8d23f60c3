import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TestStepResultStatus, type Envelope } from '@cucumber/messages';
import { requirements } from '../../catalogue';
import {
  CHECK_MEDIA_TYPE,
  checks,
  decideRun,
  judge,
  readScenarios,
  type CheckRecord,
} from '../../verdict';
import { sha256 } from '../bag';
import type { BundleInput } from '../types';
import { planOf } from './small-shards';
import { smallRun } from './small-run';

/**
 * A small run whose failure tells a word: it stands in the observation, in the finding, in what
 * Cucumber was thrown, and in a transcript that the observation names.
 */
export const tellingRun = async (
  word: string,
  changes: Partial<BundleInput> = {},
): Promise<BundleInput & { readonly told: string; readonly transcript: string }> => {
  const run = await smallRun();
  const keep = async (text: string, extension: string): Promise<string> => {
    await writeFile(join(run.evidenceDirectory, `${sha256(text)}.${extension}`), text);
    return sha256(text);
  };
  const transcript = await keep(`{"said":"${word}"}\n`, 'ndjson');
  const observation = {
    ...{ check: 'log-is-quiet', expected: {}, seen: { lines: [`ERROR ${word} ${transcript}`] } },
    ...{
      provocation: null,
      assurance: { level: 'observed', reason: 'read from its log' } as const,
    },
    at: '2026-11-20T12:00:00.000Z',
  };
  const told = await keep(JSON.stringify(observation), 'json');
  const failed = firstFailure(run.messages);
  const messages = run.messages.map((message) =>
    startedOf(message) === failed ? withWord(message, word, told, observation) : message,
  );
  const scenarios = readScenarios(messages);
  const { subject, demandedAssurance } = run;
  const demand = { subject: subject.name, backend: subject.backend, assurance: demandedAssurance };
  return {
    ...{ ...run, messages, scenarios, ...decideRun(requirements, scenarios, demand) },
    ...{ plan: planOf(run, null), told, transcript, ...changes },
  };
};

/** The scenario that a message is of, where it is of one that runs. */
const startedOf = ({ attachment, testStepFinished }: Envelope): string | undefined =>
  attachment?.testCaseStartedId ?? testStepFinished?.testCaseStartedId;

/** The first scenario that failed: the word is to stand in the evidence of one alone. */
const firstFailure = (messages: readonly Envelope[]): string | undefined =>
  messages.find(
    ({ testStepFinished: end }) => end?.testStepResult.status === TestStepResultStatus.FAILED,
  )?.testStepFinished?.testCaseStartedId;

/** A check that failed fails for the word instead, and so does its step. */
const withWord = (
  message: Envelope,
  word: string,
  evidence: string,
  observation: Parameters<typeof judge>[1],
): Envelope => {
  const { attachment, testStepFinished: end } = message;
  if (end?.testStepResult.status === TestStepResultStatus.FAILED) {
    const testStepResult = { ...end.testStepResult, message: `Error: ${word}` };
    return { testStepFinished: { ...end, testStepResult } };
  }
  if (attachment?.mediaType !== CHECK_MEDIA_TYPE) return message;
  const record = JSON.parse(attachment.body) as CheckRecord;
  const check = checks.get(observation.check);
  if (record.outcome !== 'fail' || !check) return message;
  const judgement = judge(check, observation);
  const body: CheckRecord = {
    ...{ ...record, check: check.name, evidence, assurance: observation.assurance },
    findings: judgement.outcome === 'fail' ? [...judgement.findings] : [],
  };
  return { attachment: { ...attachment, body: JSON.stringify(body) } };
};
