import type { Vocabulary } from '../configuration/vocabulary';
import {
  contains,
  type AuditCall,
  type Call,
  type FileFacts,
  type FunctionFact,
  type Span,
} from '../facts/types';

/** A function, and the file it stands in. */
interface Placed {
  readonly file: FileFacts;
  readonly fn: FunctionFact;
}

/**
 * The files of one crate or package, asked about across files: what a helper counts, flushes or
 * emits. Functions are found by name, those of the same type or the same file before others.
 */
export class Crate {
  readonly #functions = new Map<string, Placed[]>();
  readonly #answers = new Map<string, Map<FunctionFact, boolean>>();

  constructor(
    readonly files: readonly FileFacts[],
    readonly words: Vocabulary,
    /** What the crate's own metrics begin with. */
    readonly prefix: string,
  ) {
    for (const file of files) {
      for (const fn of file.functions) {
        const known = this.#functions.get(fn.name);
        if (known === undefined) this.#functions.set(fn.name, [{ file, fn }]);
        else known.push({ file, fn });
      }
    }
  }

  /** The innermost function around a stretch, or null at the top level. */
  functionAround(file: FileFacts, span: Span): FunctionFact | null {
    const around = file.functions.filter((fn) => contains(fn, span));
    return around.reduce<FunctionFact | null>(
      (inner, fn) => (inner === null || contains(inner, fn) ? fn : inner),
      null,
    );
  }

  /** The functions of this crate that a call may reach. */
  reached(file: FileFacts, call: Pick<Call, 'name' | 'receiver' | keyof Span>): readonly Placed[] {
    const all = this.#functions.get(call.name.replace(/^#/, '')) ?? [];
    if (all.length < 2) return all;
    const isMethod = call.receiver !== null && isOwn(call);
    const owner = isMethod ? (this.functionAround(file, call)?.owner ?? null) : null;
    const ofOwner = isMethod ? all.filter(({ fn }) => fn.owner === owner) : [];
    if (ofOwner.length > 0) return ofOwner;
    const near = call.receiver === null ? all.filter((one) => one.file === file) : [];
    return near.length > 0 ? near : all;
  }

  /** Whether every field of this name in the crate is of a type that can hold no secret. */
  hasOnlyPublic(name: string): boolean {
    const fields = this.files.flatMap((file) => file.fields.filter((field) => field.name === name));
    return fields.length > 0 && fields.every(({ isPublic }) => isPublic);
  }

