import type { KeyObject } from 'node:crypto';
import type { RunVerdict } from '../../verdict';
import type { BagInfo } from '../bag';
import { keyId } from '../dsse';
import { FORMAT_VERSION } from '../layout';

/** What bag-info.txt is drawn from. */
export interface AboutBag {
  /** Of whom or what it is a proof bundle. */
  readonly of: string;
  readonly verdict: RunVerdict;
  readonly resultsSha256: string;
  readonly gate: { readonly name: string; readonly version: string };
  readonly finishedAt: string;
  readonly payload: { readonly files: number; readonly bytes: number };
  readonly publicKey: KeyObject | null;
}

/** What stands in bag-info.txt, for whoever opens the bag in a text editor. */
export const bagInformation = (about: AboutBag): BagInfo => {
  const { gate, payload } = about;
  return new Map([
    ['Bag-Software-Agent', `${gate.name} ${gate.version}`],
    ['Bagging-Date', about.finishedAt.slice(0, 10)],
    ['External-Description', `Proof bundle of ${about.of}`],
    ['Payload-Oxum', `${payload.bytes}.${payload.files}`],
    ['Proofgate-Format', String(FORMAT_VERSION)],
    ['Proofgate-Verdict', about.verdict],
    ['Proofgate-Results-SHA256', about.resultsSha256],
    [
      'Proofgate-Signature',
      about.publicKey === null
        ? 'NONE - THIS BUNDLE IS UNSIGNED AND DOES NOT SHOW WHO MADE IT'
        : `Ed25519, public key SHA-256 ${keyId(about.publicKey)}`,
    ],
  ]);
};
