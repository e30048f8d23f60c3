import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { outcomes, type Outcome } from '../../../verdict';
import { outcomeSchema, type Entry, type Told } from './told';

const kinds = ['failure', 'error', 'skipped'] as const;

/** What may stand behind each way not to pass. */
const behind: Readonly<Record<(typeof kinds)[number], readonly Outcome[]>> = {
  failure: ['fail'],
  error: ['error'],
  skipped: ['inconclusive', 'not-verified', 'waived'],
};

const count = z.string().regex(/^\d+$/).transform(Number);
const how = z.looseObject({ '@_type': outcomeSchema }).optional();
const caseSchema = z.strictObject({
  '@_classname': z.string(),
  '@_name': z.string(),
  failure: how,
  error: how,
  skipped: how,
});
const documentSchema = z.looseObject({
  testsuites: z.strictObject({
    '@_name': z.string(),
    testsuite: z.array(
      z.strictObject({
        '@_name': z.string(),
        '@_tests': count,
        '@_failures': count,
        '@_errors': count,
        '@_skipped': count,
        properties: z.unknown(),
        testcase: z.array(caseSchema).min(1),
      }),
    ),
  }),
});

type Suite = z.infer<typeof documentSchema>['testsuites']['testsuite'][number];

const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => name === 'testsuite' || name === 'testcase',
});

/** Reads `junit.xml`: a suite a requirement, and a case in every suite a scenario belongs to. */
export const readJunit = (xml: string): Told => {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw new SyntaxError(valid.err.msg);
  const suites = documentSchema.parse(parser.parse(xml)).testsuites.testsuite;
  const cases = suites.flatMap((suite) =>
    suite.testcase
      .filter(isScenario)
      .map((one) => ({ id: one['@_name'], outcome: outcomeOf(one) })),
  );
  const scenarios = new Map(cases.map(({ id, outcome }) => [id, outcome]));
  return {
    requirements: suites.filter((suite) => suite['@_name'] !== 'no requirement').map(requirement),
    scenarios: [...scenarios].map(([id, outcome]) => ({ id, outcome })),
    checks: null,
    problems: [
      ...suites.filter(miscounts).map((suite) => `${suite['@_name']} counts other than its cases`),
      ...cases
        .filter(({ id, outcome }) => scenarios.get(id) !== outcome)
        .map(({ id }) => `${id} ends in more than one way`),
    ],
  };
};

const isScenario = (one: z.infer<typeof caseSchema>): boolean =>
  one['@_name'] !== 'the requirement itself';

const kindsOf = (one: z.infer<typeof caseSchema>) => kinds.filter((kind) => one[kind]);

/** @throws {RangeError} where a case ends in several ways, or in one its outcome does not allow. */
const outcomeOf = (one: z.infer<typeof caseSchema>): Outcome => {
  const [kind, ...more] = kindsOf(one);
  if (kind === undefined) return 'pass';
  const outcome = one[kind]?.['@_type'];
  if (outcome && more.length === 0 && behind[kind].includes(outcome)) return outcome;
  throw new RangeError(`${one['@_name']} is told as ${[kind, ...more].join(' and ')}`);
};

/** The case that speaks for the requirement, or else the worst of its scenarios. */
const requirement = (suite: Suite): Entry => {
  const own = suite.testcase.find((one) => !isScenario(one));
  const seen = own ? [outcomeOf(own)] : suite.testcase.map(outcomeOf);
  const outcome = outcomes.find((one) => seen.includes(one)) ?? 'not-verified';
  return { id: suite['@_name'], outcome };
};

const miscounts = (suite: Suite): boolean => {
  const number = (kind: (typeof kinds)[number]): number =>
    suite.testcase.filter((one) => one[kind]).length;
  return (
    suite['@_tests'] !== suite.testcase.length ||
    suite['@_failures'] !== number('failure') ||
    suite['@_errors'] !== number('error') ||
    suite['@_skipped'] !== number('skipped')
  );
};
