import type { RequirementDefinition } from '../../catalogue';
import type { PolicyDocument } from '../results';
import type { Catalogue } from '../types';

/** Whether a requirement is one of a team, by a prefix that is none of the standard's. */
export const isTeams = (
  { extension }: Pick<PolicyDocument, 'extension'>,
  { requirements }: Catalogue,
  id: string,
): boolean =>
  extension !== null &&
  id.startsWith(`${extension.prefix}-`) &&
  !requirements.some((own) => own.id.startsWith(`${extension.prefix}-`));

/** The catalogue a bundle must have been judged by: the standard in full, and what a team added. */
export const withTeam = (catalogue: Catalogue, policy: PolicyDocument): Catalogue => ({
  ...catalogue,
  requirements: [
    ...catalogue.requirements,
    // Read back from JSON of the same shape; ids, severity and checks are all a verdict rests on.
    ...(policy.requirements.filter(({ id }) =>
      isTeams(policy, catalogue, id),
    ) as readonly RequirementDefinition[]),
  ],
});
