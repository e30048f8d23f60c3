import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { clearAway } from './clear-away';
import { HeadAndTail } from './head-and-tail';
import { killGroup } from './process-group';
import { SubjectError } from './subject-error';
import type { Exit, SubjectCommand } from './types';

/** How long SIGKILL may take: a process in an uninterruptible wait is given up, not awaited. */
const KILL_GRACE_MS = 2_000;
/** How long a pipe may stay open after the exit, held by somebody we could not find. */
const DRAIN_LIMIT_MS = 500;
/** Of stderr, the beginning and again the end: the log lines of a few thousand failures. */
const STDERR_HALF_BYTES = 1024 * 1024;

/** Who is told, in words, what happens to a process. */
type Note = (text: string) => void;

/** One subject as the operating system sees it: pipes, signals, its group, its end. */
export class SubjectProcess {
  readonly pid: number;
  /** When the process is gone, or was given up. Never rejects. */
  readonly exited: Promise<Exit>;
  /** When besides its pipes are read to the end and nothing of it is left. Never rejects. */
  readonly ended: Promise<Exit>;
  #exit: Exit | null = null;
  #giveUpTimer: NodeJS.Timeout | null = null;
  readonly #exiting = Promise.withResolvers<Exit>();
  readonly #stderr = new HeadAndTail(STDERR_HALF_BYTES, STDERR_HALF_BYTES);

  private constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    pid: number,
    private readonly marker: string,
    private readonly note: Note,
  ) {
    this.pid = pid;
    this.exited = this.#exiting.promise;
    this.#listen();
    this.ended = this.#end();
  }

  /**
   * Starts the program as the leader of its own process group.
   *
   * @throws {SubjectError} CANNOT_START.
   */
  static async start(
    command: SubjectCommand,
    env: NodeJS.ProcessEnv,
    marker: string,
    note: Note,
  ): Promise<SubjectProcess> {
    const [file, ...args] = command.argv;
    if (file === undefined || file === '') throw cannotStart(command, 'an empty argv');
    const cwd = command.cwd === undefined ? {} : { cwd: command.cwd };
    try {
      const child = spawn(file, args, { ...cwd, env, detached: true, stdio: 'pipe' });
      await once(child, 'spawn');
      if (child.pid === undefined) throw new Error('the process has no id');
      note(`started as process ${child.pid}`);
      return new SubjectProcess(child, child.pid, marker, note);
    } catch (cause) {
      throw cannotStart(command, String(cause), cause);
    }
  }

  /** How it ended, or null while it runs. */
  get exit(): Exit | null {
    return this.#exit;
  }

  stderr(): string {
    return this.#stderr.text();
  }

  /** To be called in the tick in which it was started: what nobody listens to waits in the pipe. */
  onStdout(listener: (chunk: Buffer) => void): void {
    this.child.stdout.on('data', listener);
  }

  write(line: string): void {
    this.child.stdin.write(line);
  }

  closeStdin(): void {
    this.child.stdin.end();
  }

  /** To the process alone; one that is gone is only noted. */
  signal(signal: NodeJS.Signals): void {
    const delivered = this.child.kill(signal);
    this.note(delivered ? `sent ${signal}` : `could not send ${signal}: it is gone`);
  }

  /** Kills the whole group, at once; `ended` follows within a bound. */
  kill(): void {
    if (this.#exit) return;
    const delivery = killGroup(this.pid);
    this.note(`SIGKILL to the process group: ${delivery}`);
    this.#giveUpTimer ??= setTimeout(() => {
      this.note(`gave up: it is still there ${KILL_GRACE_MS} ms after SIGKILL`);
      this.child.unref();
      this.#exitWith({ code: null, signal: null });
    }, KILL_GRACE_MS);
  }

  #listen(): void {
    const { child, note } = this;
    child.stderr.on('data', (chunk: Buffer) => {
      this.#stderr.push(chunk);
    });
    for (const name of ['stdin', 'stdout', 'stderr'] as const) {
      child[name].on('error', (error) => {
        note(`${name} failed: ${error.message}`);
      });
    }
    child.on('error', (error) => {
      note(`process failed: ${error.message}`);
    });
    child.once('exit', (code, signal) => {
      note(`exited with code ${String(code)}, signal ${String(signal)}`);
      this.#exitWith({ code, signal });
    });
  }

  #exitWith(exit: Exit): void {
    if (this.#giveUpTimer) clearTimeout(this.#giveUpTimer);
    this.#exit ??= exit;
    this.#exiting.resolve(this.#exit);
  }

  async #end(): Promise<Exit> {
    const killWithHost = (): void => {
      killGroup(this.pid);
    };
    const closed = new Promise((resolve) => this.child.once('close', resolve));
    process.once('exit', killWithHost);
    const exit = await this.exited;
    const groupWasKilled = this.#giveUpTimer !== null;
    await clearAway({ pid: this.pid, marker: this.marker, groupWasKilled }, this.note);
    await Promise.race([closed, delay(DRAIN_LIMIT_MS, null, { ref: false })]);
    for (const stream of this.child.stdio) stream?.destroy();
    process.off('exit', killWithHost);
    return exit;
  }
}

const cannotStart = (command: SubjectCommand, found: string, cause?: unknown): SubjectError =>
  new SubjectError(
    'CANNOT_START',
    {
      expected: `the subject "${command.name}" to start from ${JSON.stringify(command.argv)}`,
      found,
      todo: `Check that the program exists and may be executed${
        command.cwd === undefined ? '' : `, and that the directory ${command.cwd} exists`
      }.`,
    },
    {},
    { cause },
  );
