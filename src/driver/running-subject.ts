import type {
  Begin,
  Capability,
  HelloOk,
  HostMessage,
  Limits,
  OperationArgs,
  OperationName,
  Ready,
} from '../protocol';
import type { Conversation } from './conversation';
import type { Failure } from './failure';
import type { Redaction } from './redaction';
import { readAnswer, readEnded, readReady } from './replies';
import type { SubjectProcess } from './subject-process';
import type { Transcript } from './transcript';
import type { Exit, Subject, TimedAnswer, TranscriptEntry } from './types';

/** After these a subject may end without anybody being surprised. */
const ENDING_SIGNALS = new Set<NodeJS.Signals>([
  'SIGTERM',
  'SIGINT',
  'SIGHUP',
  'SIGQUIT',
  'SIGKILL',
]);

/** What a running subject is made of. */
export interface Parts {
  readonly process: SubjectProcess;
  readonly conversation: Conversation;
  readonly failure: Failure;
  readonly transcript: Transcript;
  readonly redaction: Redaction;
  readonly limits: Limits;
}

/** A subject that has said hello. */
export class RunningSubject implements Subject {
  readonly pid: number;

  constructor(
    private readonly parts: Parts,
    readonly identity: HelloOk,
  ) {
    this.pid = parts.process.pid;
  }

  has(capability: Capability): boolean {
    return this.identity.capabilities.includes(capability);
  }

  async begin(message: Omit<Begin, 'type' | 'limits'>): Promise<Ready> {
    const { conversation, redaction, limits } = this.parts;
    redaction.hide(message.config.worker.token);
    const ready = await conversation.ask({
      message: { type: 'begin', ...message, limits },
      expected: `ready for case "${message.case}"`,
      limit: 'op_ms',
      read: (reply) => readReady(reply, message.case),
    });
    return ready.value;
  }

  async op<N extends OperationName>(
    name: N,
    args: OperationArgs<N>,
    options: { readonly killOnAnswer?: boolean } = {},
  ): Promise<TimedAnswer<N>> {
    const { conversation } = this.parts;
    const seq = conversation.lastSeq + 1;
    const reply = conversation.ask({
      // Name and arguments belong together by this very signature, which the union cannot see.
      message: { type: 'op', seq, name, args } as HostMessage,
      expected: `the answer to ${name}, seq ${seq}`,
      limit: 'op_ms',
      read: (message) => readAnswer(message, name, seq),
      ...options,
    });
    const { value, elapsedMs } = await reply;
    if (options.killOnAnswer) await this.#howItEnded();
    return { answer: value, elapsedMs };
  }

  async end(caseId: string): Promise<void> {
    await this.parts.conversation.ask({
      message: { type: 'end', case: caseId },
      expected: `ended for case "${caseId}"`,
      limit: 'op_ms',
      read: (reply) => {
        readEnded(reply, caseId);
      },
    });
  }

  async stop(): Promise<Exit> {
    const { conversation, process, limits } = this.parts;
    if (process.exit) return this.#howItEnded();
    await conversation.sayGoodbye();
    return conversation.end(limits.shutdown_ms, 'limits.shutdown_ms');
  }

  signal(signal: NodeJS.Signals): void {
    if (ENDING_SIGNALS.has(signal)) this.parts.conversation.expectEnd();
    this.parts.process.signal(signal);
  }

  async exited(withinMs: number): Promise<Exit> {
    return this.parts.conversation.end(withinMs, 'the time it is given to exit');
  }

  stderr(): string {
    return this.parts.process.stderr();
  }

  transcript(): readonly TranscriptEntry[] {
    return this.parts.transcript.entries();
  }

  async silence(): Promise<void> {
    await this.parts.conversation.silence();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { conversation, failure, process } = this.parts;
    conversation.expectEnd();
    process.kill();
    await conversation.over;
    if (failure.isUntold) throw await failure.tell();
  }

  async #howItEnded(): Promise<Exit> {
    const { conversation, failure } = this.parts;
    const exit = await conversation.over;
    if (failure.isSet) throw await failure.tell();
    return exit;
  }
}
