/** What a 64-bit pointer looks like in hex: eight digits and more. */
const HEX = /\b0x[0-9a-f]{8,16}\b/gi;
const INTEGER = /(?<![\w.+-])\d{10,20}(?![\w.])/g;
const NAMED = /"(?:\w*_)?(?:ptr|pointer|handle)"\s*:\s*(?!null)[^,}\]]+/gi;

/** Below lie sizes of this machine's devices; above, a number is no user-space address. */
const LEAST = 2n ** 32n;
const MOST = 2n ** 57n;

/** From 2020 to 2050 in milli-, micro- and nanoseconds: these numbers are times. */
const YEARS: readonly [number, number] = [Date.UTC(2020, 0), Date.UTC(2050, 0)];

/**
 * Everything in a text that has the shape of a pointer: hex after `0x`, integers beyond 32 bits that
 * are no times, and members named as pointers are.
 */
export const findPointers = (text: string): string[] => [
  ...new Set([
    ...[...text.matchAll(HEX)].map(([run]) => run),
    ...[...text.matchAll(INTEGER)].map(([run]) => run).filter((run) => isAddress(BigInt(run))),
    ...[...text.matchAll(NAMED)].map(([run]) => run),
  ]),
];

const isAddress = (value: bigint): boolean => value >= LEAST && value < MOST && !isTime(value);

const isTime = (value: bigint): boolean =>
  [1n, 1000n, 1_000_000n].some(
    (unit) => value >= BigInt(YEARS[0]) * unit && value < BigInt(YEARS[1]) * unit,
  );
