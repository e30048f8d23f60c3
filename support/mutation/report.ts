/** What of Stryker's report is read here: mutation-testing-report-schema, version 2. */
export interface StrykerReport {
  readonly files: Readonly<Record<string, MutatedFile>>;
}

interface MutatedFile {
  readonly source: string;
  readonly mutants: readonly Mutant[];
}

interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: { readonly start: Position; readonly end: Position };
}

/** Counted from one. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** A mutant that no test tells from the code. */
export interface Survivor {
  readonly file: string;
  /** In which declaration of the file it is. */
  readonly within: string;
  readonly line: number;
  /** What stands in the code and what would stand there instead. */
  readonly change: string;
}

/** What became of the mutants of a folder. */
export interface Tally {
  readonly mutants: number;
  readonly killed: number;
  readonly timeout: number;
  readonly survived: number;
  readonly notCovered: number;
}

/** Counts what became of the mutants; what was left out, or did not compile, is none. */
export const tally = (report: StrykerReport): Tally => {
  const mutants = Object.values(report.files).flatMap((file) => file.mutants);
  const count = (status: string): number => mutants.filter((one) => one.status === status).length;
  const killed = count('Killed');
  const timeout = count('Timeout');
  const survived = count('Survived');
  const notCovered = count('NoCoverage');
  const all = killed + timeout + survived + notCovered;
  return { mutants: all, killed, timeout, survived, notCovered };
};

/** The share of mutants that were told, in percent; Stryker counts a timeout as told. */
export const score = ({ mutants, killed, timeout }: Tally): number =>
  mutants === 0 ? 0 : ((killed + timeout) / mutants) * 100;

/** The mutants that survived or that no test meets, in the order of the files. */
export const survivors = (report: StrykerReport): readonly Survivor[] =>
  Object.entries(report.files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([file, { source, mutants }]) =>
      mutants
        .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
        .map((mutant) => survivor(file, source.split('\n'), mutant)),
    );

const survivor = (file: string, lines: readonly string[], mutant: Mutant): Survivor => {
  const { start, end } = mutant.location;
  const text = lines.slice(start.line - 1, end.line).join('\n');
  const tail = (lines[end.line - 1] ?? '').length - (end.column - 1);
  const original = text.slice(start.column - 1, text.length - tail);
  return {
    ...{ file, within: declarationAt(lines, start.line), line: start.line },
    change: `${short(original)} → ${short(mutant.replacement ?? '')}`,
  };
};

/** The name that is declared at the outermost level at a line or last before it. */
const declarationAt = (lines: readonly string[], line: number): string => {
  for (const text of lines.slice(0, line).reverse()) {
    const name = /^(?:export )?(?:async )?(?:const|function\*?|class|interface) (\w+)/.exec(text);
    if (name?.[1] !== undefined) return name[1];
  }
  return 'the file';
};

const LONGEST = 60;

/** On one line, and cut where it is long. */
const short = (code: string): string => {
  const flat = code.replace(/\s+/g, ' ').trim();
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST)}…` : flat;
};
