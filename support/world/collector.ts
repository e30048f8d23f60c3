import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openSink, type Sink, type SinkVice } from '../../src/probes';
import type { GateParameters } from '../parameters';
import type { SubjectUnderTest } from './subject-under-test';

/** What is recorded goes to the collector in the background, soon after it is synced. */
const PATIENCE_MS = 3_000;
const POLL_MS = 20;

/** The collector that the scenario's subject delivers to, in the gate's own hands. */
export class Collector {
  readonly #subject: SubjectUnderTest;
  readonly #parameters: GateParameters;
  #sink: Sink | null = null;

  constructor(subject: SubjectUnderTest, parameters: GateParameters) {
    this.#subject = subject;
    this.#parameters = parameters;
  }

  /** Has the scenario's case deliver to a collector that takes nothing. */
  async open(vice: SinkVice): Promise<void> {
    const sink = (this.#sink = await openSink(vice));
    const keyFile = join(this.#parameters.workDirectory, `${randomBytes(8).toString('hex')}.pem`);
    const { privateKey } = generateKeyPairSync('ed25519');
    await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    this.#subject.configure({ collector: { url: sink.url, keyFile } });
    this.#subject.provoked.push({
      kind: `a collector that ${vice}`,
      evidence: async () => {
        await this.#subject.settle();
        await this.tried();
        return {
          fired: sink.requests > 0,
          evidence: `${sink.requests} deliveries came to nothing`,
        };
      },
    });
  }

  /** Waits until somebody has tried to deliver, where a collector is open and somebody still may. */
  async tried(): Promise<void> {
    for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += POLL_MS) {
      if (this.#sink === null || this.#sink.requests > 0 || this.#subject.exit !== null) return;
      await delay(POLL_MS);
    }
  }

  async close(): Promise<void> {
    await this.#sink?.[Symbol.asyncDispose]();
  }
}
