import type { Outcome, RequirementVerdict, ScenarioResult } from '../../verdict';
import type { RunRecord, Times } from '../types';

/** The version of the format that its own reporters write. */
const SPEC_VERSION = '0.0.0';

type Status = 'passed' | 'failed' | 'skipped' | 'other';

/** Only a pass is passed; `rawStatus` keeps the outcome itself. */
const statusOf: Readonly<Record<Outcome, Status>> = {
  fail: 'failed',
  error: 'failed',
  inconclusive: 'other',
  'not-verified': 'skipped',
  waived: 'skipped',
  pass: 'passed',
};

/**
 * The run as a Common Test Report: every requirement is a test and every scenario is one, each told
 * once. The time of a requirement is that of its scenarios together.
 */
export const ctrf = (record: RunRecord) => {
  const { gate, subject, verdicts, scenarios, startedAt, finishedAt } = record;
  const tests = [
    ...verdicts.map((verdict) => requirementTest(record, verdict)),
    ...scenarios.map((scenario) => scenarioTest(record, scenario)),
  ];
  const [start, stop] = [Date.parse(startedAt), Date.parse(finishedAt)];
  return {
    reportFormat: 'CTRF',
    specVersion: SPEC_VERSION,
    timestamp: new Date(finishedAt).toISOString(),
    generatedBy: `${gate.name} ${gate.version}`,
    results: {
      tool: { name: gate.name, version: gate.version },
      summary: {
        tests: tests.length,
        ...counts(tests),
        ...{ start, stop, duration: stop - start },
      },
      tests,
      extra: {
        subject: `${subject.name} ${subject.version} on ${subject.backend}`,
        verdict: record.verdict,
        exit: record.exit,
      },
    },
  };
};

const counts = (tests: readonly { readonly status: Status }[]) => {
  const number = (status: Status): number => tests.filter((one) => one.status === status).length;
  return {
    passed: number('passed'),
    failed: number('failed'),
    skipped: number('skipped'),
    pending: 0,
    other: number('other'),
  };
};

const requirementTest = (
  { catalogue, scenarios, timesOf }: RunRecord,
  { id, outcome, reason, checks }: RequirementVerdict,
) => {
  const definition = catalogue.requirements.find((one) => one.id === id);
  const own = scenarios.filter((scenario) => scenario.requirements.includes(id));
  return {
    testId: id,
    name: definition ? `${id} ${definition.title}` : id,
    suite: ['requirements', definition?.chapter ?? 'unknown'],
    ...told(outcome, reason),
    duration: own.reduce((sum, scenario) => sum + lasted(timesOf(scenario)), 0),
    labels: { checks, ...(definition && { severity: definition.severity }) },
  };
};

const scenarioTest = ({ timesOf, featurePath }: RunRecord, scenario: ScenarioResult) => {
  const { id, name, rule, outcome, reason, requirements, records, raw } = scenario;
  const times = timesOf(scenario);
  const path = featurePath(scenario.feature);
  return {
    testId: id,
    name: name === '' ? id : name,
    suite: ['scenarios', path, ...(rule === '' ? [] : [rule])],
    ...told(outcome, reason),
    duration: lasted(times),
    ...(times && { start: times.start, stop: times.stop }),
    filePath: path,
    line: scenario.line,
    tags: [...requirements],
    labels: { checks: records.length },
    attachments: [
      ...records.map(({ check, evidence }) => attachment(check, `${evidence}.json`)),
      ...raw.map(({ sha256, extension, what }) => attachment(what, `${sha256}.${extension}`)),
    ],
  };
};

const told = (outcome: Outcome, reason: string | null) => ({
  status: statusOf[outcome],
  rawStatus: outcome,
  ...(reason === null ? {} : { message: reason }),
});

const attachment = (name: string, file: string) => ({
  name,
  contentType: file.endsWith('.json') ? 'application/json' : 'application/octet-stream',
  path: `evidence/${file}`,
});

/** Never less than nothing, even where a clock was set back meanwhile. */
const lasted = (times: Times | undefined): number =>
  times ? Math.max(0, times.stop - times.start) : 0;
