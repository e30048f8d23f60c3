import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { canonical } from '../bag';
import { NO_REQUIREMENT, countsOf, junitKind, speaksForItself, type Results } from '../results';
import type { Outcome } from '../../verdict';
import type { Documents } from './documents';

/** The formats that tell the same results agree with the normalized ones, count by count. */
export const disagreements = (
  { results, scenarios, traceability: trace }: Documents,
  junit: string,
): readonly string[] => [
  ...(canonical(countsOf(results)) === canonical(results.counts)
    ? []
    : ['the counts of normalized.json are not those of its entries']),
  ...compare('the scenarios of messages.ndjson', namesOf(scenarios), namesOf(results.scenarios)),
  ...compare('the requirements of traceability.json', told(trace), told(results)),
  ...compare('the suites of junit.xml', suitesIn(junit), suitesOf(results)),
];

const compare = (
  what: string,
  found: readonly string[],
  expected: readonly string[],
): readonly string[] => [
  ...expected.filter((one) => !found.includes(one)).map((one) => `${what} lack ${one}`),
  ...found.filter((one) => !expected.includes(one)).map((one) => `${what} add ${one}`),
  ...(found.length === expected.length
    ? []
    : [`${what} are ${found.length}, not ${expected.length}`]),
];

const namesOf = (scenarios: readonly { readonly id: string; readonly outcome: Outcome }[]) =>
  scenarios.map(({ id, outcome }) => `${id} (${outcome})`);

const told = ({ requirements }: Pick<Results | Documents['traceability'], 'requirements'>) =>
  requirements.map(({ id, outcome }) => `${id} (${outcome})`);

const count = z.coerce.number().int().nonnegative();
const suitesSchema = z.object({
  testsuites: z.object({
    testsuite: z.array(
      z.object({
        '@_name': z.string(),
        '@_tests': count,
        '@_failures': count,
        '@_errors': count,
        '@_skipped': count,
        testcase: z.array(z.looseObject({ '@_name': z.string() })),
      }),
    ),
  }),
});

const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => name === 'testsuite' || name === 'testcase',
});

/** What the suites say of themselves; a case that says otherwise than its suite is an addition. */
const suitesIn = (xml: string): readonly string[] =>
  suitesSchema.parse(parser.parse(xml)).testsuites.testsuite.map((suite) => {
    const kinds = suite.testcase.map((one) =>
      (['failure', 'error', 'skipped'] as const).find((kind) => kind in one),
    );
    const said = [suite['@_tests'], suite['@_failures'], suite['@_errors'], suite['@_skipped']];
    const counted = tally(kinds.map((kind) => kind ?? null));
    return said.join(' ') === counted.join(' ')
      ? line(suite['@_name'], counted)
      : `${suite['@_name']}, whose cases are not what it counts`;
  });

/** What the suites must say, from the results alone. */
const suitesOf = ({ requirements, scenarios }: Results): readonly string[] => {
  const known = new Set(requirements.map(({ id }) => id));
  const stray = scenarios.filter((one) => !one.requirements.some((id) => known.has(id)));
  return [
    ...requirements.map(({ id, outcome }) => {
      const own = scenarios.filter((one) => one.requirements.includes(id)).map((o) => o.outcome);
      return line(id, tallyOf(speaksForItself(outcome, own) ? [...own, outcome] : own));
    }),
    ...(stray.length === 0 ? [] : [line(NO_REQUIREMENT, tallyOf(stray.map((o) => o.outcome)))]),
  ];
};

type Kind = (typeof junitKind)[Outcome];

const tallyOf = (outcomes: readonly Outcome[]) => tally(outcomes.map((one) => junitKind[one]));

const tally = (kinds: readonly Kind[]): readonly number[] => [
  kinds.length,
  ...(['failure', 'error', 'skipped'] as const).map((k) => kinds.filter((one) => one === k).length),
];

const line = (name: string, [tests, failures, errors, skipped]: readonly number[]): string =>
  `${name} (${tests} tests, ${failures} failures, ${errors} errors, ${skipped} skipped)`;
