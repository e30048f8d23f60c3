import type { ReviewIssue } from './both-sides';
import { issueMarkdown } from './review-issues';
import { judgedConcerns } from './judged-concerns';
import { counted, list, paragraphs, quoted } from './markdown';
import { closing, opening, statusWords } from './opening';
import { remedyOf } from './remedies';
import { complianceImpact } from './clauses';
import { notDecided, notLookedAt } from './not-shown';
import { alsoFound, readInTheSource, setAside } from './read-in-source';
import { doneWell, verdictMarkdown } from './review-closing';
import type { Account } from './types';
import { isLookedAt, outcomeTally } from './words';

/**
 * `review.md`: the audit compliance review of one subject. Each issue with its location, what stands
 * there or was seen, what the law says, the required fix; what holds; what nobody looked at; the
 * verdict.
 */
export const reviewMarkdown = (account: Account): string => {
  const issues = issuesOf(account);
  return paragraphs([
    opening(
      `Audit Compliance Review: ${quoted(account.subject.name)}`,
      account,
      statusWords(account),
    ),
    '## Executive Summary',
    summary(account, issues),
    '---',
    ...(issues.length > 0
      ? [
          '## Issues Found',
          issues.map((one) => issueMarkdown(one, issues, account)).join('\n\n---\n\n'),
          '---',
        ]
      : []),
    '## What Was Done Well',
    doneWell(account),
    ...(issues.length > 0 ? ['## Required Fixes', fixes(issues)] : []),
    notDecided(account),
    readInTheSource(account),
    alsoFound(account),
    setAside(account),
    notLookedAt(account),
    '## Compliance Impact',
    complianceImpact(account),
    '## Verdict',
    verdictMarkdown(account),
    closing(account),
  ]);
};

const severities = ['blocking', 'major', 'advisory'] as const;

/** The failed requirements, the weightiest first, numbered as they are told. */
export const issuesOf = (account: Account): readonly ReviewIssue[] => {
  const concerns = judgedConcerns(account);
  return severities
    .flatMap((severity) =>
      account.requirements.filter(
        ({ definition, verdict }) => verdict.outcome === 'fail' && definition.severity === severity,
      ),
    )
    .flatMap((requirement, at) =>
      concerns
        .filter(({ requirements }) => requirements.includes(requirement))
        .map((concern) => ({ number: at + 1, requirement, concern })),
    );
};

const summary = (account: Account, issues: readonly ReviewIssue[]): string => {
  const { requirements } = account;
  const looked = requirements.filter(isLookedAt);
  const checks = looked.reduce((sum, { verdict }) => sum + verdict.checks, 0);
  return paragraphs([
    `The gate drove the subject from outside and looked at **${looked.length} of ${counted(requirements.length, 'requirement')}** ` +
      `by ${counted(checks, 'check')}: ${outcomeTally(looked) || 'none of them ran'}.` +
      (looked.length < requirements.length
        ? ` About the other ${requirements.length - looked.length} this review says nothing; they are listed under *Not Looked At*.`
        : ''),
    issues.length === 0
      ? '**No issue was found in what was looked at.**'
      : paragraphs([
          `Found **${counted(issues.length, 'issue')}**:`,
          issues
            .map(
              ({ number, requirement: { definition } }) =>
                `${number}. ❌ **${definition.severity.toUpperCase()}** ${definition.id} does not hold: ${definition.title}`,
            )
            .join('\n'),
        ]),
  ]);
};

const fixes = (issues: readonly ReviewIssue[]): string =>
  list(
    issues.map(
      ({ number, requirement: { definition } }) =>
        `[ ] **ISSUE ${number}** (${definition.id}): ${remedyOf(definition)}`,
    ),
  );
