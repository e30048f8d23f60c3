import type { Exit, Subject, SubjectError } from '../../src/driver';
import type { Capability } from '../../src/protocol';
import type { AnswerSeen, Provocation } from '../../src/verdict';
import { ordinarySetting, type CaseSetting } from '../fixtures';
import type { GateParameters } from '../parameters';
import { Answers } from './answers';
import { beginCase, layOutPlace, type Case, type Place } from './case';
import { awaitEnd, signalUntilTheEnd, type Ending } from './ending';
import type { Evidence } from './evidence';
import { existing } from './existing';
import { FailedStarts } from './failed-starts';
import { walkHealthyPath } from './healthy-path';
import { NotJudged } from './not-judged';
import { keepRecords } from './process-records';
import { carriedByRequest, killedWith, type Provoked } from './provocation';
import { requests, type Request, type RequestPhrase } from './requests';
import { standby } from './standby';
import { startProcess } from './start-process';
import { TimeWindow } from './time-window';

/**
 * The subject of a scenario, driven through the protocol: a fresh process, the healthy path walked
 * first in a case of its own, then the scenario's case, begun when first needed.
 */
export class SubjectUnderTest {
  readonly #parameters: GateParameters;
  readonly #random: () => number;
  readonly #starts: FailedStarts;
  readonly provoked: Provoked[] = [];
  readonly answers = new Answers();
  #setting: CaseSetting = ordinarySetting;
  #process: Subject | null = null;
  /** Processes of this scenario that have ended. */
  readonly #gone: Subject[] = [];
  #case: Case | null = null;
  #place: Place | null = null;
  #baseline: Provocation['baseline'] | null = null;
  readonly #tokens: string[] = [];
  #ending: Ending | null = null;
  exit: Exit | null = null;
  readonly window = new TimeWindow();

  constructor(parameters: GateParameters, random: () => number) {
    this.#parameters = parameters;
    this.#random = random;
    this.#starts = new FailedStarts(parameters.workDirectory);
  }

