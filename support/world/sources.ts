import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { reviewSources } from '../../src/review';
import type { SourceSeen } from '../../src/verdict';
import { flaws, plant, type FlawName } from '../fixtures';
import type { GateParameters } from '../parameters';
import { NotJudged } from './not-judged';
import type { SubjectUnderTest } from './subject-under-test';

/** The languages a flaw is planted in. */
const languages = ['rs', 'ts'] as const;

interface Planted {
  readonly rule: string;
  readonly planted: readonly { readonly file: string; readonly line: number }[];
}

/** The sources of the subject, reviewed as they are or beside a file with a flaw. */
export class Sources {
  readonly #subject: SubjectUnderTest;
  readonly #parameters: GateParameters;
  #seen: SourceSeen | null = null;
  #planted: Planted | null = null;

  constructor(subject: SubjectUnderTest, parameters: GateParameters) {
    this.#subject = subject;
    this.#parameters = parameters;
  }

  async review(): Promise<void> {
    this.#seen = await this.#own();
  }

  /** Reviews the very same together with files of the gate's own, one in each language. */
  async reviewBeside(name: FlawName): Promise<void> {
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
    this.#seen = together(await this.#own(), await reviewed([directory], directory));
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

  async #own(): Promise<SourceSeen> {
    const { source } = this.#parameters.inputs;
    const [first] = source;
    if (first === undefined) {
      throw new NotJudged('not-verified', 'no source was given; name it with --source');
    }
    return reviewed(source, dirname(first));
  }
}

const reviewed = async (paths: readonly string[], base: string): Promise<SourceSeen> => {
  const { files, lines, findings, unread } = await reviewSources({ paths, base, threads: 1 });
  return {
    files,
    lines,
    findings: findings.map(({ rule, file, line, message }) => ({ rule, file, line, message })),
    unread: unread.map(({ file, reason }) => `${file}: ${reason}`),
  };
};

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
