import { createHash } from 'node:crypto';
import { World, type IWorldOptions } from '@cucumber/cucumber';
import {
  checks,
  seededRandom,
  type Assurance,
  type Check,
  type CheckName,
} from '../../src/verdict';
import { GateFacade } from '../extension/gate-facade';
import { parametersSchema, type GateParameters } from '../parameters';
import { Documentation } from './documentation';
import { Accounting } from './accounting';
import { Evidence } from './evidence';
import { Monitoring } from './monitoring';
import { HostileProbes } from './hostile-probes';
import { Probes } from './probes';
import { joinProvocations } from './provocation';
import { SecretProbes } from './secret-probes';
import { Collector } from './collector';
import { DiskFaults } from './disk-faults';
import { DiskWatch } from './disk-watch';
import { Emissions } from './emissions';
import { Syncs } from './syncs';
import { Series } from './series';
import { Sources } from './sources';
import { SubjectUnderTest } from './subject-under-test';
import { TrailDeeds, TrailProbes } from './trails';

const standardCheck = (name: CheckName): Check => {
  const check = checks.get(name);
  if (check) return check;
  throw new Error(`expected a check of the catalogue, found ${name}`);
};

/** A scenario's world: the subject it drives, the probes that look, the evidence seen so far. */
export class GateWorld extends World<GateParameters> {
  readonly evidence: Evidence;
  subject!: SubjectUnderTest;
  probes!: Probes;
  monitoring!: Monitoring;
  documentation!: Documentation;
  sources!: Sources;
  deeds!: TrailDeeds;
  trails!: TrailProbes;
  secrets!: SecretProbes;
  hostile!: HostileProbes;
  /** For steps of a team. */
  gate!: GateFacade;
  /** Probes of one chapter each. */
  disk!: DiskWatch;
  faults!: DiskFaults;
  syncs!: Syncs;
  emissions!: Emissions;
  collector!: Collector;
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
    this.monitoring = new Monitoring(this.subject, this.evidence, parameters);
    this.documentation = new Documentation(this.subject, parameters);
    this.sources = new Sources(this.subject, this.evidence, parameters);
    this.deeds = new TrailDeeds(this.subject, random);
    this.trails = new TrailProbes(this.subject, this.deeds);
    this.secrets = new SecretProbes(this.subject);
    this.hostile = new HostileProbes(this.subject);
    this.disk = new DiskWatch(this.subject, parameters);
    this.faults = new DiskFaults(this.subject, this.disk);
    this.probes = new Probes(this.subject, this.evidence, parameters, random, this.disk);
    this.syncs = new Syncs(this.subject, this.disk, this.probes);
    this.emissions = new Emissions(this.subject);
    this.collector = new Collector(this.subject, parameters);
    this.accounting = new Accounting(this.subject);
    this.series = new Series(this.subject);
    this.gate = new GateFacade(this);
  }

  /** Makes one check on what was seen, with all that was done to the subject before. */
  async check(name: CheckName, expected: unknown, seen: unknown, assurance: Assurance) {
    return this.judge(standardCheck(name), expected, seen, assurance);
  }

  /** Makes a check of the standard or of a team. */
  async judge(check: Check, expected: unknown, seen: unknown, assurance: Assurance) {
    const provocation = await joinProvocations(this.subject.provoked, this.subject.baseline());
    return this.evidence.check(check, expected, seen, provocation, this.faults.limited(assurance));
  }
}
