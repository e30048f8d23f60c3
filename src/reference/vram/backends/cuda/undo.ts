/** What has to be undone, newest first. */
export interface Undo {
  add(step: () => void): void;
  /** Takes every step, whatever becomes of the others; the first failure is thrown at the end. */
  all(): void;
}

export const createUndo = (): Undo => {
  const steps: (() => void)[] = [];
  return {
    add: (step) => void steps.push(step),
    all() {
      const failures: unknown[] = [];
      for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
        try {
          step();
        } catch (cause) {
          failures.push(cause);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
};
