import { InvalidArgumentError } from 'commander';

/** Reads a whole number that is no less than that; an empty text, as of a variable unset, is none. */
export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`expected a whole number, ${least} or more.`);
  };

/** Keeps the values of an option that may be given again. */
export const oneMore = (value: string, before: readonly string[]): readonly string[] => [
  ...before,
  value,
];
