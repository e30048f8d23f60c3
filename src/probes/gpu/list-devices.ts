import { load, type LibraryHandle } from 'koffi';
import type { CudaDeviceReport, CudaReport } from './types';

/** CUdevice_attribute, as far as a report tells of it. */
const attributes = {
  integrated: 18,
  ecc: 32,
  unifiedAddressing: 41,
  major: 75,
  minor: 76,
  managedMemory: 83,
} as const;

const NAME_BYTES = 256;

/** Calls of the driver by name; any result but 0 throws. */
const callsOf =
  (library: LibraryHandle) =>
  (name: string, types: readonly string[], ...args: readonly unknown[]): void => {
    const result = library.func(name, 'int', [...types])(...args) as number;
    if (result === 0) return;
    const found: (string | null)[] = [null];
    library.func('int cuGetErrorName(int result, _Out_ const char **name)')(result, found);
    throw new Error(`${name} answered ${found[0] ?? 'an unknown error'} (${result})`);
  };

type Call = ReturnType<typeof callsOf>;

const number = (call: Call, name: string, ...args: readonly number[]): number => {
  const room = new BigUint64Array(1);
  call(name, ['void *', ...args.map(() => 'int')], room, ...args);
  return Number(room[0]);
};

const describe = (call: Call, device: number): CudaDeviceReport => {
  const ask = (attribute: keyof typeof attributes): number =>
    number(call, 'cuDeviceGetAttribute', attributes[attribute], device);
  const name = Buffer.alloc(NAME_BYTES);
  call('cuDeviceGetName', ['void *', 'int', 'int'], name, NAME_BYTES, device);
  return {
    name: name.toString('utf8', 0, name.indexOf(0)),
    compute_capability: `${ask('major')}.${ask('minor')}`,
    total_bytes: number(call, 'cuDeviceTotalMem_v2', device),
    integrated: ask('integrated') !== 0,
    ecc: ask('ecc') !== 0,
    unified_addressing: ask('unifiedAddressing') !== 0,
    managed_memory: ask('managedMemory') !== 0,
  };
};

const messageOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause);

const open = (path: string): LibraryHandle | string => {
  try {
    return load(path);
  } catch (cause) {
    return `no driver: ${path} is not there or does not load (${messageOf(cause)})`;
  }
};

/** 12040 is CUDA 12.4. */
const versionText = (version: number): string =>
  `${Math.floor(version / 1000)}.${Math.floor((version % 1000) / 10)}`;

const look = (path: string): CudaReport => {
  const library = open(path);
  if (typeof library === 'string') return { devices: [], reason: library };
  const call = callsOf(library);
  let driver: string | undefined;
  try {
    driver = versionText(number(call, 'cuDriverGetVersion'));
    call('cuInit', ['uint'], 0);
    const count = number(call, 'cuDeviceGetCount');
    const devices = Array.from({ length: count }, (_, ordinal) =>
      describe(call, number(call, 'cuDeviceGet', ordinal)),
    );
    return {
      driver,
      devices,
      ...(count === 0 ? { reason: 'no device: the driver lists none' } : {}),
    };
  } catch (cause) {
    const said = driver === undefined ? {} : { driver };
    return { ...said, devices: [], reason: `no usable device: ${messageOf(cause)}` };
  }
};

/**
 * A program of its own, because a driver that crashes must not take the gate with it: prints what the
 * CUDA driver in the library of its first argument says, as one line of JSON.
 */
process.stdout.write(`${JSON.stringify(look(process.argv[2] ?? ''))}\n`);
