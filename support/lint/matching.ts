import type { Envelope } from '@cucumber/messages';
import { Query } from '@cucumber/query';
import type { Complaint } from './complaint';

/** A step as it stands in a feature, and the texts of all definitions that match it. */
interface Matched {
  readonly at: string;
  readonly text: string;
  readonly definitions: readonly string[];
}

/** Steps that no definition matches, or more than one. */
export const unclearSteps = (messages: readonly Envelope[]): readonly Complaint[] =>
  matchedSteps(messages)
    .filter(({ definitions }) => definitions.length !== 1)
    .map(({ at, text, definitions }) => ({
      rule: 'one-definition',
      at,
      message: `expected one definition for "${text}", found ${definitions.join(', ') || 'none'}`,
    }));

/** How often each definition is written in a feature; a row of examples is no further use. */
export const usesOf = (messages: readonly Envelope[]): ReadonlyMap<string, number> => {
  const places = new Map<string, Set<string>>();
  for (const { stepDefinition } of messages) {
    if (stepDefinition) places.set(stepDefinition.pattern.source, new Set());
  }
  for (const { at, definitions } of matchedSteps(messages)) {
    for (const text of definitions) places.get(text)?.add(at);
  }
  return new Map([...places].map(([text, { size }]) => [text, size]));
};

/** Every step of every scenario, with the definitions that match it; a row of examples is one more. */
export const matchedSteps = (messages: readonly Envelope[]): readonly Matched[] => {
  const query = new Query();
  for (const message of messages) query.update(message);
  return query.findAllTestCaseStarted().flatMap((started) => {
    const uri = query.findPickleBy(started)?.uri ?? '';
    return (query.findTestCaseBy(started)?.testSteps ?? []).flatMap((testStep) => {
      const step = testStep.pickleStepId === undefined ? null : query.findPickleStepBy(testStep);
      if (!step) return [];
      const line = query.findStepBy(step)?.location.line ?? 0;
      const definitions = query
        .findStepDefinitionsBy(testStep)
        .map(({ pattern }) => pattern.source);
      return [{ at: `${uri}:${line}`, text: step.text, definitions }];
    });
  });
};
