import type { TimeName } from './trails';
import type { GateWorld } from './world';

/** Something that is done to the worker of a scenario. */
export type Treatment = (world: GateWorld) => Promise<unknown>;

const restarted =
  (time: TimeName): Treatment =>
  ({ deeds }) =>
    deeds.restartAt(time);

const sent =
  (signal: NodeJS.Signals): Treatment =>
  ({ subject }) =>
    subject.signal(signal);

const sentAgainAndAgain =
  (signal: NodeJS.Signals): Treatment =>
  ({ subject }) =>
    subject.signalAgainAndAgain(signal);

/** What may be done to a worker, in the words of the features. */
export const treatments: Readonly<Record<string, Treatment>> = {
  killed: ({ deeds }) => deeds.kill(),
  restarted: ({ deeds }) => deeds.restart(),
  'killed and restarted': ({ deeds }) => deeds.killAndRestart(),
  'restarted as of today': restarted('as of today'),
  'restarted a day from now': restarted('a day from now'),
  'restarted ten years from now': restarted('ten years from now'),
  'sent SIGTERM': sent('SIGTERM'),
  'sent SIGINT': sent('SIGINT'),
  'sent SIGTERM again and again': sentAgainAndAgain('SIGTERM'),
  'sent SIGINT again and again': sentAgainAndAgain('SIGINT'),
  'told to stop': ({ subject }) => subject.tellToStop(),
};
