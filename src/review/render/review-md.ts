import { regulations, requirements } from '../../catalogue';
import { clauseName, regulationsOfRule } from '../place';
import { rules, type Rule } from '../rules';
import type { CrateReview, Review, ReviewFinding, Suppressed } from '../types';
import { fenced, inline, languageName, locations, plain, table } from './markdown';
import { meritsMarkdown } from './merits-md';
import { counted, countsOf, tally } from './tally';

/** The most places whose code an issue shows; the others are named. */
const MOST_SHOWN = 3;

interface Issue {
  readonly rule: Rule;
  readonly findings: readonly ReviewFinding[];
}

/** The review of one crate for people: what stands there, what it means in law, what is required. */
export const reviewMarkdown = (
  crate: CrateReview,
  review: Review,
  about: { readonly version: string; readonly date: string },
): string => {
  const issues = issuesOf(crate);
  const counts = countsOf(crate.findings);
  const status = counts.failing > 0 ? `BLOCKED: ${tally(counts)}` : 'CLEAN';
  return [
    `# Audit Compliance Review: ${plain(crate.name)}`,
    `**Reviewer**: proofgate review ${about.version}  \n**Review date**: ${about.date}  \n` +
      `**Scope**: ${counted(crate.files, 'file')}, ${counted(crate.lines, 'line')}  \n**Status**: ${status}`,
    '## Executive Summary',
    summary(crate, issues),
    ...(issues.length > 0 ? ['## Issues Found', ...issuesMarkdown(issues)] : []),
    '## What Was Done Well',
    meritsMarkdown(crate, suppressedIn(crate, review)),
    ...(issues.length > 0 ? ['## Required Fixes', fixesByFile(crate)] : []),
    ...(issues.length > 0 ? ['## Showing That the Fixes Work', proof(issues)] : []),
    '## Compliance Impact',
    impact(crate),
    ...setAside(crate, review),
    ...configured(review),
    '## Verdict',
    verdict(crate, counts.failing),
  ]
    .join('\n\n')
    .concat('\n');
};

const issuesOf = ({ findings }: CrateReview): readonly Issue[] =>
  rules
    .map((rule) => ({ rule, findings: findings.filter((finding) => finding.rule === rule.id) }))
    .filter((issue) => issue.findings.length > 0);

const summary = (crate: CrateReview, issues: readonly Issue[]): string => {
  if (issues.length === 0) return 'Nothing was found that the source must not contain.';
  const places = crate.findings.length;
  return [
    `Found **${issues.length} ${issues.length === 1 ? 'issue' : 'issues'}** in ${places} ` +
      `${places === 1 ? 'place' : 'places'}:\n`,
    ...issues.map(
      ({ rule, findings }, at) =>
        `${at + 1}. **${findings[0]?.severity ?? ''}** ${rule.issue} (${rule.id}, ${findings.length})`,
    ),
  ].join('\n');
};

/** A fix that an earlier issue has shown already is named, not shown again. */
const issuesMarkdown = (issues: readonly Issue[]): string[] => {
  const shownIn = new Map<string, number>();
  return issues.map((issue, at) => {
    const text = issueMarkdown(issue, at, shownIn);
    for (const { fix } of issue.findings.slice(0, MOST_SHOWN)) {
      if (!shownIn.has(fix)) shownIn.set(fix, at + 1);
    }
    return text;
  });
};

const fixesOf = (
  shown: readonly ReviewFinding[],
  shownIn: ReadonlyMap<string, number>,
): string[] => {
  const fixes = [...new Map(shown.map((finding) => [finding.fix, finding])).values()];
  const before = [...new Set(fixes.flatMap(({ fix }) => shownIn.get(fix) ?? []))];
  return [
    ...(before.length > 0 ? [`See ISSUE ${before.join(' and ')}, which includes it.`] : []),
    ...fixes
      .filter(({ fix }) => !shownIn.has(fix))
      .map(({ fix, file }) => fenced(languageName(file), fix)),
  ];
};

const issueMarkdown = (
  { rule, findings }: Issue,
  at: number,
  shownIn: ReadonlyMap<string, number>,
): string => {
  const shown = findings.slice(0, MOST_SHOWN);
  const [first] = findings;
  const clauses = (first?.regulations ?? []).map(clauseName).join(', ');
  const rest = findings.length - shown.length;
  return [
    `### ISSUE ${at + 1}: ${rule.issue}`,
    `**Requirement**: ${rule.id}  \n**Location**: ${locations(findings)}  \n` +
      `**Severity**: ${first?.severity ?? ''}`,
    '**Current code**:',
    ...shown.map((finding) =>
      fenced(
        languageName(finding.file),
        `// ${finding.file}:${finding.line}${finding.event === null ? '' : `: ${finding.event}`}\n${finding.excerpt}`,
      ),
    ),
    ...(rest > 0 ? [`and ${rest} more of the same kind.`] : []),
    '**The problem**:',
    shown
      .map(({ file, line, message }) => `- ${inline(`${file}:${line}`)} ${plain(message)}`)
      .join('\n'),
    '**Legal impact**:',
    [...rule.impact.map((one) => `- ${one}`), `- Serves: ${clauses}`].join('\n'),
    '**Required fix**:',
    ...fixesOf(shown, shownIn),
  ].join('\n\n');
};

