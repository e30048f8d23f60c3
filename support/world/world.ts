import { createHash } from 'node:crypto';
import { World, type IWorldOptions } from '@cucumber/cucumber';
import { seededRandom, type Assurance, type CheckName } from '../../src/verdict';
import { parametersSchema, type GateParameters } from '../parameters';
import { Accounting } from './accounting';
import { Evidence } from './evidence';
import { Probes } from './probes';
import { joinProvocations } from './provocation';
import { Series } from './series';
import { SubjectUnderTest } from './subject-under-test';

/** A scenario's world: the subject it drives, the probes that look, the evidence seen so far. */
export class GateWorld extends World<GateParameters> {
  readonly evidence: Evidence;
  subject!: SubjectUnderTest;
  probes!: Probes;
  accounting!: Accounting;
  series!: Series;

  constructor(options: IWorldOptions<GateParameters>) {
    super(options);
    this.evidence = new Evidence(this.parameters.evidenceDirectory, (body, mediaType) => {
      this.attach(body, mediaType);
    });
  }

  /**
   * Enters a scenario: its values are drawn from the seed of the run and its own place, so that
   * every scenario has values of its own and every run can be repeated.
   */
  enter(place: string): void {
    const parameters = parametersSchema.parse(this.parameters);
    const digest = createHash('sha256').update(`${parameters.seed}\n${place}`).digest();
    const random = seededRandom(digest.readUInt32LE());
    this.subject = new SubjectUnderTest(parameters, random);
    this.accounting = new Accounting(this.subject);
    this.series = new Series(this.subject);
    this.probes = new Probes(this.subject, this.evidence, parameters, random);
  }

  /** Makes one check on what was seen, with all that was done to the subject before. */
  async check(name: CheckName, expected: unknown, seen: unknown, assurance: Assurance) {
    const provocation = await joinProvocations(this.subject.provoked, this.subject.baseline());
    return this.evidence.check(name, expected, seen, provocation, assurance);
  }
}
