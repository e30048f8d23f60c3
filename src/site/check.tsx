import { Evidence } from './evidence';
import { OutcomeMark } from './outcome';
import type { ReportCheck } from './types';
import { visible } from './visible';
import { shortHash, titleOf } from './words';

/** One judged check: what was done, what was expected and seen, and where the evidence lies. */
export const Check = ({ check }: { check: ReportCheck }) => (
  <div class="check">
    <h6>
      {titleOf(check.check)} <OutcomeMark outcome={check.outcome} />
    </h6>
    <Provoked check={check} />
    {check.reason === null ? null : <p>{visible(check.reason)}</p>}
    {check.findings.map((finding) => (
      <div class="finding">
        <p>
          <span class="label">Finding</span> <code>{visible(finding.code)}</code>
        </p>
        <p class="expected">
          <span class="label">
            <span aria-hidden="true">− </span>Expected
          </span>{' '}
          {visible(finding.expected)}
        </p>
        <p class="seen">
          <span class="label">
            <span aria-hidden="true">+ </span>Seen
          </span>{' '}
          {visible(finding.seen)}
        </p>
      </div>
    ))}
    <Evidence check={check} />
    <p class="small quiet">
      Assurance {check.assurance.level}: {visible(check.assurance.reason)}. Seen at{' '}
      <time dateTime={check.at}>{check.at}</time>; observation{' '}
      <a href={`../evidence/${check.evidence}.json`}>
        <code>{shortHash(check.evidence)}…</code>
      </a>
    </p>
  </div>
);

/** What was done to the subject on purpose, and what shows that it happened. */
const Provoked = ({ check: { provocation } }: { check: ReportCheck }) =>
  provocation === null ? (
    <p class="small quiet">On a healthy subject.</p>
  ) : (
    <dl class="facts small">
      <dt>Provoked by</dt>
      <dd>{visible(provocation.kind)}</dd>
      <dt>{provocation.fired ? 'Seen to happen' : 'Not seen to happen'}</dt>
      <dd>{visible(provocation.evidence)}</dd>
      <dt>Before</dt>
      <dd>
        {visible(provocation.baseline.what)}
        {provocation.baseline.held ? '' : ': the healthy path did not hold'}
      </dd>
    </dl>
  );
