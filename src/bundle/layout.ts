/** The number of this layout. A reader refuses a greater one rather than guess. */
export const FORMAT_VERSION = 1;

/** RFC 8493 fixes these bytes. */
export const BAGIT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** Where everything stands in a bundle, from its root. */
export const layout = {
  bagit: 'bagit.txt',
  bagInfo: 'bag-info.txt',
  manifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
  howToVerify: 'VERIFY.md',
  report: 'data/report/index.html',
  messages: 'data/results/messages.ndjson',
  results: 'data/results/normalized.json',
  junit: 'data/results/junit.xml',
  mutants: 'data/results/mutants.json',
  traceability: 'data/trace/traceability.json',
  evidence: 'data/evidence',
  features: 'data/features',
  subjects: 'data/subjects.json',
  environment: 'data/environment.json',
  policy: 'data/policy/gate.json',
  seal: 'attestations/seal.dsse.json',
  testResult: 'attestations/test-result.dsse.json',
  envelopes: 'attestations/bundle.intoto.jsonl',
  signer: 'keys/signer.pub.pem',
} as const;

/** The tag files that the tag manifest lists and the seal names: all that is written before it. */
export const sealedFiles = [
  layout.bagInfo,
  layout.bagit,
  layout.howToVerify,
  layout.manifest,
] as const;
