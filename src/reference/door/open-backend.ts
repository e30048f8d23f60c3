import type { CaseConfig } from '../../protocol';
import {
  createCudaBackend,
  createMockBackend,
  startDevice,
  SYSTEM_LIBRARY,
  VramError,
  type VramBackend,
} from '../vram';

/** The device of a case, and the way to let go of it. */
export interface OpenBackend extends AsyncDisposable {
  readonly backend: VramBackend;
}

/** Told of what could not be given back to the device when it was closed. */
type ReportFailure = (failure: VramError) => void;

const openCuda = async (
  library: string,
  capacityBytes: number,
  reportFailure: ReportFailure,
): Promise<OpenBackend> => {
  const device = await startDevice({ library, ordinal: 0 });
  return {
    backend: createCudaBackend(device, capacityBytes),
    [Symbol.asyncDispose]: async () => {
      try {
        await device[Symbol.asyncDispose]();
      } catch (cause) {
        reportFailure(VramError.from(cause));
      }
    },
  };
};

/** Where the emulated driver lies: whoever asks for it has built it. */
const emulatedLibrary = ({ driver_library: library }: CaseConfig['vram']): string => {
  if (library !== undefined) return library;
  throw new Error('expected vram.driver_library with the emulated backend, found none; name it');
};

/** Opens the backend a case asks for; of a real machine the first device that is visible. */
export const openBackend = async (
  config: CaseConfig['vram'],
  reportFailure: ReportFailure,
): Promise<OpenBackend> => {
  const capacityBytes = config.capacity_bytes;
  switch (config.backend) {
    case 'mock':
      return {
        backend: createMockBackend({ capacityBytes }),
        [Symbol.asyncDispose]: () => Promise.resolve(),
      };
    case 'emulated':
      return openCuda(emulatedLibrary(config), capacityBytes, reportFailure);
    case 'cuda':
      return openCuda(SYSTEM_LIBRARY, capacityBytes, reportFailure);
  }
};
