import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { events } from '../../src/catalogue';
import { readReadme } from '../../src/probes';
import { counterNames, type Named, type gaps, type ReadmeSeen } from '../../src/verdict';
import type { GateParameters } from '../parameters';
import { NotJudged } from './not-judged';
import type { SubjectUnderTest } from './subject-under-test';

/** What is taken out of a copy of the README, as the features say it. */
export const passages = {
  'the Audit Logging section': 'section-missing',
  'one CRITICAL event': 'critical-event-missing',
  'one metric': 'metric-missing',
  'the alert threshold': 'threshold-missing',
  'the non-blocking note': 'note-missing',
} as const satisfies Record<string, (typeof gaps)[number]>;

export type Passage = keyof typeof passages;

/** How the features have it read: a passage that is taken out; null for none. */
export const readings: Readonly<Record<string, Passage | null>> = {
  'as it is': null,
  ...Object.fromEntries(
    (Object.keys(passages) as Passage[]).map((passage) => [`without ${passage}`, passage]),
  ),
};

/** The words a passage is recognized by; each is replaced by others that say nothing. */
const words = (named: Named): Readonly<Record<Passage, RegExp>> => ({
  'the Audit Logging section': /audit[\s-]+logging/gi,
  'one CRITICAL event': new RegExp(named.critical_events[0] ?? '', 'g'),
  'one metric': new RegExp((named.metrics[0] ?? '').replaceAll('_', '[._]'), 'g'),
  'the alert threshold': /\b1\s*(?:%|per\s?cent)/g,
  'the non-blocking note': /\bblock(?:ing|s|ed)?\b/gi,
});

/** The READMEs of the subject, read as they are or with a passage taken out. */
export class Documentation {
  readonly #subject: SubjectUnderTest;
  readonly #parameters: GateParameters;
  #files: ReadmeSeen[] = [];
  #gap: (typeof gaps)[number] | null = null;

  constructor(subject: SubjectUnderTest, parameters: GateParameters) {
    this.#subject = subject;
    this.#parameters = parameters;
  }

  /** Reads them as they are, or copies of them from which a passage is missing. */
  async read(missing: Passage | null): Promise<void> {
    if (missing !== null) return this.#readWithout(missing);
    this.#files = (await this.#texts()).map(({ file, text }) => readReadme(file, text));
  }

  /** That the passage was taken out, the digests of the copies show. */
  async #readWithout(passage: Passage): Promise<void> {
    const pattern = words(await this.named())[passage];
    const originals = (await this.#texts()).map(({ file, text }) => readReadme(file, text));
    const texts = await this.#texts();
    this.#gap = passages[passage];
    this.#files = texts.map(({ file, text }) => readReadme(file, text.replace(pattern, '…')));
    const changed = this.#files.filter(({ sha256 }, i) => sha256 !== originals[i]?.sha256).length;
    this.#subject.provoked.push({
      kind: `a README without ${passage}`,
      evidence: () =>
        Promise.resolve({
          fired: changed > 0,
          evidence: `taken out of ${changed} of ${texts.length} files`,
        }),
    });
  }

  /** What the section must name for this subject: under its own prefixes. */
  async named(): Promise<Named> {
    const { prefixes } = (await this.#subject.case()).ready;
    return {
      critical_events: events.filter((e) => e.severity === 'critical').map((e) => e.type),
      metrics: Object.values(prefixes).flatMap((prefix) => Object.values(counterNames(prefix))),
    };
  }

  async namedWithGap() {
    if (this.#gap === null) throw new Error('expected a passage to be taken out before this step');
    return { ...(await this.named()), gap: this.#gap };
  }

  seen(): { files: ReadmeSeen[] } {
    return { files: this.#files };
  }

  async #texts(): Promise<readonly { readonly file: string; readonly text: string }[]> {
    const { readme } = this.#parameters.inputs;
    if (readme.length === 0) {
      throw new NotJudged('not-verified', 'no README was given; name it with --readme');
    }
    return Promise.all(
      readme.map(async (path) => ({ file: basename(path), text: await readFile(path, 'utf8') })),
    );
  }
}
