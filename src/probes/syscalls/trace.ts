/** One system call, joined from the lines that strace wrote of it. */
export interface TracedCall {
  readonly thread: string;
  readonly name: string;
  /** As strace prints them, with descriptors resolved to paths. */
  readonly args: string;
  /** Places in the trace. Strace holds a thread at both, so what one call causes comes after it. */
  readonly begun: number;
  /** Null when it never ended while it was watched. */
  readonly ended: number | null;
  /** What it returned, `-1 EIO (Input/output error)` for an error; null when it never ended. */
  readonly result: string | null;
  /** Strace says that it struck here. */
  readonly struck: boolean;
}

type OpenCall = Omit<TracedCall, 'ended' | 'result' | 'struck'>;

const LINE = /^(?<thread>\d+) +(?<rest>.*)$/s;
const RESUMED = /^<\.\.\. (?<name>\w+) resumed>(?<args>.*)$/s;
const CALLED = /^(?<name>\w+)\((?<args>.*)$/s;
/** Greedy, because a string among the arguments may look like an end itself. */
const ENDED = /^(?<args>.*)\) += (?<result>.*)$/s;
const BROKEN_OFF = / <(?:unfinished|detached) \.\.\.>$/;
const STRUCK = / \((?:INJECTED|DELAYED)\)/g;

/** Of a call that its thread did not survive strace tells the result `?`. */
const NEVER = '?';

const ended = (call: OpenCall, at: number, args: string, told: string): TracedCall => {
  const result = told.replace(STRUCK, '');
  return {
    ...call,
    args: (call.args + args).replace(BROKEN_OFF, ''),
    ...(result === NEVER ? { ended: null, result: null } : { ended: at, result }),
    struck: told.search(STRUCK) >= 0,
  };
};

/** Joins the lines of a trace (`strace -f -y -o`) to calls, in the order in which they began. */
export const readTrace = (text: string): readonly TracedCall[] => {
  const open = new Map<string, OpenCall>();
  const calls: TracedCall[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    const { thread, rest = '' } = LINE.exec(line)?.groups ?? {};
    if (thread === undefined) continue;
    const resumed = RESUMED.exec(rest)?.groups;
    const { name, args = '' } = CALLED.exec(rest)?.groups ?? {};
    const begun = open.get(thread);
    const end = BROKEN_OFF.test(rest) ? undefined : ENDED.exec(resumed?.args ?? args)?.groups;
    if (resumed !== undefined && begun !== undefined && end !== undefined) {
      open.delete(thread);
      calls.push(ended(begun, at, end.args ?? '', end.result ?? ''));
    } else if (name !== undefined && end !== undefined) {
      calls.push(
        ended({ thread, name, args: '', begun: at }, at, end.args ?? '', end.result ?? ''),
      );
    } else if (name !== undefined) {
      open.set(thread, { thread, name, args: args.replace(BROKEN_OFF, ''), begun: at });
    }
  }
  const never = [...open.values()].map((call) => ({
    ...call,
    ...{ ended: null, result: null, struck: false },
  }));
  return [...calls, ...never].sort((a, b) => a.begun - b.begun);
};
