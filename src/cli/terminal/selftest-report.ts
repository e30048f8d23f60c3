import { askedAgain, faultsOf, verdictOf, type KillMatrix } from '../../selftest';
import { paint } from './paint';
import { printable } from './printable';

const words = {
  conformant: ['ABLE TO FAIL', 'green'],
  violation: ['NOT TO BE TRUSTED', 'red'],
  incomplete: ['NOT ALL WAS JUDGED', 'yellow'],
} as const;

/** The mutants with what killed each, then every broken rule, then the sum. */
export const renderSelftest = (
  matrix: KillMatrix,
  isWhole: boolean,
  stream: NodeJS.WriteStream,
): string => {
  const byMutant = Map.groupBy(matrix.matrix, ({ mutant }) => mutant);
  const rows = [...byMutant].map(([mutant, kills]) => {
    const [first] = kills;
    const { expected = '', seen = '' } = first?.finding ?? {};
    const head = `${paint('green', 'killed', stream)}  ${mutant.padEnd(36)} ${kills
      .map(({ requirement }) => requirement)
      .join(' ')}`;
    return `${head}\n${' '.repeat(8)}${paint('gray', printable(`expected ${expected}; seen: ${seen}`), stream)}`;
  });
  const [word, colour] = words[verdictOf(matrix)];
  const seconds = (matrix.durationMs / 1000).toFixed(0);
  return [
    ...rows,
    ...askedAgain(matrix).map((again) => paint('yellow', printable(again), stream)),
    ...faultsOf(matrix).map((fault) => paint('red', printable(fault), stream)),
    '',
    `${paint(colour, word, stream)}  ${matrix.killed} of ${matrix.mutants} mutants killed; ${seconds} s`,
    ...(isWhole ? ['It will be in the bundles of this very gate.'] : []),
    '',
  ].join('\n');
};
