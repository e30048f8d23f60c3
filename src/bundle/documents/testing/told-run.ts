import { REVIEW_RECORD_EXTENSION } from '../../../review';
import type { CheckRecord, Outcome, ScenarioResult } from '../../../verdict';
import type { ReadEvidence, RunFacts } from '../types';
import { digest, provoked, review, trail, type Say } from './told-evidence';
import { toldCatalogue } from './told-catalogue';

/** A run with an outcome of every kind, in which all that a subject can say is said by `say`. */
export const toldRun = (say: Say): { facts: RunFacts; readEvidence: ReadEvidence } => {
  const evidence = new Map<string, unknown>([
    [`${digest('a')}.json`, provoked(say)],
    [`${digest('b')}.json`, trail(say)],
    [`${digest('c')}.${REVIEW_RECORD_EXTENSION}`, review(say)],
  ]);
  return {
    facts: {
      subject: {
        ...{ name: say('name'), version: say('version'), language: say('language') },
        ...{ commit: say('commit'), artifact_sha256: say('artifact'), backend: say('backend') },
        ...{ adapter: { name: say('adapter'), version: '0' }, capabilities: [say('capability')] },
      },
      gate: { name: 'proofgate', version: '0.1.0' },
      ...{ startedAt: '2026-11-20T12:00:00.000Z', finishedAt: '2026-11-20T12:01:00.000Z' },
      ...{ demandedAssurance: 'partial', environment: { tags: say('tags'), seed: 7 } },
      ...{ messages: [], scenarios: scenarios(say), verdicts: verdicts(say), verdict: 'violation' },
    },
    readEvidence: (name) => Promise.resolve(JSON.stringify(evidence.get(name))),
  };
};

const check = (
  say: Say,
  letter: string,
  outcome: CheckRecord['outcome'],
  name = 'log-tells',
): CheckRecord => ({
  ...{ check: name, evidence: digest(letter), provoked: letter === 'a', outcome },
  assurance: { level: 'partial', reason: say('assurance') },
  findings:
    outcome === 'fail'
      ? Array.from({ length: 6 }, (_, at) => ({
          ...{ code: say('code'), expected: say(`expected ${at}`), seen: say(`seen ${at}`) },
        }))
      : [],
  reason: outcome === 'inconclusive' ? say('why open') : null,
});

const scenarios = (say: Say): readonly ScenarioResult[] => {
  const scenario = (
    requirement: string,
    outcome: Outcome,
    records: readonly CheckRecord[],
  ): ScenarioResult => ({
    ...{ id: say(`id of ${requirement}`), name: say(`scenario of ${requirement}`), rule: 'a rule' },
    ...{ feature: say('feature'), line: 3, requirements: [requirement], status: 'PASSED' },
    ...{ records, notes: [], raw: [], message: null, outcome, reason: say('why') },
  });
  const kept = { sha256: digest('c'), extension: REVIEW_RECORD_EXTENSION, what: say('review') };
  return [
    scenario('EMIT-1', 'pass', [check(say, 'b', 'pass', 'trail-holds')]),
    scenario('EMIT-2', 'fail', [check(say, 'a', 'fail')]),
    scenario('EMIT-2', 'inconclusive', []),
    scenario('EMIT-3', 'fail', [check(say, 'a', 'fail')]),
    scenario('FLUSH-1', 'fail', [check(say, 'b', 'fail', 'trail-holds')]),
    scenario('DROP-3', 'inconclusive', [check(say, 'a', 'inconclusive')]),
    scenario('TIME-1', 'error', []),
    { ...scenario('HYG-1', 'fail', []), raw: [kept] },
    { ...scenario('REVIEW-1', 'fail', [check(say, 'a', 'fail')]), raw: [kept] },
  ];
};

const verdicts = (say: Say): RunFacts['verdicts'] => {
  const outcomes: Readonly<Record<string, Outcome>> = {
    ...{ 'EMIT-1': 'pass', 'EMIT-2': 'fail', 'EMIT-3': 'fail', 'FLUSH-1': 'fail' },
    ...{ 'DROP-3': 'inconclusive', 'TIME-1': 'error', 'HYG-1': 'fail', 'REVIEW-1': 'fail' },
  };
  return toldCatalogue.requirements.map(({ id }) => {
    const outcome = outcomes[id] ?? 'not-verified';
    const checks = outcome === 'pass' || outcome === 'fail' ? 1 : 0;
    return {
      ...{ id, subject: say('name'), backend: say('backend'), outcome, checks },
      assurance: checks > 0 ? { level: 'partial', reason: say('assurance') } : null,
      reason: outcome === 'pass' ? null : say(`reason of ${outcome}`),
    };
  });
};
