/** A first requirement of a team's own, its examples, and its steps. */
export const featureFiles = (prefix: string): [string, string][] => [
  ['gate/requirements.yaml', requirements(prefix)],
  ['gate/features/actors.feature', feature(prefix)],
  ['gate/steps/actors.steps.ts', steps(prefix)],
];

const requirements = (prefix: string): string => `# What we ask of ourselves, beside the standard.
requirements:
  - id: ${prefix}-1
    title: Every record names who acted
    statement: Every record of the trail MUST name the worker that acted.
    severity: major
    observed: The trail on disk after a request that is granted and one that is refused.
    minimum_checks: 2
`;

const feature = (prefix: string): string => `Feature: Who acted

  @${prefix}-1
  Rule: Every record names who acted

    Example: The record of a seal names the worker
      When the worker seals the model
      Then every record names who acted

    Example: The record of a refused path names the worker
      When the worker loads a model outside its root
      Then every record names who acted
`;

const steps = (
  prefix: string,
): string => `import { Then, defineCheck, judged, z, type World } from 'proofgate/steps';

/** Each record says who acted (${prefix}-1). Pure: what it needs is in the observation. */
const everyRecordNamesAWorker = defineCheck({
  name: 'every-record-names-a-worker',
  expects: z.object({ at_least: z.number() }),
  observes: z.object({ records: z.array(z.looseObject({})) }),
  judge: ({ at_least: least }, { records }) =>
    judged([
      ...(records.length < least
        ? [{ code: 'no-record', expected: 'a record', seen: \`\${records.length} records\` }]
        : []),
      ...records
        .filter((record) => !/"worker_id":"[^"]+"/.test(JSON.stringify(record)))
        .map((record) => ({
          code: 'nobody-acted',
          expected: 'a worker_id',
          seen: JSON.stringify(record).slice(0, 200),
        })),
    ]),
});

Then('every record names who acted', async function (this: World) {
  const records = await this.gate.trail();
  return this.gate.check(
    everyRecordNamesAWorker,
    { at_least: 1 },
    { records },
    { level: 'observed', reason: 'read from the files of the trail' },
  );
});
`;
