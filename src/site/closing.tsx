import type { ReportInput } from './types';
import { Value } from './evidence/value';
import { visible } from './visible';

/** Where the run was, and what it could see with. */
export const Environment = ({ report }: { report: ReportInput }) => (
  <section aria-labelledby="environment">
    <h2 id="environment">Environment</h2>
    <Value value={report.environment} />
  </section>
);

/** How a reader comes to believe any of this. */
export const HowToVerify = ({ report: { signedBy, notPrinted } }: { report: ReportInput }) => (
  <section aria-labelledby="how-to-verify">
    <h2 id="how-to-verify">How to verify</h2>
    <p>
      This page is a rendering. The proof is the bundle it lies in: every observation by its digest,
      manifests of every file, and {signedBy === null ? 'no signature' : 'a signed statement'} over
      them.
    </p>
    <p>
      With common tools only, follow <a href="../../VERIFY.md">VERIFY.md</a>. With the gate, every
      observation is judged again as well:
    </p>
    <VerifyCommand />
    <p>
      {notPrinted === null ? (
        <>
          The same is printed in <a href="report.pdf">report.pdf</a>.
        </>
      ) : (
        `There is no report.pdf beside this page: ${visible(notPrinted)}. Printing the page gives the same.`
      )}
    </p>
  </section>
);

/** How to verify with the gate, and whose key to take. */
export const VerifyCommand = () => (
  <>
    <pre>proofgate verify BUNDLE --key PUBLIC_KEY.pem</pre>
    <p>
      Take the public key from where the signer publishes it, never from the bundle: who can rewrite
      a bundle can put a key in it.
    </p>
  </>
);
