import { randomBytes } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import {
  attachTracer,
  diskCalls,
  readTrail,
  standardOutputOf,
  syncedDescriptorsOf,
  type Injection,
  type Sought,
  type Tracer,
} from '../../src/probes';
import {
  isSyncedBefore,
  lastAnswer,
  type Assurance,
  type DiskCall,
  type TrailSeen,
} from '../../src/verdict';
import type { GateParameters } from '../parameters';
import { NotJudged } from './not-judged';
import type { SubjectUnderTest } from './subject-under-test';

/** A process under strace, and where to look in its trace. */
interface Watch {
  readonly tracer: Tracer;
  readonly where: Omit<Sought, 'record'>;
}

/** What was found of one record: in the trail, and among the calls where they could be traced. */
export interface RecordSight {
  readonly present: boolean;
  readonly calls: DiskCall[] | null;
}

/** Watches what the scenario's subject asks of the disk, call by call, where strace may be used. */
export class DiskWatch {
  readonly #subject: SubjectUnderTest;
  readonly #parameters: GateParameters;
  #watch: Watch | null = null;

  constructor(subject: SubjectUnderTest, parameters: GateParameters) {
    this.#subject = subject;
    this.#parameters = parameters;
  }

  /** Why nothing can be watched here; null where it can. */
  get whyNot(): string | null {
    const { tracing } = this.#parameters;
    return tracing.available ? null : (tracing.reason ?? 'system calls cannot be traced');
  }

  /** From now on, until the first look, every call is written down; the injection strikes some. */
  async begin(injection: Injection | null = null): Promise<void> {
    if (this.whyNot !== null || this.#watch !== null) return;
    const at = await this.#subject.case();
    const { pid } = await this.#subject.process();
    const file = join(this.#parameters.workDirectory, `trace-${randomBytes(8).toString('hex')}`);
    await orInconclusive(async () => {
      const where = {
        directory: await realpath(at.trail.directory),
        answers: await standardOutputOf(pid),
        syncedDescriptors: await syncedDescriptorsOf(pid),
      };
      this.#watch = { tracer: await attachTracer(pid, file, injection), where };
    });
  }

  /** How often the injection struck, or was about to: a call may be delayed beyond the watch. */
  async strikes(injection: Injection): Promise<number> {
    const calls = this.#watch === null ? [] : await traced(this.#watch);
    const isStruck = (call: (typeof calls)[number]): boolean =>
      call.struck || (call.ended === null && injection.calls.includes(call.name));
    return calls.filter(isStruck).length;
  }

  /** The calls on the trail since the watch began, which ends here; null where none were traced. */
  async calls(record: Buffer | null = null): Promise<DiskCall[] | null> {
    if (this.#watch === null) return null;
    const { where } = this.#watch;
    const told = diskCalls(await traced(this.#watch), { ...where, record });
    const at = await this.#subject.case();
    const { files } = await readTrail(at.trail);
    const names = files.map(({ name }) => name);
    return told.filter(({ file }) => file === null || names.includes(file));
  }

  /** Looks for the last record of a type without asking anything of the subject. */
  async record(type: string): Promise<RecordSight> {
    await this.calls();
    const at = await this.#subject.case();
    const { seen, files } = await readTrail(at.trail);
    const found = seen.records.findLast(({ event_type }) => event_type === type);
    const bytes = files.find(({ name }) => name === found?.file)?.bytes;
    const line = bytes === undefined ? null : lineOf(bytes, found);
    const calls = await this.calls(line);
    const isSeen = calls?.some(({ holds }) => holds) === true;
    return {
      present: found !== undefined && seen.chain.first_bad === null,
      calls: isSeen ? calls : null,
    };
  }

  /** Whether everything written before the last answer is known to have been synced by then. */
  async wasAllSynced(): Promise<boolean> {
    const calls = (await this.calls()) ?? [];
    const answer = lastAnswer(calls);
    if (answer === null) return false;
    const writes = calls.filter(({ call, begun }) => call === 'write' && begun < answer.begun);
    return writes.length > 0 && writes.every((each) => isSyncedBefore(each, calls, answer.begun));
  }
}

/** What cannot be watched, or was not to the end, tells nothing of the subject. */
const orInconclusive = async <T>(look: () => Promise<T>): Promise<T> => {
  try {
    return await look();
  } catch (cause) {
    throw new NotJudged('inconclusive', String(cause), { cause });
  }
};

const traced = ({ tracer }: Watch) => orInconclusive(() => tracer.finish());

const lineOf = (bytes: Buffer, found: TrailSeen['records'][number] | undefined): Buffer | null => {
  const line = bytes.toString('latin1').split('\n')[(found?.line ?? 0) - 1];
  return line === undefined ? null : Buffer.from(line, 'latin1');
};

/** What can be said of a record that was looked for among the calls, or only in the files. */
export const syncAssurance = (
  calls: readonly DiskCall[] | null,
  whyNot: string | null,
): Assurance =>
  calls === null
    ? {
        level: 'partial',
        reason: `read from the files; no sync was watched: ${whyNot ?? 'the write was not among the traced calls'}`,
      }
    : { level: 'observed', reason: 'write, sync and answer seen in the trace, in that order' };
