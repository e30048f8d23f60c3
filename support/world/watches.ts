import type { GateWorld } from './world';

/** Has something watched from now on, or from the next deed on. */
export type Watch = (world: GateWorld) => Promise<void>;

/** What a scenario may have watched, in the words of the features. */
export const watches: Readonly<Record<string, Watch>> = {
  'the disk': ({ disk }) => disk.begin(),
  'the model': async ({ subject, probes }) => {
    const { workspace } = await subject.case();
    probes.watch(workspace.model.path);
  },
  'the file outside the root': async ({ subject, probes }) => {
    const { workspace } = await subject.case();
    probes.watch(workspace.outside.path);
  },
};
