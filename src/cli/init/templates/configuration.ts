import type { Answers } from '../answers';

/** `proofgate.config.yaml`, with every key that a team will look for. */
export const configuration = (
  { name, prefix }: Answers,
  command: readonly string[],
): string => `# What \`proofgate run\` judges here. Everything it may say: proofgate schema config
# Paths are relative to this file; flags of the command line win.
subjects:
  - name: ${name}
    command: ${JSON.stringify(command)}
    # Sources in Rust or TypeScript are reviewed (REVIEW-1 to REVIEW-8):
    # source: [src]
    # readme: [README.md]
    # alert_rules: [monitoring/alerts.yaml]
    # prefixes: { vram-residency: vram, model-loader: model_loader }

# What a pass rests on at least: self-reported, partial or observed.
assurance: partial

# Exceptions, each with an owner, an approver and an end.
waivers: waivers.yaml

# Requirements nobody looks at. They are not verified, so a run that leaves one out exits with 2:
# requirements:
#   exclude:
#     - { id: LOAD-3, reason: there is no model loader in this crate }

# Your own features, beside the standard.
extension:
  prefix: ${prefix}
  requirements: [gate/requirements.yaml]
  features: [gate/features]
  steps: ['gate/steps/*.ts']

output: reports
`;
