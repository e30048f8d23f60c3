import { OutcomeMark } from './outcome';
import type { ReportCheck } from './types';
import { excerpt, visible } from './visible';

/** One judged check: what was expected, what was seen, and where the evidence lies. */
export const Check = ({ check }: { check: ReportCheck }) => (
  <div class="check">
    <p>
      <OutcomeMark outcome={check.outcome} /> <strong>{check.check}</strong>{' '}
      <span class="quiet">
        {check.provoked ? 'on a provoked subject' : 'on a healthy subject'}, {check.assurance.level}
        : {visible(check.assurance.reason)}
      </span>
    </p>
    {check.provocation === null ? null : (
      <p class="small">
        Provoked by {visible(check.provocation.kind)}; {visible(check.provocation.evidence)}.
        Before: {visible(check.provocation.baseline.what)}.
      </p>
    )}
    {check.reason === null ? null : <p>{visible(check.reason)}</p>}
    {check.findings.map((finding) => (
      <dl>
        <dt>Finding</dt>
        <dd>{finding.code}</dd>
        <dt>Expected</dt>
        <dd>{visible(finding.expected)}</dd>
        <dt>Seen</dt>
        <dd>{visible(finding.seen)}</dd>
      </dl>
    ))}
    <details>
      <summary>What was expected and seen</summary>
      <pre>{excerpt(check.expected)}</pre>
      <pre>{excerpt(check.seen)}</pre>
    </details>
    <p class="small">
      Evidence <a href={`../evidence/${check.evidence}.json`}>{check.evidence.slice(0, 16)}…</a>,
      seen at <time dateTime={check.at}>{check.at}</time>
    </p>
  </div>
);
