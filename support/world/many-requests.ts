import type { AnswerSeen } from '../../src/verdict';
import type { GateWorld } from './world';

/** Has the worker of a scenario make so many requests. */
export type ManyRequests = (world: GateWorld, count: number) => Promise<void>;

/** What a worker may ask for many times over, in the words of the features. */
export const manyRequests: Readonly<Record<string, ManyRequests>> = {
  'that all fit': ({ accounting }, count) => accounting.draw(count, false),
  'of which some are beyond the memory': ({ accounting }, count) => accounting.draw(count, true),
  'to verify the shard': ({ series }, count) => series.repeat('verifies the shard', count),
  'for a model cut off anywhere': ({ series }, count) => series.loadCut(count),
};

/** The answers to some of the requests of a scenario. */
export type AnswersTo = (world: GateWorld) => readonly AnswerSeen[];

/** Whose answers are looked at, in the words of the features. */
export const askedRequests: Readonly<Record<string, AnswersTo>> = {
  'the request': ({ subject }) => [subject.answers.last()],
  'every request': ({ series }) => series.answers(),
};
