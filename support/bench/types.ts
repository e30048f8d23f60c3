/** One figure, in the form that machines read: the contract of `bench NAME -- --json` (design §9). */
export interface Metric {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The name of the peer this is compared with, measured in the same run. */
  readonly against?: string;
  /** How many times the peer's figure this one is. */
  readonly ratio?: number;
}

/** A limit that a figure, or its ratio, is meant to keep. */
export interface Aim {
  readonly of: 'value' | 'ratio';
  readonly relation: 'at most' | 'at least';
  readonly limit: number;
}

/** A figure as people read it: with how far its rounds lay apart, and what was hoped for. */
export interface Figure extends Metric {
  /** (largest − smallest) / median over the rounds, 0.1 being 10 %; absent for a single count. */
  readonly spread?: number;
  readonly aim?: Aim;
}

/** Rows of text under a heading, for what is better read as a table than as figures. */
export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What one question of a benchmark came to. */
export interface Section {
  readonly title: string;
  /** How it was measured, in a sentence. */
  readonly method: string;
  readonly figures: readonly Figure[];
  /** Shown in place of the figures. */
  readonly table?: TextTable;
}

/** A benchmark that `npm run bench NAME` runs. */
export interface Bench {
  readonly name: string;
  readonly question: string;
  /** Its parts in order; each runs when it is asked for, and works in the given directory. */
  readonly sections: readonly ((directory: string) => Promise<Section>)[];
}
