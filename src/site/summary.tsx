import { outcomes } from '../verdict';
import { OutcomeMark, verdictLooks } from './outcome';
import type { ReportInput } from './types';
import { visible } from './visible';

/** The verdict and who vouches for it: what a reader came for, so it stands first. */
export const Verdict = ({ report }: { report: ReportInput }) => {
  const { title, meaning, tone } = verdictLooks[report.verdict];
  return (
    <section aria-labelledby="verdict">
      <h2 id="verdict">Verdict</h2>
      <div class={`verdict ${tone}`}>
        <strong>{title}</strong>
        <p>
          {meaning} Demanded assurance: {report.demandedAssurance}. Exit code {report.exit}.
        </p>
      </div>
      <Signature signedBy={report.signedBy} />
      <Facts report={report} />
      <Counts report={report} />
    </section>
  );
};

const Signature = ({ signedBy }: { signedBy: string | null }) =>
  signedBy === null ? (
    <div class="unsigned bad">
      THIS BUNDLE IS UNSIGNED
      <p>
        No key was given when it was sealed. Nothing shows who made it, or that nobody rewrote it.
      </p>
    </div>
  ) : (
    <p>
      Sealed with the Ed25519 key <code>{signedBy}</code> (SHA-256 of the public key). That the seal
      holds is for you to check, with a key from outside this bundle:{' '}
      <a href="#how-to-verify">how to verify</a>.
    </p>
  );

const Facts = ({ report: { subject, gate, ...report } }: { report: ReportInput }) => (
  <dl>
    <dt>Subject</dt>
    <dd>{visible(`${subject.name} ${subject.version} (${subject.language})`)}</dd>
    <dt>Commit</dt>
    <dd>{subject.commit === null ? 'not told' : <code>{visible(subject.commit)}</code>}</dd>
    <dt>Artifact, SHA-256</dt>
    <dd>
      {subject.artifact_sha256 === null ? 'not told' : <code>{subject.artifact_sha256}</code>}
    </dd>
    <dt>Adapter</dt>
    <dd>{visible(`${subject.adapter.name} ${subject.adapter.version}`)}</dd>
    <dt>Backend</dt>
    <dd>{visible(subject.backend)}</dd>
    <dt>Capabilities</dt>
    <dd>{visible([...subject.capabilities].sort().join(', ')) || 'none'}</dd>
    <dt>Run</dt>
    <dd>
      <time dateTime={report.startedAt}>{report.startedAt}</time> to{' '}
      <time dateTime={report.finishedAt}>{report.finishedAt}</time>
    </dd>
    <dt>Gate</dt>
    <dd>
      {visible(`${gate.name} ${gate.version}`)}, {visible(report.selfTest)}
    </dd>
    <dt>Results, SHA-256</dt>
    <dd>
      <code>{report.resultsSha256}</code>, equal for equal runs
    </dd>
  </dl>
);

const Counts = ({ report: { verdicts, scenarios } }: { report: ReportInput }) => (
  <table class="narrow">
    <caption>How many ended how. A scenario may serve several requirements.</caption>
    <thead>
      <tr>
        <th scope="col">Outcome</th>
        <th scope="col" class="number">
          Requirements
        </th>
        <th scope="col" class="number">
          Scenarios
        </th>
      </tr>
    </thead>
    <tbody>
      {outcomes.map((outcome) => (
        <tr>
          <th scope="row">
            <OutcomeMark outcome={outcome} />
          </th>
          <td class="number">{verdicts.filter((one) => one.outcome === outcome).length}</td>
          <td class="number">{scenarios.filter((one) => one.outcome === outcome).length}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