  /** The running process. */
  async process(): Promise<Subject> {
    this.#process ??= await this.#starts.guard(() =>
      standby.take(() => startProcess(this.#parameters.subject, this.#parameters)),
    );
    return this.#process;
  }

  /** Sets something of the case that begins next: the scenario's own, or that of a restart. */
  configure(setting: Partial<CaseSetting>): void {
    this.#setting = { ...this.#setting, ...setting };
  }

  /** The scenario's case; walks the healthy path before it begins. */
  async case(): Promise<Case> {
    if (this.#case) return this.#case;
    await this.walk();
    return (this.#case = await this.begin(this.#setting, this.#place ?? undefined));
  }

  /** Lays out where the scenario's case will play, so that it can be changed before it begins. */
  async layOut(): Promise<Place> {
    await this.walk();
    return (this.#place ??= await layOutPlace(this.#parameters, this.#random));
  }

  /** Whether the scenario's case has begun. */
  get hasBegun(): boolean {
    return this.#case !== null;
  }

  /** Walks the healthy path, once; what is configured after it can tell the time of the case. */
  async walk(): Promise<void> {
    this.#baseline ??= await walkHealthyPath(this);
  }

  /** How the healthy path went. */
  baseline(): Provocation['baseline'] {
    return this.#baseline ?? { held: false, what: 'the healthy path was not walked' };
  }

  /** Begins a case at a place of its own, or at the one given. */
  async begin(setting: CaseSetting = ordinarySetting, place?: Place): Promise<Case> {
    const { missing } = this.#parameters.device;
    if (missing !== null) throw new NotJudged('not-verified', missing);
    const subject = setting.clockOffsetMs === 0 ? this.process() : this.#capable('case.clock');
    const where = place ?? (await layOutPlace(this.#parameters, this.#random));
    return this.#beginAt(await subject, setting, where);
  }

  async #beginAt(subject: Subject, setting: CaseSetting, place: Place): Promise<Case> {
    const begun = await beginCase(subject, {
      parameters: this.#parameters,
      random: this.#random,
      place,
      setting,
      shard: () => existing(this.answers.shard(), 'seals a shard before it uses one'),
    });
    this.#tokens.push(begun.token);
    this.window.shift(setting.clockOffsetMs);
    return begun;
  }

  /**
   * Starts a new process at the place of the scenario's case, once the one before has ended: politely
   * where it still runs. What is set here is set for the new one.
   */
  async restart(setting: Partial<CaseSetting> = {}): Promise<void> {
    const { place } = await this.case();
    if (this.exit === null) await this.stop();
    await this.#letGo();
    this.configure(setting);
    this.#case = await this.begin(this.#setting, place);
  }

  /** Ends the process without a word. */
  async kill(): Promise<void> {
    await this.case();
    const subject = await this.process();
    subject.signal('SIGKILL');
    await this.#killed(subject, 'SIGKILL');
  }

  /** Has another process at the place of the scenario's case at work, while the first one lives. */
  async beside<T>(work: (rival: Subject, begin: () => Promise<Case>) => Promise<T>): Promise<T> {
    const { place } = await this.case();
    const rival = await startProcess(this.#parameters.subject, this.#parameters);
    this.#gone.push(rival);
    try {
      return await work(rival, () => this.#beginAt(rival, this.#setting, place));
    } finally {
      await rival[Symbol.asyncDispose]();
    }
  }

  /** Ends a case the polite way. */
  async end(ended: Case): Promise<void> {
    const subject = await this.process();
    await subject.end(ended.id);
    this.answers.forget();
  }

  /** Asks by phrase, in the scenario's case. */
  async does(phrase: RequestPhrase, options?: { killOnAnswer: boolean }): Promise<void> {
    await this.ask(requests[phrase](await this.case()), options);
  }

  /** A number in [0, 1), drawn from the seed of the scenario. */
  draw(): number {
    return this.#random();
  }

  /** Goes on in the case as the judge has changed it. */
  async amend(changed: Partial<Case>): Promise<void> {
    this.#case = { ...(await this.case()), ...changed };
  }

  /** Has a living subject persist what it buffers, so that what is lost is lost for good. */
  async settle(): Promise<void> {
    const subject = await this.process();
    if (this.exit === null && subject.has('audit.flush')) await subject.op('audit.flush', {});
  }

  /** Sends a signal and waits for the end; that it ends, and when, is for a check to judge. */
  async signal(signal: NodeJS.Signals): Promise<void> {
    const subject = await this.#capable('signal.term');
    const ended = await awaitEnd(signal, async () => {
      subject.signal(signal);
      return subject.exited(this.#parameters.limits.shutdown_ms);
    });
    this.#ended(ended.ending);
    this.provoked.push(carriedByRequest(signal));
  }

  /** Does so again and again, until the process has ended. */
  async signalAgainAndAgain(signal: NodeJS.Signals): Promise<void> {
    const subject = await this.#capable('signal.term');
    const { shutdown_ms } = this.#parameters.limits;
    const { ending, times } = await signalUntilTheEnd(subject, signal, shutdown_ms);
    this.#ended(ending);
    this.provoked.push(carriedByRequest(`${signal}, ${times} times`));
  }

  /** Tells the subject to stop, politely; that it ends, and when, is for a check to judge. */
  async tellToStop(): Promise<SubjectError | null> {
    const subject = await this.process();
    await this.case();
    const { ending, overdue } = await awaitEnd('stop', () => subject.stop());
    this.#ended(ending);
    return overdue;
  }

  /** Has the subject stop in time, where no check would notice that it does not. */
  async stop(): Promise<void> {
    const overdue = await this.tellToStop();
    if (overdue) throw overdue;
  }

  #ended(ending: Ending): void {
    this.#ending = ending;
    this.exit = ending.exit;
  }

  /** What a caller who does not know it must not be told: digest and signature of the model. */
  async rightValues(): Promise<Record<string, string>> {
    const { workspace } = await this.case();
    const shard = this.answers.shard();
    return {
      'the model digest': workspace.model.digest,
      ...(shard !== null && { 'the signature of the shard': shard.signature }),
    };
  }

  /** How the process ended after it was asked to. */
  ending(): Ending {
    return existing(this.#ending, 'ends the worker');
  }

  /** What every process of this scenario has written to standard error. */
  logs(): string {
    const processes = this.#process === null ? this.#gone : [...this.#gone, this.#process];
    return processes.map((process) => process.stderr()).join('');
  }

  /** Asks an operation and remembers the answer. */
  async ask(request: Request, options?: { killOnAnswer: boolean }): Promise<AnswerSeen> {
    const subject = await this.#capable(request.operation);
    if (request.attack !== null) this.provoked.push(carriedByRequest(request.attack));
    const timed = await subject.op(request.operation, request.args, options);
    if (options?.killOnAnswer === true) await this.#killed(subject, 'SIGKILL at the answer');
    return this.answers.take(request, timed);
  }

  async #killed(subject: Subject, kind: string): Promise<void> {
    this.exit = await subject.exited(this.#parameters.limits.shutdown_ms);
    this.provoked.push(killedWith(kind, this.exit));
  }

  /** The process, if it declared what is asked of it; else nobody can tell, and that is said. */
  async #capable(capability: Capability): Promise<Subject> {
    const subject = await this.process();
    if (!subject.has(capability)) {
      throw new NotJudged('not-verified', `the subject does not declare ${capability}`);
    }
    return subject;
  }

  /** Ends every process and keeps what was said and what was logged, whatever the end was like. */
  async dispose(evidence: Evidence): Promise<void> {
    try {
      await this.#letGo();
    } finally {
      for (const process of this.#gone) await keepRecords(process, this.#tokens, evidence);
    }
  }

  async #letGo(): Promise<void> {
    const process = this.#process;
    if (process === null) return;
    this.#gone.push(process);
    this.#process = null;
    this.exit = null;
    await process[Symbol.asyncDispose]();
  }
}
