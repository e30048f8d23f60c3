import type { ComponentChildren } from 'preact';
import type { RunVerdict } from '../verdict';
import { verdictLooks } from './outcome';

interface VerdictSectionProps {
  readonly verdict: RunVerdict;
  /** What that word means here, in a sentence or two. */
  readonly meaning: string;
  readonly signedBy: string | null;
  /** What stands beneath verdict and signature. */
  readonly children: ComponentChildren;
}

/** The word on a run and who vouches for it: what a reader came for, so it stands first. */
export const VerdictSection = (props: VerdictSectionProps) => {
  const { sign, title, tone } = verdictLooks[props.verdict];
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
        <p>{props.meaning}</p>
      </div>
      <Signature signedBy={props.signedBy} />
      {props.children}
    </section>
  );
};

/** Who vouches for the bundle, or loudly that nobody does. */
const Signature = ({ signedBy }: { signedBy: string | null }) =>
  signedBy === null ? (
    <div class="seal absent">
      <p class="unsigned">THIS BUNDLE IS UNSIGNED</p>
      <p>
        No key was given when it was sealed. Nothing shows who made it, or that nobody rewrote it.
      </p>
    </div>
  ) : (
    <div class="seal">
      <p>
        <strong>Signed</strong> with the Ed25519 key <code>{signedBy}</code>{' '}
        <span class="quiet">(SHA-256 of the public key)</span>
      </p>
      <p class="small">
        That the seal holds is for you to check, with a key from outside this bundle:{' '}
        <a href="#how-to-verify">how to verify</a>.
      </p>
    </div>
  );
