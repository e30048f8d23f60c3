/** The time as epoch milliseconds. */
export type Clock = () => number;
