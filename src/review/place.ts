import { regulations, requirements, type RegulationId, type Severity } from '../catalogue';
import type { Span } from './facts/types';
import type { FindingRule, ReviewFinding } from './types';

/** The text of a file by lines, to turn offsets into what an editor shows. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(readonly text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      this.#starts.push(at + 1);
    }
  }

  /** Line and column of an offset, both from 1. */
  placeOf(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }

  /** One line without its end. */
  line(number: number): string {
    const start = this.#starts[number - 1];
    if (start === undefined) return '';
    return this.text.slice(start, this.#starts[number] ?? this.text.length).replace(/\r?\n$/, '');
  }
}

/** The most lines of code that a finding shows. */
const EXCERPT_LINES = 8;
const EXCERPT_COLUMNS = 160;

const excerptOf = (
  lines: Lines,
  from: number,
  to: number,
): { readonly excerpt: string; readonly indent: number } => {
  const last = Math.min(to, from + EXCERPT_LINES - 1);
  const shown: string[] = [];
  for (let at = from; at <= last; at += 1) shown.push(lines.line(at).slice(0, EXCERPT_COLUMNS));
  const filled = shown.filter((line) => line.trim() !== '');
  const indents = filled.map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
  const indent = indents.length === 0 ? 0 : Math.min(...indents);
  const body = shown.map((line) => line.slice(indent));
  return { excerpt: [...body, ...(to > last ? ['…'] : [])].join('\n'), indent };
};

const known = new Map<string, (typeof requirements)[number]>(requirements.map((r) => [r.id, r]));

export const severityOfRule = (rule: string): Severity => known.get(rule)?.severity ?? 'major';

/** The clauses a rule serves, by the catalogue. */
export const regulationsOfRule = (rule: FindingRule): readonly RegulationId[] =>
  known.get(rule)?.regulations ?? [];

/** What a clause is called where people read it: GDPR Art. 33. */
export const clauseName = (id: RegulationId): string => {
  const found = regulations.find((regulation) => regulation.id === id);
  return found === undefined ? id : `${found.framework} ${found.clause}`;
};

/** A finding at its place in the text. */
export const findingAt = (
  rule: FindingRule,
  file: string,
  lines: Lines,
  hit: {
    readonly at: Span;
    readonly shows?: Span;
    readonly message: string;
    readonly fix: string;
    readonly event: string | null;
  },
): ReviewFinding => {
  const start = lines.placeOf(hit.at.start);
  const end = lines.placeOf(hit.at.end);
  const shownTo = hit.shows === undefined ? end.line : lines.placeOf(hit.shows.end).line;
  return {
    ...{ rule, severity: severityOfRule(rule), file, ...start },
    ...{ endLine: end.line, endColumn: end.column },
    ...{ message: hit.message, ...excerptOf(lines, start.line, shownTo), fix: hit.fix },
    ...{ regulations: regulationsOfRule(rule), event: hit.event },
  };
};
