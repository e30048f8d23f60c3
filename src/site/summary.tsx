import { outcomes } from '../verdict';
import { OutcomeMark, verdictLooks } from './outcome';
import { Attention, Overview } from './overview';
import type { ReportInput } from './types';
import { VerdictSection } from './verdict-section';
import { visible } from './visible';
import { count } from './words';

/** The verdict and who vouches for it: what a reader came for, so it stands first. */
export const Verdict = ({ report }: { report: ReportInput }) => (
  <VerdictSection
    verdict={report.verdict}
    signedBy={report.signedBy}
    meaning={`${verdictLooks[report.verdict].meaning} Demanded assurance: ${report.demandedAssurance}. Exit code ${report.exit}.`}
  >
    <Counts report={report} />
    <Attention report={report} />
    <h3 id="map">Every requirement</h3>
    <Overview report={report} />
    <h3 id="subject">What was judged</h3>
    <Facts report={report} />
  </VerdictSection>
);

const Counts = ({ report: { verdicts, scenarios } }: { report: ReportInput }) => (
  <ul class="counts" aria-label="How many ended how">
    {outcomes.map((outcome) => {
      const [asked, told] = [verdicts, scenarios].map(
        (ones) => ones.filter((one) => one.outcome === outcome).length,
      );
      return (
        <li class={asked === 0 && told === 0 ? 'none' : ''}>
          <OutcomeMark outcome={outcome} />
          <p class="many">{asked}</p>
          <p class="quiet small">
            {asked === 1 ? 'requirement' : 'requirements'}
            <br />
            {count(told ?? 0, 'scenario')}
          </p>
        </li>
      );
    })}
  </ul>
);

const Facts = ({ report: { subject, gate, ...report } }: { report: ReportInput }) => (
  <dl class="facts">
    <dt>Subject</dt>
    <dd>{visible(`${subject.name} ${subject.version} (${subject.language})`)}</dd>
    <dt>Backend</dt>
    <dd>{visible(subject.backend)}</dd>
    <dt>Commit</dt>
    <dd>{subject.commit === null ? 'not told' : <code>{visible(subject.commit)}</code>}</dd>
    <dt>Artifact, SHA-256</dt>
    <dd>
      {subject.artifact_sha256 === null ? 'not told' : <code>{subject.artifact_sha256}</code>}
    </dd>
    <dt>Adapter</dt>
    <dd>{visible(`${subject.adapter.name} ${subject.adapter.version}`)}</dd>
    <dt>Capabilities</dt>
    <dd>{visible([...subject.capabilities].sort().join(', ')) || 'none'}</dd>
    <dt>Run</dt>
    <dd>
      <time dateTime={report.startedAt}>{report.startedAt}</time> to{' '}
      <time dateTime={report.finishedAt}>{report.finishedAt}</time>
    </dd>
    <dt>Gate</dt>
    <dd>
      {visible(`${gate.name} ${gate.version}`)}, {visible(report.mutants.note)}
    </dd>
    <dt>Results, SHA-256</dt>
    <dd>
      <code>{report.resultsSha256}</code>, equal for equal runs
    </dd>
  </dl>
);
