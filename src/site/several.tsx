import { VerifyCommand } from './closing';
import { Document } from './document';
import { verdictLooks } from './outcome';
import { Disagreements, EveryRequirement } from './several-rows';
import type { SeveralReport, SeveralSubject } from './several-types';
import { VerdictSection } from './verdict-section';
import { visible } from './visible';
import { count } from './words';

/** The page over several subjects: who was judged, on what they disagree, and all of it. */
export const SeveralPage = ({ report }: { report: SeveralReport }) => (
  <Document
    title={`${report.subjects.length} subjects: proof of a run`}
    gate={report.gate}
    finishedAt={report.finishedAt}
  >
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
        <EveryRequirement report={report} />
        <HowToVerify />
      </div>
    </main>
  </Document>
);

const Verdict = ({ report }: { report: SeveralReport }) => (
  <VerdictSection
    verdict={report.verdict}
    signedBy={report.signedBy}
    meaning={`That is the verdict of the worst subject, and its exit code ${report.exit} that of the run.`}
  >
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
  </VerdictSection>
);

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
    <VerifyCommand />
  </section>
);
