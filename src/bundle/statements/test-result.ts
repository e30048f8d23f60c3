import type { Outcome, RunVerdict } from '../../verdict';
import { layout } from '../layout';
import { descriptor, type Statement } from './descriptor';
import { digestOf, type Sealed } from './sealed';
import { testedArtifact } from './tested-artifact';

/** test-result v0.1: that tests of this configuration were run on the subject, and how they went. */
export const TEST_RESULT_PREDICATE = 'https://in-toto.io/attestation/test-result/v0.1';

/** What a verdict is in that predicate. */
export const resultWords: Readonly<Record<RunVerdict, 'PASSED' | 'WARNED' | 'FAILED'>> = {
  conformant: 'PASSED',
  incomplete: 'WARNED',
  violation: 'FAILED',
  broken: 'FAILED',
};

/** States of the tested artifact which requirements it met, under which features and policy. */
export const testResultStatement = (sealed: Sealed): Statement => {
  const { results, digests } = sealed;
  const ids = (...wanted: readonly Outcome[]): readonly string[] =>
    results.requirements.filter(({ outcome }) => wanted.includes(outcome)).map(({ id }) => id);
  const features = [...digests].filter(([path]) => path.startsWith(`${layout.features}/`)).sort();
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [testedArtifact(sealed)],
    predicateType: TEST_RESULT_PREDICATE,
    predicate: {
      result: resultWords[results.verdict],
      configuration: [
        ...features.map(([path, digest]) => descriptor(path, digest)),
        descriptor(layout.policy, digestOf(sealed, layout.policy)),
      ],
      passedTests: ids('pass'),
      warnedTests: ids('inconclusive', 'not-verified', 'waived'),
      failedTests: ids('fail', 'error'),
    },
  };
};
