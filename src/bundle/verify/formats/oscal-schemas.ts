import { z } from 'zod';
import {
  component,
  instant,
  line,
  links,
  metadata,
  prose,
  props,
  selection,
  subjects,
  token,
  uuid,
  word,
} from './oscal-words';

const some = <T extends z.ZodType>(item: T) => z.array(item).min(1);

const control = z.strictObject({
  id: token,
  class: token,
  title: line,
  props,
  links: links.optional(),
  parts: some(z.strictObject({ id: token, name: token, props: props.optional(), prose })),
});

/** `catalog.json` as this gate writes it: a part of what OSCAL 1.2.2 allows, and no more. */
export const catalogSchema = z.strictObject({
  catalog: z.strictObject({
    uuid,
    metadata,
    groups: some(z.strictObject({ id: token, class: token, title: line, controls: some(control) })),
    'back-matter': z.strictObject({
      resources: some(z.strictObject({ uuid, title: line, description: prose, props })),
    }),
  }),
});

const activity = z.strictObject({
  uuid,
  title: line,
  description: prose,
  props,
  links,
  'related-controls': selection.optional(),
});

const task = z.strictObject({
  uuid,
  type: token,
  title: line,
  timing: z.strictObject({
    'within-date-range': z.strictObject({ start: instant, end: instant }),
  }),
  'associated-activities': some(z.strictObject({ 'activity-uuid': uuid, subjects })),
});

/** `assessment-plan.json`, likewise. */
export const planSchema = z.strictObject({
  'assessment-plan': z.strictObject({
    uuid,
    metadata,
    'import-ssp': z.strictObject({ href: z.string().min(1), remarks: prose }),
    'local-definitions': z.strictObject({
      components: some(component),
      activities: some(activity),
    }),
    'reviewed-controls': selection,
    'assessment-subjects': subjects,
    'assessment-assets': z.strictObject({
      components: some(component),
      'assessment-platforms': some(
        z.strictObject({
          uuid,
          'uses-components': some(z.strictObject({ 'component-uuid': uuid })),
        }),
      ),
    }),
    tasks: some(task),
    'back-matter': z.strictObject({
      resources: some(
        z.strictObject({
          uuid,
          title: line,
          rlinks: some(z.strictObject({ href: z.string().min(1), 'media-type': word })),
        }),
      ),
    }),
  }),
});

const observation = z.strictObject({
  uuid,
  title: line,
  description: prose,
  props,
  links,
  methods: z.tuple([z.enum(['TEST', 'UNKNOWN'])]),
  types: some(token),
  origins: some(
    z.strictObject({
      actors: some(z.strictObject({ type: z.literal('tool'), 'actor-uuid': uuid })),
      'related-tasks': some(z.strictObject({ 'task-uuid': uuid })),
    }),
  ),
  subjects: some(z.strictObject({ 'subject-uuid': uuid, type: z.literal('component') })),
  'relevant-evidence': some(
    z.strictObject({ href: z.string().min(1), description: prose, props: props.optional() }),
  ).optional(),
  collected: instant,
});

const finding = z.strictObject({
  uuid,
  title: line,
  description: prose,
  props,
  target: z.strictObject({
    type: z.literal('objective-id'),
    'target-id': token,
    status: z.strictObject({
      state: z.enum(['satisfied', 'not-satisfied']),
      reason: z.enum(['pass', 'fail', 'other']),
      remarks: prose,
    }),
  }),
  'related-observations': some(z.strictObject({ 'observation-uuid': uuid })).optional(),
});

/** `assessment-results.json`, likewise. */
export const resultsSchema = z.strictObject({
  'assessment-results': z.strictObject({
    uuid,
    metadata,
    'import-ap': z.strictObject({ href: z.string().min(1) }),
    results: z.tuple([
      z.strictObject({
        uuid,
        title: line,
        description: prose,
        start: instant,
        end: instant,
        props,
        'reviewed-controls': selection,
        observations: some(observation),
        findings: some(finding),
      }),
    ]),
  }),
});

export type OscalCatalog = z.infer<typeof catalogSchema>['catalog'];
export type OscalPlan = z.infer<typeof planSchema>['assessment-plan'];
export type OscalResults = z.infer<typeof resultsSchema>['assessment-results'];
export type OscalFinding = z.infer<typeof finding>;
export type OscalObservation = z.infer<typeof observation>;
