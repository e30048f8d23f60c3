import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Accounts } from './justified';
import { score, type Tally } from './report';

const PAGE = join('docs', 'mutation.md');

/** All below it is written by a run. */
const MARK = '<!-- Written by `npm run mutate`; change the code, not this part. -->';

/** What a run came to, folder by folder. */
export interface Result {
  readonly folder: string;
  readonly tally: Tally;
  readonly accounts: Accounts;
}

/** The table of a run. */
export const table = (results: readonly Result[]): string =>
  [
    '| folder | mutants | killed | timeout | survived | not covered | score |',
    '| --- | --: | --: | --: | --: | --: | --: |',
    ...results.map(({ folder, tally }) => {
      const { mutants, killed, timeout, survived, notCovered } = tally;
      const cells = [
        mutants,
        killed,
        timeout,
        survived,
        notCovered,
        `${score(tally).toFixed(1)} %`,
      ];
      return `| \`${folder}\` | ${cells.join(' | ')} |`;
    }),
  ].join('\n');

const listed = ({ folder, accounts }: Result): string => {
  const byReason = Map.groupBy(
    accounts.justified,
    ({ file, within, why }) => `**${file.slice(folder.length + 1)}**, \`${within}\`: ${why}`,
  );
  const entries = [...byReason].map(([reason, mutants]) => {
    const changes = [...new Set(mutants.map(({ change }) => `  - \`\` ${change} \`\``))];
    return [`- ${reason}`, ...changes].join('\n');
  });
  return [`### ${folder}`, ...entries].join('\n\n');
};

const unmeasured = (folders: readonly string[]): readonly string[] =>
  folders.length === 0
    ? []
    : [`Not measured on the code as it stands: ${folders.map((one) => `\`${one}\``).join(', ')}.`];

/** Writes the table and the survivors into the page, and of which folders nothing is known. */
export const writePage = async (
  results: readonly Result[],
  unknown: readonly string[],
): Promise<void> => {
  const [head = ''] = (await readFile(PAGE, 'utf8')).split(MARK);
  const text = [
    ...[head.trimEnd(), MARK, table(results), ...unmeasured(unknown)],
    '## What survives, and why',
    ...results.map(listed),
  ].join('\n\n');
  const config = await resolveConfig(PAGE);
  await writeFile(PAGE, await format(text, { ...config, parser: 'markdown' }));
};
