import { createHash } from 'node:crypto';
import { verdictLooks } from './outcome';
import { Disagreements, EveryRequirement } from './several-rows';
import type { SeveralReport, SeveralSubject } from './several-types';
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
          <EveryRequirement report={report} />
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
