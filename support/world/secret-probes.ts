import { findSecret } from '../../src/probes';
import { readExpositionText } from './counters';
import { explainedIn, outletsOf, type Outlet } from './outlets';
import { secrets, type SecretName } from './secrets';
import type { SubjectUnderTest } from './subject-under-test';

/** Searches what left the subject for what must not. */
export class SecretProbes {
  readonly #subject: SubjectUnderTest;

  constructor(subject: SubjectUnderTest) {
    this.#subject = subject;
  }

  /** Where a secret was found; the search also looks for the worker id, which certainly stands there. */
  async search(name: SecretName) {
    const at = await this.#subject.case();
    await this.#subject.settle();
    const process = await this.#subject.process();
    const metrics = await readExpositionText(process, at);
    await process.silence();
    const told = { at, metrics, answers: this.#subject.answers.whole(), log: this.#subject.logs() };
    const outlets = await outletsOf(told);
    const hits = await secrets[name].find(outlets, at, await explainedIn(outlets, at));
    return {
      control: { what: 'the worker id', found: isKnownTold(outlets, at.actor.worker_id ?? '') },
      places: outlets.map(({ place, bytes }, index) => ({
        ...{ place, bytes: bytes.length },
        hits: [...new Set(hits[index])],
      })),
    };
  }
}

/** The worker id stands in every record, so the search must find it. */
const isKnownTold = (outlets: readonly Outlet[], known: string): boolean =>
  outlets.some(
    ({ place, bytes }) => place === 'trail' && findSecret(bytes, Buffer.from(known)).length > 0,
  );
