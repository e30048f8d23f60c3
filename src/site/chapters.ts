import type { Chapter, RequirementDefinition } from '../catalogue';

const names: Readonly<Record<Chapter, string>> = {
  emission: 'Emission',
  flush: 'Flushing',
  shutdown: 'Shutdown',
  comparison: 'Comparison',
  paths: 'Paths',
  hygiene: 'Hygiene and secrets',
  trail: 'The trail',
  vram: 'VRAM',
  loader: 'Loader',
  policy: 'Policy',
  monitoring: 'Monitoring',
  review: 'Source review',
  team: "The team's own",
};

/** The requirements of one chapter, in the order of the catalogue. */
export interface ChapterOfReport {
  readonly id: Chapter;
  readonly name: string;
  readonly requirements: readonly RequirementDefinition[];
}

/** The chapters that have requirements, in the order in which these first name them. */
export const chaptersOf = (
  requirements: readonly RequirementDefinition[],
): readonly ChapterOfReport[] =>
  [...new Set(requirements.map(({ chapter }) => chapter))].map((id) => ({
    ...{ id, name: names[id] },
    requirements: requirements.filter(({ chapter }) => chapter === id),
  }));