const fixesByFile = ({ findings }: CrateReview): string => {
  const files = [...new Set(findings.map(({ file }) => file))];
  return files
    .flatMap((file) => [
      `**${inline(file)}**`,
      findings
        .filter((finding) => finding.file === file)
        .map(({ line, rule, message }) => `- [ ] line ${line}, ${rule}: ${plain(message)}`)
        .join('\n'),
    ])
    .join('\n\n');
};

/** A fix that was only read is not yet one that works. */
const proof = (issues: readonly Issue[]): string => {
  const ids = [...new Set(issues.flatMap(({ rule }) => rule.shownBy))];
  return [
    'Review the source again, then let the gate inject the faults that these fixes are for:',
    fenced(
      'sh',
      `proofgate review PATH\nproofgate run --tags "${ids.map((id) => `@${id}`).join(' or ')}" -- ./your-adapter`,
    ),
    issues
      .map(({ rule }) => `- ${rule.issue}: ${rule.shownBy.map((id) => titled(id)).join('; ')}`)
      .join('\n'),
  ].join('\n\n');
};

const titled = (id: string): string => {
  const found = requirements.find((requirement) => requirement.id === id);
  return found === undefined ? id : `${id} (${found.title})`;
};

const impact = ({ findings }: CrateReview): string =>
  table(
    ['Clause', 'What it asks', 'As it stands', 'After the fixes'],
    regulations
      .filter(({ id }) => served.has(id))
      .map(({ id, asks }) => {
        const breaking = [
          ...new Set(
            findings.filter((one) => one.regulations.includes(id)).map(({ rule }) => rule),
          ),
        ].sort();
        return [
          clauseName(id),
          asks,
          breaking.length === 0 ? 'nothing found against it' : `broken by ${breaking.join(', ')}`,
          breaking.length === 0 ? 'unchanged' : 'nothing found against it',
        ];
      }),
  );

/** Clauses that no rule of the review serves have no place in its report. */
const served = new Set<string>(rules.flatMap(({ id }) => regulationsOfRule(id)));

/** Files are told from where the review was asked for, which may lie within the crate. */
const isIn = ({ root }: CrateReview, file: string): boolean =>
  /^(?:\.\.\/?)*$/.test(root) || file.startsWith(`${root}/`);

const suppressedIn = (crate: CrateReview, { suppressed }: Review): readonly Suppressed[] =>
  suppressed.filter(({ finding }) => isIn(crate, finding.file));

const setAside = (crate: CrateReview, review: Review): string[] => {
  const suppressed = suppressedIn(crate, review);
  const unread = review.unread.filter(({ file }) => isIn(crate, file));
  return [
    ...(suppressed.length > 0
      ? [
          '## Set Aside',
          table(
            ['Finding', 'Where', 'By', 'Reason given'],
            suppressed.map(({ finding, by, reason }) => [
              ...[finding.rule, inline(`${finding.file}:${finding.line}`), by, plain(reason)],
            ]),
          ),
        ]
      : []),
    ...(unread.length > 0
      ? [
          '## Not Reviewed',
          unread
            .map(
              ({ file, line, reason }) =>
                `- ${inline(line === null ? file : `${file}:${line}`)} ${reason}`,
            )
            .join('\n'),
        ]
      : []),
  ];
};

/** Words of the project's own can hide what the rules would find, so the reader is told them all. */
const configured = ({ configured: own }: Review): string[] =>
  own === null || Object.keys(own.said).length === 0
    ? []
    : [
        '## Configured',
        `By ${inline(own.file)}, beyond the defaults:`,
        table(
          ['Setting', 'What it says'],
          Object.entries(own.said).map(([setting, words]) => [inline(setting), plain(words)]),
        ),
      ];

const verdict = ({ findings, merits }: CrateReview, failing: number): string => {
  const has = (...ids: readonly string[]) => findings.some(({ rule }) => ids.includes(rule));
  const rows = [
    ['Audit events', merits.emissions === 0 ? 'none found' : `${merits.emissions} emissions found`],
    ['Visibility of failures', has('REVIEW-1', 'REVIEW-2', 'REVIEW-4') ? 'BROKEN' : 'good'],
    ['Evidence survives a crash', has('REVIEW-3') ? 'BROKEN' : 'good'],
    ['Evidence survives a shutdown', has('REVIEW-5') ? 'BROKEN' : 'good'],
    ['Operation survives the audit', has('REVIEW-7') ? 'BROKEN' : 'good'],
    ['Security', has('REVIEW-6', 'REVIEW-8') ? 'BROKEN' : 'good'],
  ];
  const word =
    failing > 0
      ? `**BLOCKED FOR PRODUCTION**: ${failing} findings must be fixed.`
      : '**Nothing in this source blocks production.**';
  return [
    table(['What', 'Verdict'], rows),
    word,
    'A review reads source code. That events reach the disk, survive a kill and cannot be altered is ' +
      'shown by `proofgate run`, not here.',
  ].join('\n\n');
};
