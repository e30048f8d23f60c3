import { layout, sealedFiles } from '../layout';
import {
  descriptor,
  digestIn,
  resultWords,
  SEAL_PREDICATE,
  TEST_RESULT_PREDICATE,
  type Statement,
} from '../statements';
import { columnName, isJudged, type Several } from './list';
import { disputed, type Matrix } from './matrix';

/** What the statements over several subjects are made from: the payload itself. */
export interface SealedSeveral {
  readonly several: Several;
  readonly matrix: Matrix;
  /** Digest of every payload file and of every file that the seal names, by path. */
  readonly digests: ReadonlyMap<string, string>;
}

/** States over the manifest and the tag files what each subject came to, and the worst of them. */
export const severalSeal = ({ several, matrix, digests }: SealedSeveral): Statement => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: sealedFiles.map((path) => descriptor(path, digestIn(digests, path))),
  predicateType: SEAL_PREDICATE,
  predicate: {
    attributes: [
      {
        attribute: `VERDICT_${matrix.verdict.toUpperCase()}`,
        conditions: {
          exit: matrix.exit,
          subjects: matrix.subjects.length,
          disagreements: disputed(matrix).length,
        },
        evidence: descriptor(layout.matrix, digestIn(digests, layout.matrix)),
      },
      ...several.subjects.map((one, index) => {
        const verdict = matrix.subjects[index]?.verdict ?? 'broken';
        return {
          attribute: isJudged(one) ? `SUBJECT_${verdict.toUpperCase()}` : 'SUBJECT_NOT_JUDGED',
          conditions: {
            exit: matrix.subjects[index]?.exit ?? null,
            subject: columnName(one),
          },
          evidence: isJudged(one)
            ? descriptor(`data/${one.bundle}/${layout.manifest}`, one.manifestSha256)
            : descriptor(layout.subjects, digestIn(digests, layout.subjects)),
        };
      }),
    ],
    producer: {
      name: several.gate.name,
      uri: `pkg:npm/${several.gate.name}@${several.gate.version}`,
    },
  },
});

/** States of the bundles of the subjects, each under its own seal, how the run over them went. */
export const severalTestResult = ({ several, matrix, digests }: SealedSeveral): Statement => {
  const names = (...wanted: readonly string[]): readonly string[] =>
    matrix.subjects.filter(({ verdict }) => wanted.includes(verdict)).map(columnName);
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: several.subjects
      .filter(isJudged)
      .map(({ bundle, manifestSha256 }) =>
        descriptor(`data/${bundle}/${layout.manifest}`, manifestSha256),
      ),
    predicateType: TEST_RESULT_PREDICATE,
    predicate: {
      result: resultWords[matrix.verdict],
      configuration: [descriptor(layout.subjects, digestIn(digests, layout.subjects))],
      passedTests: names('conformant'),
      warnedTests: names('incomplete'),
      failedTests: names('violation', 'broken'),
    },
  };
};
