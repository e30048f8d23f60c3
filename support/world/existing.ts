/** What a step before must have brought about; a scenario that lacks it is written wrong. */
export const existing = <T>(value: T | null, what: string): T => {
  if (value !== null) return value;
  throw new Error(`expected a scenario that ${what} before this step`);
};
