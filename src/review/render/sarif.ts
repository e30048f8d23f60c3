import { createHash } from 'node:crypto';
import { requirements } from '../../catalogue';
import { clauseName } from '../place';
import { rules } from '../rules';
import type { Review, ReviewFinding } from '../types';

const LEVEL = { blocking: 'error', major: 'error', advisory: 'note' } as const;
/** GitHub sorts alerts by this: 9 and over is critical, 7 and over high. */
const SECURITY = { blocking: '9.0', major: '7.0', advisory: '3.0' } as const;

/** The review as SARIF 2.1.0, as code scanning of GitHub takes it. */
export const reviewSarif = (review: Review, version: string) => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: { name: 'proofgate-review', semanticVersion: version, rules: descriptors() },
      },
      columnKind: 'utf16CodeUnits',
      results: [
        ...review.findings.map((finding) => result(finding)),
        ...review.suppressed.map(({ finding, by, reason }) => ({
          ...result(finding),
          suppressions: [
            { kind: by === 'comment' ? 'inSource' : 'external', justification: reason },
          ],
        })),
      ],
      invocations: [
        {
          executionSuccessful: true,
          toolExecutionNotifications: review.unread.map(({ file, line, reason }) => ({
            level: 'warning',
            message: { text: `${file}: ${reason}` },
            locations: [{ physicalLocation: place(file, { startLine: line ?? 1 }) }],
          })),
        },
      ],
    },
  ],
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

const result = (finding: ReviewFinding) => ({
  ruleId: finding.rule,
  ruleIndex: ids.indexOf(finding.rule),
  level: LEVEL[finding.severity],
  message: { text: `${finding.message}.\nRequired:\n${finding.fix}` },
  locations: [
    {
      physicalLocation: place(finding.file, {
        startLine: finding.line,
        startColumn: finding.column,
        endLine: finding.endLine,
        endColumn: finding.endColumn,
      }),
    },
  ],
  // Stays the same when the code moves, so that an alert does too.
  partialFingerprints: {
    'proofgateCode/v1': createHash('sha256')
      .update(`${finding.rule}\n${finding.file}\n${finding.excerpt.replace(/\s+/g, ' ')}`)
      .digest('hex'),
  },
});

const place = (file: string, region: Readonly<Record<string, number>>) => ({
  artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
  region,
});
