import {
  PROTOCOL_VERSION,
  hostMessageSchema,
  type Capability,
  type HostMessage,
  type SubjectMessage,
} from '../../protocol';
import { answer } from './answer';
import { linesOf } from './lines';
import { prefixes, serveMetrics, type Metrics } from './metrics';
import { openCase, type OpenCase } from './open-case';
import { operations } from './operations';
import { referenceParts, type ReferenceParts } from './parts';

const capabilities = [
  ...(Object.keys(operations) as (keyof typeof operations)[]),
  'metrics.http',
  'signal.term',
  'case.clock',
] as const satisfies readonly Capability[];

type HelloMessage = Extract<HostMessage, { type: 'hello' }>;
type BeginMessage = Extract<HostMessage, { type: 'begin' }>;

/** The reference behind the subject protocol, one message after the other (design §3). */
class Door {
  readonly #parts: ReferenceParts;
  readonly #version: string;
  #case: OpenCase | null = null;
  #metrics: Metrics | null = null;

  constructor(parts: ReferenceParts, version: string) {
    this.#parts = parts;
    this.#version = version;
  }

  /** The reply to a message, or null where none is due. */
  async reply(message: HostMessage): Promise<SubjectMessage | null> {
    switch (message.type) {
      case 'hello':
        return this.#hello(message);
      case 'begin':
        return this.#begin(message);
      case 'op':
        return answer(message, this.#open(), this.#parts);
      case 'end':
        await this.#closeCase();
        return { type: 'ended', case: message.case };
      case 'stop':
        await this.close();
        return null;
    }
  }

  /** Lets go of everything, in good order. */
  async close(): Promise<void> {
    await this.#closeCase();
    await this.#metrics?.[Symbol.asyncDispose]();
    this.#metrics = null;
  }

  #hello({ protocols, nonce }: HelloMessage): SubjectMessage {
    if (!protocols.includes(PROTOCOL_VERSION)) {
      const reason = `this subject speaks protocol ${PROTOCOL_VERSION}`;
      return { type: 'hello_refused', protocols: [PROTOCOL_VERSION], reason };
    }
    return {
      type: 'hello_ok',
      protocol: PROTOCOL_VERSION,
      nonce,
      subject: {
        name: 'reference',
        version: this.#version,
        language: 'TypeScript',
        commit: null,
        artifact_sha256: null,
      },
      adapter: { name: 'proofgate-reference', version: this.#version },
      capabilities: [...capabilities],
    };
  }

  async #begin(message: BeginMessage): Promise<SubjectMessage> {
    this.#metrics ??= await serveMetrics(this.#parts);
    this.#case = await openCase(message, this.#parts, this.#metrics);
    return {
      type: 'ready',
      case: message.case,
      trail: { directory: message.config.audit.directory, format: this.#parts.trailFormat },
      metrics: { kind: 'http', url: this.#metrics.url },
      prefixes,
    };
  }

  #open(): OpenCase {
    if (this.#case) return this.#case;
    throw new Error('expected begin before the first op');
  }

  async #closeCase(): Promise<void> {
    const open = this.#case;
    this.#case = null;
    await open?.[Symbol.asyncDispose]();
  }
}

/**
 * Serves the reference, or a mutant of it, on standard input and output until it is told to stop, its
 * input ends or a signal comes. Ends the process itself only after everything is flushed (DROP-3).
 */
export const serveSubject = async (
  version: string,
  replaced: Partial<ReferenceParts> = {},
): Promise<void> => {
  const parts = { ...referenceParts, ...replaced };
  const door = new Door(parts, version);
  // Whoever read the log may be gone; that is no reason to die of the next line (EMIT-5).
  process.stderr.on('error', () => undefined);
  for (const signal of parts.signals) {
    // Every time, not once: a second signal must not cut the flush of the first short.
    process.on(signal, () => {
      process.stdin.destroy();
    });
  }
  for await (const line of linesOf(process.stdin)) {
    const message = hostMessageSchema.parse(JSON.parse(line));
    const reply = await door.reply(message);
    if (reply) process.stdout.write(`${JSON.stringify(reply)}\n`);
    if (message.type === 'stop') break;
  }
  process.stdin.destroy();
  await door.close();
};
