import { table } from './markdown';
import type { Account } from './types';
import { assuranceWords, checksOf, evidenceLinks, outcomeCell } from './words';

/** What is claimed of every event, by the requirement that shows it. */
const claims = [
  ['Emitted once, with true values', 'EMIT-1'],
  ['Append-only, by one writer', 'TRAIL-1'],
  ['Chained by a keyed hash', 'TRAIL-2'],
  ['Tampering is detected', 'TRAIL-3'],
  ['One event is one line of valid JSON that no input can forge', 'HYG-1'],
  ['Says who, where and under which correlation', 'ACTOR-1'],
  ['Never blocks the operation', 'EMIT-5'],
] as const;

/** What is asked of every event, whatever its type, and what the run says of it. */
export const propertiesMarkdown = ({ requirements }: Account): string =>
  table(
    ['Property', 'Requirement', 'Outcome', 'Assurance', 'Evidence'],
    claims.flatMap(([property, id]) =>
      requirements
        .filter(({ definition }) => definition.id === id)
        .map((one) => [
          property,
          id,
          outcomeCell(one),
          assuranceWords(one.verdict.assurance),
          evidenceLinks(checksOf(one)) || 'none',
        ]),
    ),
  );
