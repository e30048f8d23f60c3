import {
  answersAre,
  chainIsKeyed,
  comparisonIsConstant,
  counterGrew,
  emissionIsCheap,
  logIsQuiet,
  logTells,
  recordedInTime,
  syncedAtAnswer,
  syncsPerEvent,
  trailHolds,
} from '../../verdict';
import type { ReportCheck } from '../types';
import { Answers } from './answers';
import { Comparison } from './comparison';
import { Counters } from './counters';
import { Disk } from './disk';
import { Emission } from './emission';
import { Keyed } from './keyed';
import { Log } from './log';
import { look, plain } from './look';
import { Trail } from './trail';

const looks = [
  look(trailHolds, ({ events }, seen) => <Trail events={events} seen={seen} />),
  look(counterGrew, (expected, seen) => <Counters expected={expected} seen={seen} />),
  look(syncedAtAnswer, (_, { calls }) => <Disk calls={calls} />),
  look(recordedInTime, (_, { calls }) => <Disk calls={calls} />),
  look(syncsPerEvent, (_, { calls }) => <Disk calls={calls} />),
  look(chainIsKeyed, (_, { first_prev_hash, with_key, with_another_key }) => (
    <Keyed first={first_prev_hash} withKey={with_key} withAnother={with_another_key} />
  )),
  look(comparisonIsConstant, (_, seen) => <Comparison seen={seen} />),
  look(emissionIsCheap, ({ below_ms }, seen) => <Emission below={below_ms} seen={seen} />),
  look(answersAre, (_, { answers }) => <Answers answers={answers} />),
  look(logTells, (_, { lines }) => <Log lines={lines} />),
  look(logIsQuiet, (_, { lines }) => <Log lines={lines} />),
];

const drawings = new Map(looks.map(({ check, draw }) => [check, draw]));

/** What a check rests on, as a person would ask to see it. */
export const Evidence = ({ check }: { check: ReportCheck }) => (
  <div class="evidence">{(drawings.get(check.check) ?? plain)(check)}</div>
);
