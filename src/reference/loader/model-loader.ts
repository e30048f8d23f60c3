import { secretsMatch } from '../comparison';
import { step, untilQuiet, type FailureReport } from '../disposal';
import { LoaderError } from './errors';
import { parseGguf } from './gguf';
import { load } from './loading';
import { createOpenBeneath } from './open-beneath';
import type { LoadedModel, LoaderCollaborators, ModelLoader } from './types';

type Required = 'root' | 'maxBytes' | 'auditor';

/** What a loader needs; whatever is not given is the reference's own. */
export type ModelLoaderOptions = Pick<LoaderCollaborators, Required> &
  Partial<Omit<LoaderCollaborators, Required | 'workerId'>> & {
    readonly workerId: string | null;
    readonly reportFailure: FailureReport;
  };

const disposed = (): LoaderError =>
  new LoaderError('DISPOSED', 'expected a loader in use, found it disposed; create a new one');

export const createModelLoader = (options: ModelLoaderOptions): ModelLoader => {
  const collaborators: LoaderCollaborators = {
    comparison: secretsMatch,
    openBeneath: createOpenBeneath(),
    parseModel: parseGguf,
    ...options,
    workerId: options.workerId ?? 'unknown',
  };
  const underWay = new Set<Promise<LoadedModel>>();
  let disposal: Promise<void> | undefined;

  const dispose = async (): Promise<void> => {
    await untilQuiet(options.reportFailure, Promise.allSettled(underWay));
    await step(options.reportFailure, () => collaborators.auditor?.flush());
  };

  return {
    async load(request) {
      if (disposal !== undefined) throw disposed();
      const loading = load(collaborators, request);
      underWay.add(loading);
      try {
        return await loading;
      } finally {
        underWay.delete(loading);
      }
    },
    [Symbol.asyncDispose]: () => (disposal ??= dispose()),
  };
};
