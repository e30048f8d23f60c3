import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Crate } from '../../src/catalogue';
import {
  askGate,
  askPromtool,
  readRuleFile,
  type PromtoolAnswer,
  type RuleFile,
  type Simulation,
  type Testimony,
} from '../../src/probes';
import type { AlertsSeen, Assurance } from '../../src/verdict';
import {
  AFTER_MS,
  DEED_MS,
  SCRAPE_MS,
  criticalFailure,
  failingShare,
  inTheFirstWindow,
  restart,
  type Occasion,
  type Scrapes,
  type Traffic,
} from '../fixtures';
import type { GateParameters } from '../parameters';
import { witnessed } from './assurances';
import type { Evidence } from './evidence';
import { NotJudged } from './not-judged';
import { seriesOf, type Emitters } from './simulated-counters';
import type { SubjectUnderTest } from './subject-under-test';

const CRATES: Emitters = ['vram-residency', 'model-loader'];

/** What is done in the simulated counters, in words, and what they then show. */
interface Deed {
  readonly what: string;
  readonly emitters: Emitters;
  readonly scrapes: Scrapes;
}

/** The alert rules of the subject, tried on simulated counters under the subject's own prefixes. */
export class Monitoring {
  readonly #subject: SubjectUnderTest;
  readonly #evidence: Evidence;
  readonly #parameters: GateParameters;
  traffic: Traffic = 'busy';
  #deed: Deed | null = null;

  constructor(subject: SubjectUnderTest, evidence: Evidence, parameters: GateParameters) {
    this.#subject = subject;
    this.#evidence = evidence;
    this.#parameters = parameters;
  }

  /** From the deed on this share of the emissions fails. */
  fail(share: number, emitters: Emitters, durationMs: number): void {
    const percent = Number((share * 100).toFixed(2));
    this.#do({
      what: `${percent} % of the emissions of ${named(emitters)} fail with ${this.traffic} traffic`,
      emitters,
      scrapes: failingShare(this.traffic, share, durationMs),
    });
  }

  /** One CRITICAL event of a busy worker fails to be recorded. */
  failCritically(emitters: Emitters, occasion: Occasion): void {
    this.#do({
      what: `a CRITICAL event of ${named(emitters)} cannot be recorded ${occasion}`,
      emitters,
      scrapes: criticalFailure(occasion),
    });
  }

  /** A busy worker is started again; nothing fails. */
  restart(): void {
    this.#do({ what: 'a worker is started again', emitters: CRATES, scrapes: restart() });
    this.#subject.provoked.push({
      kind: 'simulated counters that begin again at 0',
      evidence: () => Promise.resolve({ fired: true, evidence: 'they fall from scrape to scrape' }),
    });
  }

  #do(deed: Deed): void {
    this.#deed = deed;
    const { attempts, failures } = inTheFirstWindow(deed.scrapes);
    if (failures === 0) return;
    this.#subject.provoked.push({
      kind: `simulated counters in which ${deed.what}`,
      evidence: () =>
        Promise.resolve({
          fired: failures > 0,
          evidence: `${failures} of ${attempts} emissions fail within 5 minutes`,
        }),
    });
  }

  /** Which alerts fire, by every witness there is on this machine. */
  async alerts(
    withinMs = AFTER_MS,
  ): Promise<{ readonly seen: AlertsSeen; readonly assurance: Assurance }> {
    const deed = this.#done();
    const files = await this.#files();
    const simulation = await this.#simulation(deed, withinMs);
    const place = join(this.#parameters.workDirectory, randomUUID());
    const asked = await askPromtool(files, simulation, place);
    await this.#keep(files, asked);
    const gate = askGate(files, simulation);
    if (asked === null && gate.unknown.length > 0) throw outOfReach(gate.unknown);
    const ofGate = testimonySeen(gate);
    return {
      seen: {
        files: files.map((file) => fileSeen(file, asked, asked?.testimony ?? gate)),
        simulated: deed.what,
        testimonies: asked === null ? [ofGate] : [testimonySeen(asked.testimony), ofGate],
      },
      assurance: asked === null ? witnessed.rulesByGate : witnessed.rulesByPromtool,
    };
  }

  async #files(): Promise<readonly RuleFile[]> {
    const { alertRules } = this.#parameters.inputs;
    if (alertRules.length > 0) return Promise.all(alertRules.map((path) => readRuleFile(path)));
    throw new NotJudged('not-verified', 'no alert rules were given; name them with --alert-rules');
  }

  async #simulation({ emitters, scrapes }: Deed, withinMs: number): Promise<Simulation> {
    const { prefixes } = (await this.#subject.case()).ready;
    const well = failingShare('busy', 0, 0);
    const of = (crate: Crate): Scrapes => (emitters.includes(crate) ? scrapes : well);
    return {
      intervalMs: SCRAPE_MS,
      series: CRATES.flatMap((crate) => seriesOf(prefixes[crate], of(crate))),
      deedMs: DEED_MS,
      deadlineMs: DEED_MS + withinMs,
    };
  }

  async #keep(files: readonly RuleFile[], asked: PromtoolAnswer | null): Promise<void> {
    for (const { text, file } of files) {
      await this.#evidence.keepRaw(Buffer.from(text), 'yaml', `alert rules ${file}`);
    }
    if (asked === null) return;
    const what = 'rule test, for promtool test rules beside the alert rules';
    await this.#evidence.keepRaw(Buffer.from(asked.testFile), 'test.yaml', what);
  }

  #done(): Deed {
    if (this.#deed) return this.#deed;
    throw new Error('expected something to be done to the counters before this step');
  }
}

const testimonySeen = ({ witness, alerts, before, until }: Testimony) => ({
  ...{ witness, alerts: [...alerts], before: [...before], until: [...until] },
});

const named = (emitters: Emitters): string => emitters.join(' and ');

const fileSeen = (
  { file, sha256, problems, groups }: RuleFile,
  asked: PromtoolAnswer | null,
  { broken }: Testimony,
): AlertsSeen['files'][number] => {
  const found = asked?.problems.get(sha256) ?? [];
  const names = groups.flatMap(({ rules }) => rules.map(({ name }) => name));
  const atWork = broken
    .filter(({ rule }) => names.includes(rule))
    .map(({ rule, why }) => `${rule} cannot be evaluated: ${why}`);
  return { file, sha256, problems: [...(found.length > 0 ? found : problems), ...atWork] };
};

const outOfReach = (unknown: readonly string[]): NotJudged =>
  new NotJudged(
    'not-verified',
    `without promtool the gate evaluates a part of PromQL only, which lacks: ${unknown.join('; ')}`,
  );
