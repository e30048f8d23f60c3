import {
  beginnings,
  chainFiles,
  heldFile,
  holdTrail,
  readLinks,
  readModes,
  readTrail,
  verificationSeen,
  type FileSeen,
} from '../../../src/probes';
import type { SubjectUnderTest } from '../subject-under-test';
import { closedFiles } from './closed-files';
import { expirySince } from './expiry';
import { underKeys } from './keyed';
import { recoveredSince } from './recovered';
import type { TrailDeeds } from './trail-deeds';

/** Looks at a trail as a thing that is kept: its files, its chain, and what became of both. */
export class TrailProbes {
  readonly #subject: SubjectUnderTest;
  readonly #deeds: TrailDeeds;

  constructor(subject: SubjectUnderTest, deeds: TrailDeeds) {
    this.#subject = subject;
    this.#deeds = deeds;
  }

  async modes() {
    const { trail } = await this.#subject.case();
    await this.#subject.settle();
    return { entries: await readModes(trail.directory) };
  }

  /** The files as they were and as they are. */
  async growth(before: FileSeen[]) {
    const { trail } = await this.#subject.case();
    await this.#subject.settle();
    const files = await holdTrail(trail);
    const held = chainFiles(files, trail.format).map((name) =>
      heldFile(name, files.get(name) ?? Buffer.alloc(0)),
    );
    return { before, after: beginnings(before, held) };
  }

  async keyed() {
    await this.#subject.settle();
    return underKeys(await this.#subject.case());
  }

  async chain() {
    await this.#subject.settle();
    const { trail } = await this.#subject.case();
    const { links, verification } = await readLinks(trail);
    return { links, verification: verificationSeen(verification) };
  }

  async closed() {
    await this.#subject.settle();
    return closedFiles(await this.#subject.case());
  }

  /** What became of the trail since its worker was last gone, and whether something was torn. */
  async recovery() {
    await this.#subject.settle();
    const at = await this.#subject.case();
    const torn = this.#deeds.torn();
    const seen = await recoveredSince(at, this.#deeds.left('between'), torn);
    return { expected: { torn: torn !== null }, seen };
  }

  async expiry() {
    await this.#subject.settle();
    return expirySince(await this.#subject.case(), this.#deeds.left('between'));
  }

  /** How the subject takes a policy: what it says of a flush, what it logs, what it writes. */
  async refusal() {
    const subject = await this.#subject.process();
    const at = await this.#subject.case();
    const { answer } = await subject.op('audit.flush', {});
    // The answer and the log come through two pipes.
    await subject.silence();
    const { seen } = await readTrail(at.trail);
    return {
      refusal: answer.kind === 'error' ? answer.message : null,
      log: subject
        .stderr()
        .split('\n')
        .filter((line) => line !== ''),
      records: seen.records.length,
    };
  }
}
