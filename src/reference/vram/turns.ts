/** Runs one piece of work after the other, in the order asked; a failure does not stop the line. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

export const createTurns = (): Turns => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.then(
      () => undefined,
      () => undefined, // The rejection is the caller's, who holds `turn`.
    );
    return turn;
  };
};
