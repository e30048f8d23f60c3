import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CHECK_MEDIA_TYPE,
  NOTE_MEDIA_TYPE,
  RAW_MEDIA_TYPE,
  judge,
  type Assurance,
  type Check,
  type CheckRecord,
  type Finding,
  type Note,
  type Observation,
  type Provocation,
  type RawEvidence,
} from '../../src/verdict';

/** Sends text into the Cucumber message stream. */
export type Attach = (body: string, mediaType: string) => void;

/** What a scenario has seen so far: append-only, by content, in the staging directory of the run. */
export class Evidence {
  readonly #directory: string;
  readonly #attach: Attach;

  constructor(directory: string, attach: Attach) {
    this.#directory = directory;
    this.#attach = attach;
  }

  /** Keeps a file as it was found, and names it in the message stream. */
  async keepRaw(bytes: Buffer, extension: string, what: string): Promise<void> {
    const raw: RawEvidence = { sha256: await this.#keep(bytes, extension), extension, what };
    this.#attach(JSON.stringify(raw), RAW_MEDIA_TYPE);
  }

  async #keep(bytes: Buffer, extension: string): Promise<string> {
    const digest = createHash('sha256').update(bytes).digest('hex');
    await writeFile(join(this.#directory, `${digest}.${extension}`), bytes);
    return digest;
  }

  /**
   * Keeps an observation, judges it and puts the record into the message stream.
   *
   * @returns `skipped` when nothing could be concluded, so that the scenario is never counted as
   * passed.
   * @throws {CheckFailed} when the check found something.
   */
  async check(
    check: Check,
    expected: unknown,
    seen: unknown,
    provocation: Provocation | null,
    assurance: Assurance,
  ): Promise<'skipped' | undefined> {
    const { name } = check;
    const observation: Observation = {
      check: name,
      expected,
      seen,
      provocation,
      assurance,
      at: new Date().toISOString(),
    };
    const evidence = await this.#keep(Buffer.from(JSON.stringify(observation, null, 2)), 'json');
    const judgement = judge(check, observation);
    const record: CheckRecord = {
      check: name,
      evidence,
      provoked: provocation !== null,
      assurance,
      outcome: judgement.outcome,
      findings: judgement.outcome === 'fail' ? [...judgement.findings] : [],
      reason: judgement.outcome === 'inconclusive' ? judgement.reason : null,
    };
    this.#attach(JSON.stringify(record), CHECK_MEDIA_TYPE);
    if (record.outcome === 'fail') throw new CheckFailed(name, record.findings);
    return record.outcome === 'inconclusive' ? 'skipped' : undefined;
  }

  /** Says why the scenario ends without a judgement. */
  note(note: Note): void {
    this.#attach(JSON.stringify(note), NOTE_MEDIA_TYPE);
  }
}

/** The subject is wrong: what was expected and what was seen, finding by finding. */
export class CheckFailed extends Error {
  constructor(check: string, findings: readonly Finding[]) {
    super(
      [`${check} found:`, ...findings.map((f) => `  expected ${f.expected}; seen: ${f.seen}`)].join(
        '\n',
      ),
    );
    this.name = 'CheckFailed';
    this.stack = this.message;
  }
}
