import { createHash } from 'node:crypto';
import type { RequirementDefinition, Severity } from '../../catalogue';
import { observedReviewRun } from '../../review';
import type { CheckRecord, RequirementVerdict, ScenarioResult } from '../../verdict';
import type { RunRecord } from '../types';
import { NO_REQUIREMENT } from './junit';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const LEVEL = { blocking: 'error', major: 'error', advisory: 'note' } as const;
/** GitHub sorts alerts by this: 9 and over is critical, 7 and over high. */
const SECURITY = { blocking: '9.0', major: '7.0', advisory: '3.0' } as const;

/** What locations are relative to: the payload of the bundle. */
const PAYLOAD = 'PAYLOAD';

/**
 * The findings of a run as SARIF 2.1.0: each failed check, and each scenario that failed without
 * one, at its line of the feature; what did not pass and did not fail as notifications, so that no
 * finding is not mistaken for no fault; and what a review of the sources found, at its line there.
 */
export const sarif = (record: RunRecord) => ({
  $schema: SCHEMA,
  version: '2.1.0',
  runs: [gateRun(record), ...(record.reviews.length === 0 ? [] : [reviewRun(record)])],
});

const gateRun = (record: RunRecord) => {
  const { catalogue, gate, subject, scenarios, verdicts } = record;
  const rules = ruleFinder(catalogue.requirements);
  return {
    tool: {
      driver: {
        name: gate.name,
        semanticVersion: gate.version,
        rules: [...catalogue.requirements.map(descriptor), noRequirement],
      },
    },
    automationDetails: { id: `proofgate/${subject.name}/${subject.backend}` },
    originalUriBaseIds: {
      [PAYLOAD]: { description: { text: 'The directory data/ of the bundle.' } },
    },
    columnKind: 'utf16CodeUnits',
    results: scenarios.flatMap((scenario) =>
      failuresOf(scenario).map((failed) => result(record, rules, scenario, failed)),
    ),
    invocations: [
      {
        executionSuccessful: record.verdict !== 'broken',
        exitCode: record.exit,
        startTimeUtc: new Date(record.startedAt).toISOString(),
        endTimeUtc: new Date(record.finishedAt).toISOString(),
        toolExecutionNotifications: verdicts.filter(isOpen).map(notification),
      },
    ],
    properties: { verdict: record.verdict },
  };
};

const descriptor = (requirement: RequirementDefinition) => {
  const { id, title, statement, severity, observed, regulations } = requirement;
  return {
    id,
    name: title,
    shortDescription: { text: title },
    fullDescription: { text: statement },
    help: { text: observed },
    defaultConfiguration: { level: LEVEL[severity] },
    properties: {
      tags: ['security', 'audit', ...regulations],
      'security-severity': SECURITY[severity],
      precision: 'very-high',
    },
  };
};

const noRequirement = {
  id: NO_REQUIREMENT,
  shortDescription: { text: 'A scenario of no requirement' },
  defaultConfiguration: { level: LEVEL.advisory },
};

type RuleOf = (scenario: ScenarioResult) => {
  readonly id: string;
  readonly index: number;
  readonly severity: Severity;
};

/** The rule a result is filed under: the first requirement of its scenario that is known. */
const ruleFinder =
  (requirements: readonly RequirementDefinition[]): RuleOf =>
  (scenario) => {
    const index = requirements.findIndex(({ id }) => scenario.requirements.includes(id));
    const found = requirements[index];
    return found
      ? { id: found.id, index, severity: found.severity }
      : { id: NO_REQUIREMENT, index: requirements.length, severity: 'advisory' };
  };

/** The checks of a scenario that failed; `null` for a failure of the scenario itself. */
const failuresOf = ({ outcome, records }: ScenarioResult): readonly (CheckRecord | null)[] => {
  const failed = records.filter((one) => one.outcome === 'fail');
  return failed.length === 0 && (outcome === 'fail' || outcome === 'error') ? [null] : failed;
};

const result = (
  { featurePath }: RunRecord,
  ruleOf: RuleOf,
  scenario: ScenarioResult,
  failed: CheckRecord | null,
) => {
  const rule = ruleOf(scenario);
  return {
    ruleId: rule.id,
    ruleIndex: rule.index,
    kind: 'fail',
    level: LEVEL[rule.severity],
    message: { text: failed === null ? (scenario.reason ?? scenario.outcome) : explained(failed) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: located(featurePath(scenario.feature)),
          region: { startLine: scenario.line },
        },
        logicalLocations: [{ fullyQualifiedName: scenario.id }],
      },
    ],
    ...(failed && {
      attachments: [
        {
          description: { text: 'What was seen.' },
          artifactLocation: located(`evidence/${failed.evidence}.json`),
        },
      ],
    }),
    partialFingerprints: { 'proofgateScenario/v1': fingerprint(scenario.id, failed?.check ?? '') },
    properties: {
      outcome: scenario.outcome,
      check: failed?.check ?? null,
      requirements: [...scenario.requirements],
    },
  };
};

const explained = ({ check, findings }: CheckRecord): string =>
  [
    `${check} fails.`,
    ...findings.map(({ expected, seen }) => `expected ${expected}; seen: ${seen}`),
  ].join('\n');

const located = (path: string) => ({
  uri: path.split('/').map(encodeURIComponent).join('/'),
  uriBaseId: PAYLOAD,
});

const fingerprint = (scenario: string, check: string): string =>
  createHash('sha256').update(`${scenario}\n${check}`).digest('hex');

const isOpen = ({ outcome }: RequirementVerdict): boolean =>
  outcome === 'inconclusive' || outcome === 'not-verified' || outcome === 'waived';

const notification = ({ id, outcome, reason }: RequirementVerdict) => ({
  level: 'warning',
  message: { text: reason === null ? outcome : `${outcome}: ${reason}` },
  associatedRule: { id },
  properties: { outcome },
});

/** Reviews of one run see the same sources; what several of them found is told once. */
const reviewRun = ({ reviews, gate }: RunRecord) => {
  const findings = new Map(
    reviews
      .flatMap((review) => review.findings)
      .map((finding) => [JSON.stringify(Object.values(finding)), finding]),
  );
  const unread = new Set(reviews.flatMap((review) => review.unread));
  return {
    ...observedReviewRun([...findings.values()], [...unread], gate.version),
    properties: {
      files: Math.max(...reviews.map(({ files }) => files)),
      lines: Math.max(...reviews.map(({ lines }) => lines)),
    },
  };
};
