import type { TrailSource } from './source';

/** Whether a directory has anything of a trail, be it only what says that there was one. */
export const isTrailThere = async (source: TrailSource): Promise<boolean> =>
  (await source.names()).some((name) => source.format.belongs(name));
