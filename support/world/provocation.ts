import type { Exit } from '../../src/driver';
import type { Provocation } from '../../src/verdict';

/** Something done to the subject on purpose, and how to show that it really happened. */
export interface Provoked {
  readonly kind: string;
  evidence(): Promise<Pick<Provocation, 'fired' | 'evidence'>>;
}

/** An attack that a request carries needs no other witness than the request. */
export const carriedByRequest = (kind: string): Provoked => ({
  kind,
  evidence: () => Promise.resolve({ fired: true, evidence: `the request carried ${kind}` }),
});

/** A process that was killed has to have ended by that. */
export const killedWith = (kind: string, { code, signal }: Exit): Provoked => ({
  kind,
  evidence: () =>
    Promise.resolve({
      fired: signal === 'SIGKILL',
      evidence: `the process ended with ${signal ?? `code ${code ?? 'none'}`}`,
    }),
});

/** Joins all that was done in a scenario: it fired if every part of it did. */
export const joinProvocations = async (
  provoked: readonly Provoked[],
  baseline: Provocation['baseline'],
): Promise<Provocation | null> => {
  if (provoked.length === 0) return null;
  const evidence = await Promise.all(provoked.map((part) => part.evidence()));
  return {
    kind: provoked.map(({ kind }) => kind).join(', then '),
    fired: evidence.every(({ fired }) => fired),
    evidence: evidence.map((part) => part.evidence).join('; '),
    baseline,
  };
};
