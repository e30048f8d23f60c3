import { layout } from '../layout';

/** Documents that quote no evidence, so that an edition has them as the full bundle does. */
const quoteNothing: readonly string[] = [
  layout.results,
  layout.subjects,
  layout.environment,
  layout.policy,
  layout.plan,
  layout.mutants,
  layout.waivers,
];

/** Documents that an edition cannot do without, and has without the words of removed evidence. */
const retold: readonly string[] = [layout.messages, layout.traceability];

/** What becomes of a file of the payload in an edition; documents unknown here are left out. */
export const fateOf = (path: string): 'evidence' | 'kept' | 'rewritten' | 'omitted' => {
  if (path.startsWith(`${layout.evidence}/`)) return 'evidence';
  if (path.startsWith(`${layout.features}/`) || quoteNothing.includes(path)) return 'kept';
  return retold.includes(path) ? 'rewritten' : 'omitted';
};

/** Whether a file is of the edition itself, and not of the full bundle. */
export const isOfEdition = (path: string): boolean =>
  path === layout.edition || path === layout.editionPage || path.startsWith(`${layout.original}/`);