  /** Whether a failure is counted in a stretch, or by a function that is called there. */
  counts(file: FileFacts, span: Span): boolean {
    return callsIn(file, span).some((call) => this.#isCounting(file, call));
  }

  /** Whether a function of this name counts; null where this crate has none of that name. */
  countsByName(file: FileFacts, name: string): boolean | null {
    const placed = this.reached(file, { name, receiver: null, start: 0, end: 0 });
    if (placed.length === 0) return this.words.isCounter(name) ? true : null;
    return placed.some((one) => this.#does('counts', one));
  }

  /** Whether the trail is flushed in a stretch, whatever the way: not only sometimes. */
  flushes(file: FileFacts, span: Span): boolean {
    const sometimes = file.conditionals.filter(
      (one) => contains(span, one) && !(one.start === span.start && one.end === span.end),
    );
    return callsIn(file, span).some(
      (call) => !sometimes.some((one) => contains(one, call)) && this.isFlushing(file, call),
    );
  }

  /** Whether a flush by its name is one of a trail. */
  isFlush(file: FileFacts, call: AuditCall): boolean {
    if (call.role !== 'flush') return false;
    return call.isAudit || (isOwn(call) && this.wrappers(file, call).length > 0);
  }

  /** Whether a call flushes the trail, itself or through functions of this crate. */
  isFlushing(file: FileFacts, call: Call): boolean {
    const audit = file.audits.find((one) => one.start === call.start && one.end === call.end);
    // A function of this crate is taken by what it does, not by what it is called.
    const isElsewhere = !isOwn(call) || this.reached(file, call).length === 0;
    if (audit?.role === 'flush' && audit.isAudit && isElsewhere) return true;
    if (this.words.isDurable(call.name)) return true;
    // `file.flush()` is no helper of ours only because some helper is called flush, too.
    if (this.words.isFlush(call.name) && !isOwn(call)) return false;
    return this.reached(file, call).some((one) => this.#does('flushes', one));
  }

  isEmission(file: FileFacts, call: AuditCall): boolean {
    if (call.role !== 'emission') return false;
    const isNamed = this.words.isEmission(call.name);
    if (isNamed && (call.isAudit || this.#makes(file, call.madeBy).length > 0)) return true;
    const isOurs = call.event !== null || (isNamed && isOwn(call));
    return isOurs && this.wrappers(file, call).length > 0;
  }

  /** The functions of this crate that emit on behalf of a call. */
  wrappers(file: FileFacts, call: AuditCall): readonly Placed[] {
    const kind = call.role === 'flush' ? 'flushes' : 'emits';
    return this.reached(file, call).filter((one) => this.#does(kind, one));
  }

  /** Whether a call can fail as far as its caller can tell. */
  isFallible(file: FileFacts, call: AuditCall): boolean {
    if (this.words.isInfallible(call)) return false;
    const wrappers = this.wrappers(file, call);
    if (wrappers.length > 0) return wrappers.some((one) => this.#letsOut(one, call.role));
    const own = this.reached(file, call).filter(({ fn }) =>
      this.words.isLoggerType(fn.owner ?? ''),
    );
    return own.length === 0 || own.some(({ fn, file: at }) => canFail(fn, at));
  }

  /** The events made by the function that made what is emitted. */
  #makes(file: FileFacts, name: string | null): readonly string[] {
    if (name === null) return [];
    return this.reached(file, { name, receiver: null, start: 0, end: 0 }).flatMap(
      ({ file: at, fn }) =>
        at.events.filter((event) => contains(fn, event)).map(({ type }) => type),
    );
  }

  /** The event of an emission: what it is given, or what the function it asks makes. */
  eventOf(file: FileFacts, call: AuditCall): string | null {
    return call.event ?? this.#makes(file, call.madeBy)[0] ?? null;
  }

  isCritical(file: FileFacts, call: AuditCall): boolean {
    const event = this.eventOf(file, call);
    return call.saysCritical || (event !== null && this.words.isCritical(event));
  }

  #letsOut({ file, fn }: Placed, role: AuditCall['role']): boolean {
    if (file.language === 'rust' && fn.returns === null) return false;
    return file.audits.some(
      (call) =>
        call.role === role &&
        contains(fn, call) &&
        (call.fate.kind === 'returned' || call.fate.kind === 'propagated') &&
        (role === 'flush' || this.isEmission(file, call)),
    );
  }

  #isCounting(file: FileFacts, call: Call): boolean {
    const about = `${call.receiver ?? ''} ${call.name} ${call.label ?? ''}`;
    if (call.kind === 'increment') {
      return FAILURES.test(about) && !SUCCESSES.test(about);
    }
    const placed = this.reached(file, call);
    if (this.words.isCounter(call.name) && (placed.length === 0 || !isOwn(call))) {
      if (/^(?:add|fetch_add|inc|end)$/.test(call.name) && !COUNTED.test(about)) return false;
      return !SUCCESSES.test(about);
    }
    return call.kind === 'call' && placed.some((one) => this.#does('counts', one));
  }

  /** Asks a function once, and takes it at its word in a circle of calls. */
  #does(what: 'counts' | 'flushes' | 'emits', { file, fn }: Placed): boolean {
    const answers = this.#answers.get(what) ?? new Map<FunctionFact, boolean>();
    this.#answers.set(what, answers);
    const known = answers.get(fn);
    if (known !== undefined) return known;
    answers.set(fn, false);
    const asks = {
      counts: () => this.counts(file, fn),
      flushes: () => callsIn(file, fn).some((call) => this.isFlushing(file, call)),
      emits: () => file.audits.some((call) => contains(fn, call) && this.isEmission(file, call)),
    };
    const answer = asks[what]();
    answers.set(fn, answer);
    return answer;
  }
}

/** A bare function, or a method of the same object. */
const isOwn = ({ receiver }: Pick<Call, 'receiver'>): boolean =>
  /^(?:self|this|Self)?$/.test(receiver ?? '');

const FAILURES = /fail|error|lost|drop|miss|count|metric|audit/i;
const SUCCESSES = /attempt|success|succeeded|emitted/i;
const COUNTED = /fail|error|lost|drop|miss|count|metric|total|audit|stat/i;

const callsIn = (file: FileFacts, span: Span): readonly Call[] =>
  file.calls.filter((call) => contains(span, call));

const canFail = (fn: FunctionFact, file: FileFacts): boolean =>
  file.language === 'rust' ? fn.returns !== null : fn.returns !== 'void';
