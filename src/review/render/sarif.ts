import { createHash } from 'node:crypto';
import { requirements } from '../../catalogue';
import { clauseName, severityOfRule } from '../place';
import { rules } from '../rules';
import type { Review, ReviewFinding } from '../types';

const LEVEL = { blocking: 'error', major: 'error', advisory: 'note' } as const;
/** GitHub sorts alerts by this: 9 and over is critical, 7 and over high. */
const SECURITY = { blocking: '9.0', major: '7.0', advisory: '3.0' } as const;

/** A finding with as much of its place as is known. */
export type SarifFinding = { readonly rule: string } & Pick<
  ReviewFinding,
  'file' | 'line' | 'message'
> &
  Partial<Pick<ReviewFinding, 'column' | 'endLine' | 'endColumn' | 'excerpt' | 'fix'>>;

/** The review as SARIF 2.1.0, as code scanning of GitHub takes it. */
export const reviewSarif = (review: Review, version: string) => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [
    reviewRun(
      [
        ...review.findings.map((finding) => result(finding)),
        ...review.suppressed.map(({ finding, by, reason }) => ({
          ...result(finding),
          suppressions: [
            { kind: by === 'comment' ? 'inSource' : 'external', justification: reason },
          ],
        })),
      ],
      review.unread.map(({ file, line, reason }) => ({
        level: 'warning',
        message: { text: `${file}: ${reason}` },
        locations: [{ physicalLocation: place(file, { startLine: line ?? 1 }) }],
      })),
      version,
    ),
  ],
});

/** A review that a run made, of which the place of each finding is known by its line. */
export const observedReviewRun = (
  findings: readonly SarifFinding[],
  unread: readonly string[],
  version: string,
) =>
  reviewRun(
    findings.map((finding) => result(finding)),
    unread.map((text) => ({ level: 'warning', message: { text } })),
    version,
  );

const reviewRun = <R extends ReturnType<typeof result>, N>(
  results: readonly R[],
  toolExecutionNotifications: readonly N[],
  version: string,
) => ({
  tool: { driver: { name: 'proofgate-review', semanticVersion: version, rules: descriptors() } },
  columnKind: 'utf16CodeUnits',
  results,
  invocations: [{ executionSuccessful: true, toolExecutionNotifications }],
});

const descriptors = () => [
  ...rules.map(({ id, issue, impact }) => {
    const requirement = requirements.find((one) => one.id === id);
    const clauses = (requirement?.regulations ?? []).map(clauseName);
    return {
      id,
      name: requirement?.title ?? issue,
      shortDescription: { text: issue },
      fullDescription: { text: requirement?.statement ?? issue },
      help: { text: [...impact, `Serves ${clauses.join(', ')}.`].join('\n') },
      defaultConfiguration: { level: LEVEL[requirement?.severity ?? 'blocking'] },
      properties: {
        tags: ['security', 'audit', ...(requirement?.regulations ?? [])],
        'security-severity': SECURITY[requirement?.severity ?? 'blocking'],
        precision: 'high',
      },
    };
  }),
  {
    id: 'SUPPRESSION',
    name: 'Suppressions hold',
    shortDescription: { text: 'A suppression that does not hold' },
    fullDescription: {
      text: 'A suppression needs a known rule, a reason, and something to suppress.',
    },
    help: { text: 'Delete it, or say why it is safe.' },
    defaultConfiguration: { level: LEVEL.major },
    properties: { tags: ['audit'], 'security-severity': SECURITY.major, precision: 'high' },
  },
];

const ids = [...rules.map(({ id }) => id as string), 'SUPPRESSION'];

const result = (finding: SarifFinding) => ({
  ruleId: finding.rule,
  ruleIndex: ids.indexOf(finding.rule),
  level: LEVEL[severityOfRule(finding.rule)],
  message: {
    text: finding.message + (finding.fix === undefined ? '' : `.\nRequired:\n${finding.fix}`),
  },
  locations: [
    {
      physicalLocation: place(finding.file, {
        startLine: finding.line,
        ...(finding.column !== undefined && { startColumn: finding.column }),
        ...(finding.endLine !== undefined && { endLine: finding.endLine }),
        ...(finding.endColumn !== undefined && { endColumn: finding.endColumn }),
      }),
    },
  ],
  // Stays the same when the code moves, so that an alert does too.
  partialFingerprints: {
    'proofgateCode/v1': createHash('sha256')
      .update(`${finding.rule}\n${finding.file}\n${shown(finding).replace(/\s+/g, ' ')}`)
      .digest('hex'),
  },
});

const shown = ({ excerpt, message }: SarifFinding): string => excerpt ?? message;

const place = (file: string, region: Readonly<Record<string, number>>) => ({
  artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
  region,
});
