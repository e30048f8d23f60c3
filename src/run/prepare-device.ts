import { buildFakeCuda, compilerProblem } from '../../support/fake-cuda/build';
import { cudaReport } from '../probes';
import type { Layout } from './layout';
import type { Backend } from './types';

/** The device of a run: what the subjects need to find it, or why there is none. */
export interface PreparedDevice {
  /** The library that stands in for the driver of CUDA. */
  readonly driverLibrary: string | null;
  /** Why nothing can be verified on this backend here; null when it can. */
  readonly missing: string | null;
}

/** Makes sure that the backend a run asks for is there, before a hundred scenarios find it is not. */
export const prepareDevice = async (
  backend: Backend,
  layout: Layout,
  place: string,
): Promise<PreparedDevice> => {
  switch (backend) {
    case 'mock':
      return { driverLibrary: null, missing: null };
    case 'emulated': {
      const missing = await compilerProblem();
      if (missing !== null) return { driverLibrary: null, missing };
      return { driverLibrary: await buildFakeCuda(layout.fakeCuda, place), missing: null };
    }
    case 'cuda': {
      const { reason } = await cudaReport();
      return { driverLibrary: null, missing: reason ?? null };
    }
  }
};

/** What CUDA this machine has, and whether the emulated driver can be built here. */
export const describeCuda = async () => ({
  ...(await cudaReport()),
  emulated: (await compilerProblem()) === null,
});
