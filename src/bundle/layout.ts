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
  printedReport: 'data/report/report.pdf',
  review: 'data/report/review.md',
  comparison: 'data/report/comparison.md',
  legal: 'data/report/legal.md',
  events: 'data/report/events.md',
  messages: 'data/results/messages.ndjson',
  results: 'data/results/normalized.json',
  matrix: 'data/results/matrix.json',
  junit: 'data/results/junit.xml',
  mutants: 'data/results/mutants.json',
  ctrf: 'data/results/ctrf.json',
  sarif: 'data/results/findings.sarif',
  formats: 'data/formats.json',
  oscalCatalog: 'data/oscal/catalog.json',
  oscalPlan: 'data/oscal/assessment-plan.json',
  oscalResults: 'data/oscal/assessment-results.json',
  traceability: 'data/trace/traceability.json',
  traceabilityTable: 'data/trace/traceability.csv',
  evidence: 'data/evidence',
  features: 'data/features',
  subjects: 'data/subjects.json',
  columns: 'data/subjects',
  environment: 'data/environment.json',
  extension: 'data/extension',
  policy: 'data/policy/gate.json',
  waivers: 'data/policy/waivers.yaml',
  plan: 'data/plan.json',
  edition: 'data/edition.json',
  editionPage: 'data/EDITION.md',
  original: 'data/original',
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
