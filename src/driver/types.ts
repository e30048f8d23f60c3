import type {
  Begin,
  Capability,
  HelloOk,
  Limits,
  OperationArgs,
  OperationError,
  OperationName,
  OperationValue,
  Ready,
} from '../protocol';

/** How to start a subject: an argv, never a shell line. */
export interface SubjectCommand {
  /** For people: it stands in every error message. */
  readonly name: string;
  readonly argv: readonly string[];
  readonly cwd?: string;
  /** Added to the allow-listed environment; overrides it. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface SubjectOptions {
  readonly limits: Limits;
  readonly harness: { readonly name: string; readonly version: string };
  readonly run: string;
  /** Unique to this one subject process: it also marks the processes that belong to it. */
  readonly nonce: string;
  /** Milliseconds, monotonic. Default `performance.now`. */
  readonly clock?: () => number;
  /** The environment from which the allow-list picks. */
  readonly baseEnv: NodeJS.ProcessEnv;
}

/** How a process ended. Both null: it was still there after SIGKILL and was given up. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What an operation came to. An adapter that could not try is a `SubjectError` instead. */
export type Answer<N extends OperationName> =
  | { readonly kind: 'ack'; readonly value: OperationValue<N> }
  | { readonly kind: 'error'; readonly code: OperationError; readonly message: string }
  | { readonly kind: 'unsupported'; readonly capability: Capability };

export interface TimedAnswer<N extends OperationName> {
  readonly answer: Answer<N>;
  /** From just before the request was written until the answer's line was complete. */
  readonly elapsedMs: number;
}

/** One line of what was said, or an event of the process; worker tokens are fingerprints. */
export interface TranscriptEntry {
  /** Milliseconds since the subject was started. */
  readonly at_ms: number;
  readonly direction: 'host' | 'subject' | 'event';
  readonly line: string;
}

/**
 * A running subject, spoken to through protocol version 1 (design §3).
 *
 * Every call is bounded by a limit and rejects with a `SubjectError`. One request at a time. Dispose
 * it: that kills whatever still runs, and throws the failure nobody was told of, if there is one.
 */
export interface Subject extends AsyncDisposable {
  readonly pid: number;
  readonly identity: HelloOk;
  has(capability: Capability): boolean;
  begin(message: Omit<Begin, 'type' | 'limits'>): Promise<Ready>;
  /**
   * Asks for one operation. With `killOnAnswer` the whole process group gets SIGKILL in the tick in
   * which the answer's line is complete, before it is even read; the promise then awaits the exit.
   */
  op<N extends OperationName>(
    name: N,
    args: OperationArgs<N>,
    options?: { readonly killOnAnswer?: boolean },
  ): Promise<TimedAnswer<N>>;
  end(caseId: string): Promise<void>;
  /** Says `stop`, closes stdin and waits `shutdown_ms`; then it is killed and TIMED_OUT. */
  stop(): Promise<Exit>;
  /** To the subject process alone, not to its group. To one that is gone it does nothing. */
  signal(signal: NodeJS.Signals): void;
  /** Waits for the exit; whoever is still there after `withinMs` is killed and TIMED_OUT. */
  exited(withinMs: number): Promise<Exit>;
  /** What it wrote to stderr, unredacted (a probe looks for leaks in it): head, tail, what was cut. */
  stderr(): string;
  transcript(): readonly TranscriptEntry[];
  /** Waits `silence_ms`; rejects if the subject said anything, or ended. */
  silence(): Promise<void>;
}
