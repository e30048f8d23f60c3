import { createHash } from 'node:crypto';
import { OutcomeMark, verdictLooks } from './outcome';
import type { SeveralReport, SeveralRow, SeveralSubject } from './several-types';
import { style } from './style';
import { Signature } from './summary';
import { visible } from './visible';
import { count } from './words';

/** Nothing may load, run or be sent, and nothing paints but these very bytes. */
const policy =
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; ` +
  "base-uri 'none'; form-action 'none'";

/** The page over several subjects: who was judged, on what they disagree, and all of it. */
export const SeveralPage = ({ report }: { report: SeveralReport }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <title>{`${report.subjects.length} subjects: proof of a run`}</title>
      <style dangerouslySetInnerHTML={{ __html: style }} />
    </head>
    <body>
      <a class="skip" href="#verdict">
        To the verdict
      </a>
      <header>
        <p class="label">Proof of a run</p>
        <h1>{count(report.subjects.length, 'subject')} side by side</h1>
        <p class="quiet">
          Judged one after the other by the same requirements, with the same seed,{' '}
          <time dateTime={report.finishedAt}>{report.finishedAt.slice(0, 10)}</time>.
        </p>
      </header>
      <main>
        <div>
          <Verdict report={report} />
          <Disagreements report={report} />
          <All report={report} />
          <HowToVerify />
        </div>
      </main>
      <footer>
        <p>
          Written by {visible(`${report.gate.name} ${report.gate.version}`)} on{' '}
          <time dateTime={report.finishedAt}>{report.finishedAt}</time>.
        </p>
      </footer>
    </body>
  </html>
);

const Verdict = ({ report }: { report: SeveralReport }) => {
  const { sign, title, tone } = verdictLooks[report.verdict];
  return (
    <section aria-labelledby="verdict">
      <h2 id="verdict" class="unseen">
        Verdict
      </h2>
      <div class={`verdict ${tone}`}>
        <p class="word">
          <span class="sign" aria-hidden="true">
            {sign}
          </span>
          {title}
        </p>
        <p>
          That is the verdict of the worst subject, and its exit code {report.exit} that of the run.
        </p>
      </div>
      <Signature signedBy={report.signedBy} />
      <h3 id="subjects">Subjects</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Subject</th>
            <th scope="col">Calls itself</th>
            <th scope="col">Verdict</th>
            <th scope="col">Proof</th>
          </tr>
        </thead>
        <tbody>
          {report.subjects.map((subject) => (
            <SubjectRow subject={subject} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const SubjectRow = ({ subject }: { subject: SeveralSubject }) => {
  const { name, itself, verdict, exit, page, reason } = subject;
  return (
    <tr>
      <th scope="row">{visible(name)}</th>
      <td>{itself ? visible(`${itself.name} ${itself.version}`) : 'was not heard'}</td>
      <td>
        {verdictLooks[verdict].title}, exit {exit}
      </td>
      <td>
        {page === null ? (
          <>Could not be judged: {visible(reason ?? '')}</>
        ) : (
          <a href={page}>Its own report</a>
        )}
      </td>
    </tr>
  );
};

const Disagreements = ({ report }: { report: SeveralReport }) => (
  <section aria-labelledby="disagreements">
    <h2 id="disagreements">Disagreements</h2>
    {report.disputed.length === 0 ? (
      <p>The subjects that were judged do not disagree on any requirement that was looked at.</p>
    ) : (
      <Table rows={report.disputed} report={report} label="disagreements">
        Where one passes and another does not comes first, then where they were not seen equally
        well.
      </Table>
    )}
  </section>
);

const All = ({ report }: { report: SeveralReport }) => (
  <section aria-labelledby="matrix">
    <h2 id="matrix">Every requirement</h2>
    <Table rows={report.rows} report={report} label="matrix">
      Every requirement of which anything was seen. A cell leads to what that subject was seen to
      do.
    </Table>
    {report.unseen.length === 0 ? null : (
      <p>Nobody looked at these, in any subject: {report.unseen.join(', ')}.</p>
    )}
  </section>
);

const Table = (props: {
  readonly rows: readonly SeveralRow[];
  readonly report: SeveralReport;
  readonly label: string;
  readonly children: string;
}) => (
  <div class="scroll" role="group" aria-labelledby={props.label} tabIndex={0}>
    <table class="matrix">
      <caption>{props.children}</caption>
      <thead>
        <tr>
          <th scope="col">Id</th>
          <th scope="col">Requirement</th>
          {props.report.subjects.map(({ name }) => (
            <th scope="col">{visible(name)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <Row row={row} subjects={props.report.subjects} />
        ))}
      </tbody>
    </table>
  </div>
);

const Row = ({
  row: { definition, disagreement, cells },
  subjects,
}: {
  readonly row: SeveralRow;
  readonly subjects: readonly SeveralSubject[];
}) => (
  <tr>
    <th scope="row">{visible(definition.id)}</th>
    <td>
      {visible(definition.title)}
      <div class="quiet small">{disagreement ?? definition.severity}</div>
    </td>
    {subjects.map(({ name, page }, index) => {
      const cell = cells[index];
      if (!cell || page === null) return <td>not judged</td>;
      return (
        <td class="cell">
          <a
            href={`${page}#${definition.id}`}
            aria-label={`${definition.id} of ${visible(name)}: ${cell.outcome}`}
          >
            <OutcomeMark outcome={cell.outcome} />
          </a>
          <div class="quiet small">
            {cell.assurance ?? 'no assurance'}, {count(cell.checks, 'check')}
          </div>
        </td>
      );
    })}
  </tr>
);

const HowToVerify = () => (
  <section aria-labelledby="how-to-verify">
    <h2 id="how-to-verify">How to verify</h2>
    <p>
      This page is a rendering. The proof is the bundle it lies in, which holds the bundle of each
      subject whole, under a seal of its own. The same in words, for people and for machines:{' '}
      <a href="comparison.md">comparison.md</a> and <a href="../results/matrix.json">matrix.json</a>
      .
    </p>
    <p>
      With common tools only, follow <a href="../../VERIFY.md">VERIFY.md</a>. With the gate, every
      observation of every subject is judged again, and the matrix drawn again from that:
    </p>
    <pre>proofgate verify BUNDLE --key PUBLIC_KEY.pem</pre>
    <p>
      Take the public key from where the signer publishes it, never from the bundle: who can rewrite
      a bundle can put a key in it.
    </p>
  </section>
);
