import {
  After,
  AfterAll,
  Before,
  setDefaultTimeout,
  setDefinitionFunctionWrapper,
  setParallelCanAssign,
  setWorldConstructor,
} from '@cucumber/cucumber';
import { SubjectError } from '../src/driver';
import { NotJudged } from './world/not-judged';
import { standby } from './world/standby';
import { GateWorld } from './world/world';

/** Every wait inside a step has its own, shorter deadline; this one only stops the unforeseen. */
setDefaultTimeout(120_000);

setWorldConstructor(GateWorld);

/** Timed comparisons would time each other: one at a time. */
setParallelCanAssign((next, running) => {
  const isTimed = ({ tags }: typeof next): boolean =>
    tags.some(({ name }) => name.startsWith('@TIME-'));
  return !isTimed(next) || !running.some(isTimed);
});

type StepCode = (this: GateWorld, ...args: unknown[]) => unknown;

/**
 * Around every step: a subject that dies, hangs or speaks nonsense ends the scenario as an error, a
 * missing capability or probe as not verified. Either way the reason goes into the record.
 */
setDefinitionFunctionWrapper(
  (code: StepCode): StepCode =>
    async function (...args) {
      try {
        return await code.apply(this, args);
      } catch (cause) {
        if (cause instanceof SubjectError) {
          this.evidence.note({ outcome: 'error', reason: cause.message });
        }
        if (!(cause instanceof NotJudged)) throw cause;
        this.evidence.note(cause.note);
        if (cause.note.outcome === 'error' || cause.note.outcome === 'fail') throw cause;
        return 'skipped';
      }
    },
);

Before(function (this: GateWorld, { pickle }) {
  this.enter(`${pickle.uri}:${pickle.location?.line ?? 0}`);
});

After(async function (this: GateWorld) {
  try {
    await this.subject.dispose(this.evidence);
  } finally {
    await this.collector.close();
  }
});

AfterAll(() => standby[Symbol.asyncDispose]());
