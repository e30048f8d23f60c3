const DEADLINE_MS = 10_000;

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** Waits, turn by turn, for what must become true; fails after ten seconds. */
export const eventually = async (isTrue: () => Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error('it never became true');
    await nextTurn();
  }
};
