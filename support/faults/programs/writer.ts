import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Emission } from '../../../src/reference/audit';
import { openTold, told, type Told, type ToldTrail } from './told-trail';

/**
 * Works on a trail as it is told, and says on stdout what became of each event:
 * `<directory> <life> <settings as JSON> <step>...`.
 *
 * Steps: `critical` emits and waits until it is synced or has failed, `operation` emits as an
 * operation does and waits no longer than that may, `emit` and `routine` do not wait at all;
 * `rotate`, `flush`, `dispose`, `exit`. `routine*1000` does so a thousand times; `wait*50` waits so
 * many milliseconds, `signal*9` sends itself that signal.
 */
const [directory = '', life = '', settings = '{}', ...steps] = process.argv.slice(2);

/** Synchronous, and by the main thread: what was said has left the process when the call returns. */
const say = (word: Readonly<Record<string, unknown>>): void => {
  writeSync(1, `${JSON.stringify(word)}\n`);
};

interface Followed {
  readonly name: string;
  readonly emission: Emission;
}

class Work {
  readonly #followed: Followed[] = [];
  #operations = 0;
  #emittingMs = 0;
  #slowestEmitMs = 0;
  #slowestWaitMs = 0;

  constructor(private readonly opened: ToldTrail) {}

  readonly #steps: Readonly<Record<string, (times: number) => Promise<unknown>>> = {
    critical: (times) => this.#repeat(times, () => this.#critical()),
    operation: (times) => this.#repeat(times, () => this.#operation()),
    emit: (times) => this.#repeat(times, () => this.#emit(true)),
    routine: (times) => this.#repeat(times, () => this.#emit(false)),
    rotate: (times) => this.#repeat(times, () => this.opened.trail.custody.rotate()),
    flush: () => this.#timed(() => this.opened.auditor.flush()),
    dispose: () => this.#timed(() => this.opened.trail[Symbol.asyncDispose]()),
    exit: () => process.exit(0),
    wait: (ms) => pause(ms),
    signal: (number) => Promise.resolve(process.kill(process.pid, number)),
  };

  async do(step: string): Promise<void> {
    const [name = '', times = '1'] = step.split('*');
    const action = this.#steps[name];
    if (action === undefined) throw new Error(`expected a step, found ${step}`);
    try {
      await action(Number(times));
    } catch (cause) {
      say({ refused: step, because: String(cause) });
    }
  }

  async tell(): Promise<void> {
    const settled = this.#followed.filter(({ emission }) => emission.failure === null);
    const failed = this.#followed.flatMap(({ name, emission: { failure } }) =>
      failure === null ? [] : [{ name, code: failure.code }],
    );
    say({
      ...(await this.opened.counted()),
      kept: settled.map(({ name }) => name),
      failed,
      meanEmitMs: this.#emittingMs / Math.max(1, this.#followed.length),
      slowestEmitMs: this.#slowestEmitMs,
      slowestWaitMs: this.#slowestWaitMs,
    });
  }

  async #repeat(times: number, action: () => unknown): Promise<void> {
    for (let n = 0; n < times; n += 1) await action();
  }

  #emit(isCritical: boolean): Followed {
    const name = `${life}-${this.#followed.length}`;
    const event = told(name, isCritical);
    const begun = performance.now();
    const emission = this.opened.auditor.emit(event);
    const tookMs = performance.now() - begun;
    this.#emittingMs += tookMs;
    this.#slowestEmitMs = Math.max(this.#slowestEmitMs, tookMs);
    this.#followed.push({ name, emission });
    return { name, emission };
  }

  async #critical(): Promise<void> {
    const { name, emission } = this.#emit(true);
    await emission.reached('synced').then(
      () => {
        say({ acknowledged: name });
      },
      () => undefined,
    );
  }

  #operation(): Promise<void> {
    const name = `${life}-operation-${(this.#operations += 1)}`;
    return this.#timed(() => this.opened.auditor.record(told(name, true)));
  }

  async #timed(wait: () => PromiseLike<void>): Promise<void> {
    const begun = performance.now();
    await wait();
    this.#slowestWaitMs = Math.max(this.#slowestWaitMs, performance.now() - begun);
  }
}

const main = async (): Promise<void> => {
  const work = new Work(await openTold(directory, JSON.parse(settings) as Told));
  say({ opened: directory });
  for (const step of steps) await work.do(step);
  await work.tell();
};

void main();
