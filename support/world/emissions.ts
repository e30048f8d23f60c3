import { residentBytes } from '../../src/probes';
import { emissionCost } from '../../src/verdict';
import { existing } from './existing';
import { buffer } from './repeated-requests';
import { emitRoutine, type Request, type Situated } from './requests';
import type { SubjectUnderTest } from './subject-under-test';

/**
 * Large in sum against what a process keeps for itself; small one by one, so that a collector of
 * garbage, however late on a busy machine, has little to let lie.
 */
const LARGE_BYTES = 64 * 1024;

const WARM_UP = 100;
const ROUNDS = 1600;

const stateOf: Request = {
  ...{ asked: 'state', operation: 'vram.state', args: {}, attack: null },
};

/** A routine event with a long text, no two alike. */
const emitLarge = (at: Situated, nth: number): Request => ({
  asked: 'emit',
  operation: 'audit.emit',
  args: {
    event: {
      event_type: 'MalformedModelRejected',
      path: 'model.gguf',
      reason: `${nth} `.repeat(LARGE_BYTES).slice(0, LARGE_BYTES),
      worker_id: at.actor.worker_id,
      severity: 'HIGH',
    },
    actor: at.actor,
  },
  attack: null,
});

/** Events that the features have emitted in number. */
export const eventKinds = ['routine', 'large'] as const;

export type EventKind = (typeof eventKinds)[number];

/** Many emissions at once: what they cost in time and memory. */
export class Emissions {
  readonly #subject: SubjectUnderTest;
  #memory: { refused_bytes: number; before: number[]; after: number[] } | null = null;
  #times: { emit_ms: number[]; idle_ms: number[]; again_ms: number[] } | null = null;

  constructor(subject: SubjectUnderTest) {
    this.#subject = subject;
  }

  /** Emits so many of a kind. */
  async emit(count: number, kind: EventKind): Promise<void> {
    await (kind === 'large' ? this.#emitLarge(count) : buffer(this.#subject, count));
  }

  /**
   * Emits large events and reads the memory after each: a fifth warms up, a fifth is read before, and
   * a fifth after. So much lies between that what a collector of garbage lets lie cannot look like it.
   */
  async #emitLarge(count: number): Promise<void> {
    const at = await this.#subject.case();
    const { pid } = await this.#subject.process();
    const resident: number[] = [];
    for (let nth = 0; nth < count; nth += 1) {
      await this.#subject.ask(emitLarge(at, nth));
      resident.push((await residentBytes(pid)) ?? 0);
    }
    const fifth = Math.floor(count / 5);
    this.#memory = {
      refused_bytes: (count - 2 * fifth) * LARGE_BYTES,
      before: resident.slice(fifth, 2 * fifth).filter((bytes) => bytes > 0),
      after: resident.slice(-fifth).filter((bytes) => bytes > 0),
    };
  }

  /** Times emissions beside requests that do nothing, one by one. */
  async time(): Promise<void> {
    const emit = emitRoutine(await this.#subject.case());
    const took = async (request: Request) => (await this.#subject.ask(request)).elapsed_ms;
    for (let nth = 0; nth < WARM_UP; nth += 1) await took(nth % 2 === 0 ? emit : stateOf);
    const times = { emit_ms: [] as number[], idle_ms: [] as number[], again_ms: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      times.idle_ms.push(await took(stateOf));
      times.emit_ms.push(await took(emit));
      times.again_ms.push(await took(stateOf));
    }
    this.#times = times;
  }

  memory() {
    return existing(this.#memory, 'emits large events');
  }

  /** The times, and the figures drawn from them. */
  times() {
    const times = existing(this.#times, 'times emission');
    return { ...times, cost: emissionCost(times.emit_ms, times.idle_ms, times.again_ms) };
  }
}
