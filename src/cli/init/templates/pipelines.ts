import type { Answers } from '../answers';

/** A workflow of GitHub Actions that gates every change. */
export const githubWorkflow = ({ command }: Answers, version: string): string => `name: proofgate
on:
  push:
    branches: [main]
  pull_request:

permissions:
  contents: read

jobs:
  gate:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@v4
        with:
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: 24
${command === null ? '      - run: cargo build --release --manifest-path gate/adapter/Cargo.toml\n' : ''}      # Syncs are watched with it; without it what rests on them is partial.
      - run: sudo apt-get update && sudo apt-get install --yes strace
      # Annotations and the summary of the job are written by the gate itself.
      - run: npx --yes proofgate@${version} run
        env:
          # An Ed25519 private key in PEM; without it the bundle is unsigned and says so.
          PROOFGATE_SIGNING_KEY: \${{ secrets.PROOFGATE_SIGNING_KEY }}
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: proof-bundle
          path: reports/
          if-no-files-found: error
`;

/** The same for GitLab; include it in .gitlab-ci.yml. */
export const gitlabPipeline = (
  { command }: Answers,
  version: string,
): string => `# In .gitlab-ci.yml: include: [{ local: .gitlab/proofgate.gitlab-ci.yml }]
proofgate:
  image: ${command === null ? 'rust:1-bookworm' : 'node:24-bookworm'}
  stage: test
  timeout: 30m
  variables:
    CARGO_HOME: $CI_PROJECT_DIR/.cargo
  before_script:
    - apt-get update && apt-get install --yes --no-install-recommends strace${command === null ? ' curl xz-utils' : ''}
${
  command === null
    ? `    - curl -fsSL https://nodejs.org/dist/v24.11.0/node-v24.11.0-linux-x64.tar.xz | tar -xJ -C /usr/local --strip-components=1
    - cargo build --release --manifest-path gate/adapter/Cargo.toml
`
    : ''
}  script:
    # PROOFGATE_SIGNING_KEY is a variable of type File, protected. A key cannot be masked: it has several lines.
    - npx --yes proofgate@${version} run
  after_script:
    - cp reports/*/data/results/junit.xml proofgate-junit.xml
  artifacts:
    when: always
    paths: [reports/]
    reports:
      junit: proofgate-junit.xml
`;
