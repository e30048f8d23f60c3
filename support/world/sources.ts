import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  REVIEW_RECORD_EXTENSION,
  reviewRecord,
  reviewSources,
  type Review,
} from '../../src/review';
import type { SourceSeen } from '../../src/verdict';
import { flaws, plant, type FlawName } from '../fixtures';
import type { GateParameters } from '../parameters';
import type { Evidence } from './evidence';
import { NotJudged } from './not-judged';
import type { SubjectUnderTest } from './subject-under-test';

/** The languages a flaw is planted in. */
const languages = ['rs', 'ts'] as const;

/** How the features have them reviewed: a flaw that is planted beside them; null for none. */
export const reviews: Readonly<Record<string, FlawName | null>> = {
  'as they are': null,
  ...Object.fromEntries((Object.keys(flaws) as FlawName[]).map((flaw) => [`beside ${flaw}`, flaw])),
};

interface Planted {
  readonly rule: string;
  readonly planted: readonly { readonly file: string; readonly line: number }[];
}

/** The sources of the subject, reviewed as they are or beside a file with a flaw. */
export class Sources {
  readonly #subject: SubjectUnderTest;
  readonly #evidence: Evidence;
  readonly #parameters: GateParameters;
  #seen: SourceSeen | null = null;
  #planted: Planted | null = null;

  constructor(subject: SubjectUnderTest, evidence: Evidence, parameters: GateParameters) {
    this.#subject = subject;
    this.#evidence = evidence;
    this.#parameters = parameters;
  }

  /** Reviews them as they are, or beside a file with a flaw. */
  async review(flaw: FlawName | null): Promise<void> {
    await this.#subject.case();
    await (flaw === null ? this.#reviewAlone() : this.#reviewBeside(flaw));
  }

  /** Keeps the whole review: the judge needs less than the reader. */
  async #reviewAlone(): Promise<void> {
    const review = await this.#own();
    const bytes = Buffer.from(`${JSON.stringify(reviewRecord(review), null, 2)}\n`);
    await this.#evidence.keepRaw(bytes, REVIEW_RECORD_EXTENSION, 'the review of the sources');
    this.#seen = told(review);
  }

  /** Reviews the very same together with files of the gate's own, one in each language. */
  async #reviewBeside(name: FlawName): Promise<void> {
    const { workspace } = await this.#subject.case();
    const directory = join(workspace.directory, 'planted');
    await mkdir(directory);
    const hash = createHash('sha256');
    const planted = [];
    for (const language of languages) {
      const { code, line } = plant(flaws[name][language]);
      await writeFile(join(directory, `planted.${language}`), code);
      hash.update(code);
      planted.push({ file: `planted.${language}`, line });
    }
    this.#planted = { rule: flaws[name].rule, planted };
    this.#seen = together(told(await this.#own()), told(await reviewed([directory], directory)));
    const evidence = { fired: true, evidence: `planted, with sha256 ${hash.digest('hex')}` };
    this.#subject.provoked.push({
      kind: `${name}, beside the sources`,
      evidence: () => Promise.resolve(evidence),
    });
  }

  seen(): SourceSeen {
    return existing(this.#seen);
  }

  planted(): Planted {
    return existing(this.#planted);
  }

  async #own(): Promise<Review> {
    const { source } = this.#parameters.inputs;
    const [first] = source;
    if (first === undefined) {
      throw new NotJudged('not-verified', 'no source was given; name it with --source');
    }
    return reviewed(source, dirname(first));
  }
}

const reviewed = (paths: readonly string[], base: string): Promise<Review> =>
  reviewSources({ paths, base, threads: 1 });

const told = ({ files, lines, findings, unread }: Review): SourceSeen => ({
  files,
  lines,
  findings: findings.map(({ rule, file, line, message }) => ({ rule, file, line, message })),
  unread: unread.map(({ file, reason }) => `${file}: ${reason}`),
});

/** What was planted is read by the gate's own words: no configuration of the subject reaches it. */
const together = (own: SourceSeen, planted: SourceSeen): SourceSeen => ({
  files: own.files + planted.files,
  lines: own.lines + planted.lines,
  findings: [...own.findings, ...planted.findings],
  unread: [...own.unread, ...planted.unread],
});

const existing = <T>(value: T | null): T => {
  if (value !== null) return value;
  throw new Error('expected a scenario that reviews the sources before this step');
};
