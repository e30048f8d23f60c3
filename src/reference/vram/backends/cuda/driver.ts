import { load, type LibraryHandle } from 'koffi';
import { CudaError } from './cuda-error';

/** What may be given for each type of the prototypes below. */
interface Given {
  readonly int: number;
  readonly uint: number;
  readonly uchar: number;
  readonly size_t: number;
  /** An address in device memory. */
  readonly uint64_t: bigint;
  readonly str: string;
  /** A handle, an address in host memory, or room to put something. */
  readonly 'void *': bigint | NodeJS.ArrayBufferView | null;
  readonly 'void **': readonly NodeJS.ArrayBufferView[] | null;
}

type Prototype = readonly (keyof Given)[];

/** The calls of the CUDA driver API that are made, and what they take; each answers a CUresult. */
const prototypes = {
  cuInit: ['uint'],
  cuDeviceGetCount: ['void *'],
  cuDeviceGet: ['void *', 'int'],
  cuDeviceGetName: ['void *', 'int', 'int'],
  cuDeviceTotalMem_v2: ['void *', 'int'],
  cuDeviceGetAttribute: ['void *', 'int', 'int'],
  cuDevicePrimaryCtxRetain: ['void *', 'int'],
  cuDevicePrimaryCtxRelease_v2: ['int'],
  cuCtxSetCurrent: ['void *'],
  cuMemGetInfo_v2: ['void *', 'void *'],
  cuMemAlloc_v2: ['void *', 'size_t'],
  cuMemFree_v2: ['uint64_t'],
  cuMemAllocHost_v2: ['void *', 'size_t'],
  cuMemFreeHost: ['void *'],
  cuMemcpyHtoDAsync_v2: ['uint64_t', 'void *', 'size_t', 'void *'],
  cuMemcpyDtoHAsync_v2: ['void *', 'uint64_t', 'size_t', 'void *'],
  cuMemsetD8Async: ['uint64_t', 'uchar', 'size_t', 'void *'],
  cuStreamCreate: ['void *', 'uint'],
  cuStreamSynchronize: ['void *'],
  cuStreamDestroy_v2: ['void *'],
  cuModuleLoadData: ['void *', 'str'],
  cuModuleGetFunction: ['void *', 'void *', 'str'],
  cuModuleUnload: ['void *'],
  cuLaunchKernel: [
    ...(['void *', 'uint', 'uint', 'uint', 'uint', 'uint', 'uint', 'uint'] as const),
    ...(['void *', 'void **', 'void **'] as const),
  ],
} as const satisfies Readonly<Record<string, Prototype>>;

type Prototypes = typeof prototypes;
type CallName = keyof Prototypes;
type Arguments<P extends Prototype> = { -readonly [I in keyof P]: Given[P[I]] };
type AfterFirst<P extends Prototype> = P extends readonly [unknown, ...infer R extends Prototype]
  ? Arguments<R>
  : never;

/** The CUDA driver API. Every call that does not succeed throws a `CudaError`. */
export interface Driver {
  call<N extends CallName>(name: N, ...args: Arguments<Prototypes[N]>): void;
  /** A call whose first argument is room for its answer, a number or a handle; zero-extended. */
  get<N extends CallName>(name: N, ...args: AfterFirst<Prototypes[N]>): bigint;
}

const SUCCESS = 0;

const loadLibrary = (path: string): LibraryHandle => {
  try {
    return load(path);
  } catch (cause) {
    throw new CudaError(
      'NO_DRIVER',
      `expected the CUDA driver in ${path}, found none (${cause instanceof Error ? cause.message : String(cause)}); ` +
        "install NVIDIA's driver or take another backend",
      null,
      { cause },
    );
  }
};

/** Finds what a library has to have; older drivers and other libraries lack something. */
const find = <T>(name: string, search: () => T): T => {
  try {
    return search();
  } catch (cause) {
    throw new CudaError(
      'NO_DRIVER',
      `expected ${name} in the CUDA driver, found none; install a driver for CUDA 11 or later`,
      null,
      { cause },
    );
  }
};

/**
 * Loads the driver of a machine. Its contexts are current in one thread only, so one thread makes
 * all the calls.
 *
 * @throws {CudaError} `NO_DRIVER`
 */
export const loadDriver = (path: string): Driver => {
  const library = loadLibrary(path);
  const nameOf = find(
    'cuGetErrorName',
    () =>
      library.func('int cuGetErrorName(int result, _Out_ const char **name)') as (
        result: number,
        name: (string | null)[],
      ) => number,
  );
  const bound = new Map(
    (Object.keys(prototypes) as CallName[]).map((name) => {
      const bind = () => library.func(name, 'int', [...prototypes[name]]);
      return [name, find(name, bind) as (...args: unknown[]) => number];
    }),
  );
  const call = (name: CallName, ...args: readonly unknown[]): void => {
    const result = bound.get(name)?.(...args);
    if (result === undefined || result === SUCCESS) return;
    const found: (string | null)[] = [null];
    nameOf(result, found);
    throw CudaError.ofCall({ call: name, result, resultName: found[0] ?? 'unknown' });
  };
  return {
    call,
    get(name, ...args) {
      const room = new BigUint64Array(1);
      call(name, room, ...(args as readonly unknown[]));
      return room[0] ?? 0n;
    },
  };
};
