/** Why a model path is refused, in words for machines (PATH-3). */
export const pathProblems = [
  'empty',
  'too_long',
  'not_well_formed',
  'nul_character',
  'control_character',
  'absolute',
  'drive_letter',
  'backslash',
  'parent_segment',
  'encoded',
  'lookalike',
  'outside_root',
  'changed_while_opening',
] as const;

export type PathProblem = (typeof pathProblems)[number];

/** A path that leads, or tries to lead, out of the model root; nothing behind it was read. */
export class PathRefusal extends Error {
  override readonly name = 'PathRefusal';

  constructor(
    readonly code: PathProblem,
    options?: ErrorOptions,
  ) {
    super(`expected a path that stays beneath the model root, found it ${code}`, options);
  }
}
