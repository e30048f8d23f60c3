import { keyId, IN_TOTO_PAYLOAD_TYPE } from '../dsse';
import { layout, sealedFiles } from '../layout';
import type { KeyObject } from 'node:crypto';

/** The page that tells a stranger, with common tools and nothing of ours, how to check a bundle. */
export const howToVerify = (publicKey: KeyObject | null): string => `# How to verify this bundle

In bash, in the directory of this file, with coreutils, openssl (3.0 or later) and jq. Every command
ends with status 0 when what it checks holds.

## 1. Nothing was changed, added or removed

\`\`\`bash
sha256sum -c --strict --quiet ${layout.manifest} && sha256sum -c --strict --quiet ${layout.tagManifest}
\`\`\`

\`\`\`bash
diff <(cut -c67- ${layout.manifest} | LC_ALL=C sort) <(find data -type f | LC_ALL=C sort)
\`\`\`

\`\`\`bash
test -z "$(find . ! -type f ! -type d)"
\`\`\`

Whoever changes a file can also rewrite the manifests. That they are the ones that were sealed is
what the signature shows.

${publicKey === null ? unsigned : signed(keyId(publicKey))}
## Further

\`proofgate verify . --key "$KEY"\` does all of this, checks every file against its shape and the result
formats against each other, and judges every observation again.
`;

const unsigned = `## 2. THIS BUNDLE IS UNSIGNED

NO KEY WAS GIVEN WHEN IT WAS SEALED. THE COMMANDS ABOVE SHOW THAT THE FILES BELONG TOGETHER. NOTHING
SHOWS WHO MADE THEM, OR THAT NOBODY REWROTE THEM ALL.
`;

const signed = (fingerprint: string): string => `## 2. It was sealed by whom you trust

Take the signer's public key from where the signer publishes it, never from this bundle: the copy in
\`${layout.signer}\` is a convenience and proves nothing. Name the file you took:

    KEY=/absolute/path/to/their.pub.pem

Its fingerprint must be the one the signer publishes. This bundle claims
\`${fingerprint}\`.

\`\`\`bash
test "$(openssl pkey -pubin -in "$KEY" -outform DER | sha256sum | cut -c-64)" = ${fingerprint}
\`\`\`

Both statements are signed with it (DSSE: the signature is over the type and the payload with their
lengths in bytes):

\`\`\`bash
(
  set -eu
  work=$(mktemp -d)
  trap 'rm -r "$work"' EXIT
  for envelope in ${layout.seal} ${layout.testResult}; do
    test "$(jq -r .payloadType "$envelope")" = ${IN_TOTO_PAYLOAD_TYPE}
    jq -j .payload "$envelope" | base64 -d >"$work/payload"
    jq -j '.signatures[0].sig' "$envelope" | base64 -d >"$work/sig"
    printf 'DSSEv1 ${IN_TOTO_PAYLOAD_TYPE.length} ${IN_TOTO_PAYLOAD_TYPE} %d ' "$(wc -c <"$work/payload")" >"$work/pae"
    cat "$work/payload" >>"$work/pae"
    openssl pkeyutl -verify -pubin -inkey "$KEY" -rawin -in "$work/pae" -sigfile "$work/sig"
  done
)
\`\`\`

## 3. The seal names the files as they are now

\`\`\`bash
jq -r .payload ${layout.seal} | base64 -d | jq -r '.subject[] | "\\(.digest.sha256)  \\(.name)"' | sha256sum -c --strict --quiet
\`\`\`

\`\`\`bash
diff <(jq -r .payload ${layout.seal} | base64 -d | jq -r '.subject[].name') <(printf '%s\\n' ${sealedFiles.join(' ')})
\`\`\`

What it states of each requirement:

\`\`\`bash
jq -r .payload ${layout.seal} | base64 -d | jq -r '.predicate.attributes[] | "\\(.attribute) \\(.conditions.outcome // .conditions.exit)"'
\`\`\`
`;
