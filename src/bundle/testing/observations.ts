import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checks, judge, type CheckRecord, type Observation, type RawEvidence } from '../../verdict';
import { sha256 } from '../bag';

const at = '2026-11-20T12:00:00.000Z';
const outside = { level: 'observed', reason: 'read from the log of the process' } as const;

const sources = {
  ...{ files: 3, lines: 120 },
  findings: [
    { rule: 'REVIEW-6', file: 'src/se al.rs', line: 12, message: '`==` on a digest' },
    { rule: 'REVIEW-4', file: 'src/drop.ts', line: 7, message: 'no flush on disposal' },
  ],
  unread: ['src/odd.rs: it is not UTF-8'],
};

/** What the small run sees; `told` names a transcript that is evidence too. */
const observationsWith = (transcript: string): Readonly<Record<string, Observation>> => ({
  quiet: {
    ...{ check: 'log-is-quiet', expected: {}, seen: { lines: [] } },
    ...{ provocation: null, assurance: outside, at },
  },
  told: {
    check: 'log-tells',
    expected: { events: ['VramSealed'], causes: ['EIO'] },
    seen: { lines: ['ERROR audit lost VramSealed: EIO <script>alert(1)</script> \u202e'] },
    provocation: {
      ...{ kind: 'a sink that fails', fired: true, evidence: `refused once, ${transcript}` },
      baseline: { held: true, what: 'a healthy sink took it' },
    },
    ...{ assurance: outside, at },
  },
  late: {
    check: 'exits-in-time',
    expected: { within_ms: 5000 },
    seen: { signal_sent: 'SIGTERM', exit: null, elapsed_ms: 6000 },
    provocation: null,
    ...{ assurance: { level: 'partial', reason: 'the exit alone' }, at },
  },
  sources: {
    ...{ check: 'source-is-clean', expected: { rule: 'REVIEW-6' }, seen: sources },
    ...{ provocation: null, assurance: outside, at },
  },
});

/** What the steps of the small run find in their parameters. */
export interface Sights {
  /** What each look comes to, by what the steps call it. */
  readonly records: Readonly<Record<string, CheckRecord>>;
  /** A file that every look keeps as it was found. */
  readonly raw: RawEvidence;
}

/** Writes the evidence of the small run and gives what rests on it. */
export const writeEvidence = async (directory: string): Promise<Sights> => {
  await mkdir(directory, { recursive: true });
  const keep = async (text: string, extension: string): Promise<string> => {
    const digest = sha256(text);
    await writeFile(join(directory, `${digest}.${extension}`), text);
    return digest;
  };
  await keep('{"of a scenario that broke"', 'ndjson');
  const observations = observationsWith(await keep('{"sent":"begin"}\n', 'transcript.ndjson'));
  const records: Record<string, CheckRecord> = {};
  for (const [name, observation] of Object.entries(observations)) {
    records[name] = recordOf(observation, await keep(JSON.stringify(observation), 'json'));
  }
  const raw = { sha256: await keep('{"seq":1', 'audit'), extension: 'audit', what: 'the trail' };
  return { records, raw };
};

const recordOf = (observation: Observation, evidence: string): CheckRecord => {
  const check = checks.get(observation.check);
  if (!check) throw new RangeError(`no check is named ${observation.check}`);
  const judgement = judge(check, observation);
  return {
    ...{ check: check.name, evidence, provoked: observation.provocation !== null },
    ...{ assurance: observation.assurance, outcome: judgement.outcome },
    findings: judgement.outcome === 'fail' ? [...judgement.findings] : [],
    reason: judgement.outcome === 'inconclusive' ? judgement.reason : null,
  };
};
