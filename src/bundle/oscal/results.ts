import { basename } from 'node:path';
import type { CheckRecord, Outcome, RequirementVerdict, ScenarioResult } from '../../verdict';
import { layout } from '../layout';
import type { RunRecord } from '../types';
import { objectiveId } from './catalog';
import { runIds, type RunIds } from './ids';
import { reviewedControls } from './plan';
import { list, metadata, oneLine, property } from './words';

/**
 * What the run came to: an observation a scenario, a finding a requirement. OSCAL knows satisfied
 * and not-satisfied alone, so only a pass is satisfied and the property `outcome` tells the rest.
 */
export const oscalResults = (record: RunRecord) => {
  const ids = runIds(record);
  const { subject, gate, scenarios, verdicts, startedAt, finishedAt } = record;
  const what = `${subject.name} ${subject.version} on ${subject.backend}`;
  return {
    'assessment-results': {
      uuid: ids.results,
      metadata: metadata(`Assessment results for ${what}`, gate.version, finishedAt),
      'import-ap': { href: basename(layout.oscalPlan) },
      results: [
        {
          uuid: ids.result,
          title: oneLine(`Run of the standard on ${what}`),
          description: `The run came to ${record.verdict}, exit code ${record.exit}.`,
          start: new Date(startedAt).toISOString(),
          end: new Date(finishedAt).toISOString(),
          props: [property('verdict', record.verdict), property('exit', record.exit)],
          'reviewed-controls': reviewedControls(record),
          ...list(
            'observations',
            scenarios.map((scenario) => observation(record, ids, scenario)),
          ),
          ...list(
            'findings',
            verdicts.map((verdict) => finding(record, ids, verdict)),
          ),
        },
      ],
    },
  };
};

const observation = (record: RunRecord, ids: RunIds, scenario: ScenarioResult) => {
  const time = record.timesOf(scenario);
  const { id, name, outcome, reason, records, raw } = scenario;
  return {
    uuid: ids.observation(id),
    title: oneLine(name),
    description: sentence(outcome, reason),
    props: [property('scenario', id), property('outcome', outcome)],
    links: [{ href: `${basename(layout.oscalPlan)}#${ids.activity(id)}`, rel: 'activity' }],
    methods: [time ? 'TEST' : 'UNKNOWN'],
    types: ['control-objective'],
    origins: [
      {
        actors: [{ type: 'tool', 'actor-uuid': ids.gate }],
        'related-tasks': [{ 'task-uuid': ids.task }],
      },
    ],
    subjects: [{ 'subject-uuid': ids.subject, type: 'component' }],
    ...list('relevant-evidence', [
      ...records.map(checkEvidence),
      ...raw.map(({ sha256, extension, what }) => ({
        href: evidenceHref(`${sha256}.${extension}`),
        description: what,
      })),
    ]),
    collected: new Date(time?.stop ?? record.finishedAt).toISOString(),
  };
};

const checkEvidence = ({ check, outcome, assurance, provoked, evidence }: CheckRecord) => ({
  href: evidenceHref(`${evidence}.json`),
  description: `What ${check} judged: ${outcome}`,
  props: [
    property('check', check),
    property('outcome', outcome),
    property('assurance', assurance.level),
    property('provoked', provoked),
  ],
});

const evidenceHref = (name: string): string => `../${basename(layout.evidence)}/${name}`;

const finding = (
  { catalogue, scenarios }: RunRecord,
  ids: RunIds,
  { id, outcome, reason, assurance, checks }: RequirementVerdict,
) => ({
  uuid: ids.finding(id),
  title: oneLine(catalogue.requirements.find((one) => one.id === id)?.title ?? id),
  description: sentence(outcome, reason),
  props: [
    property('outcome', outcome),
    property('checks', checks),
    ...(assurance === null ? [] : [property('assurance', assurance.level)]),
  ],
  target: {
    type: 'objective-id',
    'target-id': objectiveId(id),
    status: { ...status[outcome], remarks: sentence(outcome, reason) },
  },
  ...list(
    'related-observations',
    scenarios
      .filter(({ requirements }) => requirements.includes(id))
      .map((scenario) => ({ 'observation-uuid': ids.observation(scenario.id) })),
  ),
});

const unmet = { state: 'not-satisfied', reason: 'other' } as const;

const status = {
  fail: { state: 'not-satisfied', reason: 'fail' },
  error: unmet,
  inconclusive: unmet,
  'not-verified': unmet,
  waived: unmet,
  pass: { state: 'satisfied', reason: 'pass' },
} as const satisfies Readonly<Record<Outcome, object>>;

const sentence = (outcome: Outcome, reason: string | null): string =>
  reason === null ? outcome : `${outcome}: ${reason}`;
