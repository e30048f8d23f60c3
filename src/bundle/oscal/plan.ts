import type { ScenarioResult } from '../../verdict';
import type { RunRecord } from '../types';
import { runIds, type RunIds } from './ids';
import { list, metadata, oneLine, payloadHref, property } from './words';

/** What was to be assessed: every requirement, by every scenario, on this subject. */
export const oscalPlan = (record: RunRecord) => {
  const ids = runIds(record);
  const { subject, gate, scenarios, finishedAt, demandedAssurance } = record;
  const what = `${subject.name} ${subject.version} on ${subject.backend}`;
  return {
    'assessment-plan': {
      uuid: ids.plan,
      metadata: {
        ...metadata(`Assessment plan for ${what}`, gate.version, finishedAt),
        props: [property('demanded-assurance', demandedAssurance)],
      },
      'import-ssp': {
        href: `#${ids.noSystemPlan}`,
        remarks:
          'There is no system security plan; the resource is what the subject said of itself.',
      },
      'local-definitions': {
        components: [subjectComponent(record, ids)],
        ...list(
          'activities',
          scenarios.map((scenario) => activity(record, ids, scenario)),
        ),
      },
      'reviewed-controls': reviewedControls(record),
      'assessment-subjects': [component(ids)],
      'assessment-assets': {
        components: [gateComponent(record, ids)],
        'assessment-platforms': [
          { uuid: ids.platform, 'uses-components': [{ 'component-uuid': ids.gate }] },
        ],
      },
      tasks: [task(record, ids)],
      'back-matter': {
        resources: [
          {
            uuid: ids.noSystemPlan,
            title: 'The subject',
            rlinks: [{ href: payloadHref('subjects.json'), 'media-type': 'application/json' }],
          },
        ],
      },
    },
  };
};

/** All requirements; plan and results name the same. */
export const reviewedControls = ({ catalogue }: Pick<RunRecord, 'catalogue'>) =>
  selection(catalogue.requirements.map(({ id }) => id));

const selection = (ids: readonly string[]) => ({
  'control-selections': [
    list(
      'include-controls',
      ids.map((id) => ({ 'control-id': id })),
    ),
  ],
});

const component = ({ subject }: RunIds) => ({
  type: 'component',
  'include-subjects': [{ 'subject-uuid': subject, type: 'component' }],
});

const subjectComponent = ({ subject }: RunRecord, ids: RunIds) => ({
  uuid: ids.subject,
  type: 'software',
  title: oneLine(`${subject.name} ${subject.version}`),
  description: `The subject of the run, reached through ${subject.adapter.name} ${subject.adapter.version}.`,
  props: [
    property('version', subject.version),
    property('language', subject.language),
    property('backend', subject.backend),
    ...(subject.commit === null ? [] : [property('commit', subject.commit)]),
    ...(subject.artifact_sha256 === null ? [] : [property('sha256', subject.artifact_sha256)]),
  ],
  status: {
    state: 'other',
    remarks: 'It was run to be judged; nothing is known of its operation.',
  },
});

const gateComponent = ({ gate }: RunRecord, ids: RunIds) => ({
  uuid: ids.gate,
  type: 'software',
  title: oneLine(`${gate.name} ${gate.version}`),
  description: 'The gate that made the run and this bundle.',
  props: [property('version', gate.version)],
  status: { state: 'operational' },
});

const activity = (
  { featurePath, verdicts }: RunRecord,
  ids: RunIds,
  { id, name, rule, feature, line, requirements }: ScenarioResult,
) => {
  const known = requirements.filter((one) => verdicts.some((verdict) => verdict.id === one));
  return {
    uuid: ids.activity(id),
    title: oneLine(name),
    description: rule === '' ? name : `${rule}: ${name}`,
    props: [property('scenario', id)],
    links: [{ href: payloadHref(featurePath(feature)), rel: 'reference', text: `line ${line}` }],
    ...(known.length === 0 ? {} : { 'related-controls': selection(known) }),
  };
};

const task = ({ scenarios, startedAt, finishedAt }: RunRecord, ids: RunIds) => ({
  uuid: ids.task,
  type: 'action',
  title: 'Run the standard',
  timing: {
    'within-date-range': {
      start: new Date(startedAt).toISOString(),
      end: new Date(finishedAt).toISOString(),
    },
  },
  ...list(
    'associated-activities',
    scenarios.map(({ id }) => ({ 'activity-uuid': ids.activity(id), subjects: [component(ids)] })),
  ),
});
