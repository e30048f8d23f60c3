import { z } from 'zod';

/** A UUID of version 5: those of this gate are drawn from what they name. */
export const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

export const token = z.string().regex(/^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$/u);

/** A text without line breaks or blanks at its edges. */
export const word = z.string().regex(/^\S(.*\S)?$/u);

export const line = z.string().regex(/^[^\n]+$/);

export const prose = z.string();

/** The pattern of OSCAL knows no 29 February before the year 2000. */
export const instant = z.iso.datetime({ precision: 3 }).regex(/^(2|19\d\d-(?!02-29))/);

const property = z.strictObject({
  name: token,
  ns: z.string().regex(/^[a-zA-Z][a-zA-Z0-9+\-.]+:.+$/),
  value: word,
});

export const props = z.array(property).min(1);

export const links = z
  .array(z.strictObject({ href: z.string().min(1), rel: token, text: line.optional() }))
  .min(1);

export const metadata = z.strictObject({
  title: line,
  'last-modified': instant,
  version: word,
  'oscal-version': z.literal('1.2.2'),
  props: props.optional(),
});

/** The controls that are reviewed, by name. */
export const selection = z.strictObject({
  'control-selections': z.tuple([
    z.strictObject({
      'include-controls': z.array(z.strictObject({ 'control-id': token })).min(1),
    }),
  ]),
});

export const component = z.strictObject({
  uuid,
  type: word,
  title: line,
  description: prose,
  props,
  status: z.strictObject({
    state: z.enum(['operational', 'other']),
    remarks: prose.optional(),
  }),
});

export const subjects = z
  .array(
    z.strictObject({
      type: z.literal('component'),
      'include-subjects': z
        .array(z.strictObject({ 'subject-uuid': uuid, type: z.literal('component') }))
        .min(1),
    }),
  )
  .min(1);

/** The value of a property; `undefined` where there is none of that name. */
export const valueOf = (found: z.infer<typeof props>, name: string): string | undefined =>
  found.find((one) => one.name === name)?.value;

/** The controls a selection names. */
export const controlsIn = (selected: z.infer<typeof selection>): readonly string[] =>
  selected['control-selections'][0]['include-controls'].map((one) => one['control-id']);
