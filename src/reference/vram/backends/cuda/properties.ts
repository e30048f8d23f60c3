import type { Device } from '../../../../protocol';
import { CudaError } from './cuda-error';
import type { Driver } from './driver';

/** CUdevice_attribute, as far as it is asked for. */
const attributes = {
  integrated: 18,
  computeCapabilityMajor: 75,
  computeCapabilityMinor: 76,
  usesHostPageTables: 100,
} as const;

const NAME_BYTES = 256;

/** @throws {CudaError} `NO_DEVICE`, `DEVICE_FAILURE` */
export const findDevice = (driver: Driver, ordinal: number): number => {
  driver.call('cuInit', 0);
  const count = Number(driver.get('cuDeviceGetCount'));
  if (ordinal < count) return Number(driver.get('cuDeviceGet', ordinal));
  throw new CudaError(
    'NO_DEVICE',
    `expected device ${ordinal}, found ${count} of them; choose another or make it visible`,
    null,
  );
};

const nameOf = (driver: Driver, device: number): string => {
  const name = Buffer.alloc(NAME_BYTES);
  driver.call('cuDeviceGetName', name, NAME_BYTES, device);
  return name.toString('utf8', 0, name.indexOf(0));
};

/**
 * What the policy asks of a device (POLICY-1, POLICY-2). Its memory counts as unified where the host's
 * page tables hold for it too. Unified addressing and managed memory are not asked for: every device of
 * today offers both, and neither says where the bytes lie that cuMemAlloc gives.
 */
export const propertiesOf = (driver: Driver, device: number): Device => {
  const ask = (attribute: keyof typeof attributes): number =>
    Number(driver.get('cuDeviceGetAttribute', attributes[attribute], device));
  return {
    name: nameOf(driver, device),
    total_bytes: Number(driver.get('cuDeviceTotalMem_v2', device)),
    compute_capability: `${ask('computeCapabilityMajor')}.${ask('computeCapabilityMinor')}`,
    integrated: ask('integrated') !== 0,
    managed_memory_only: false,
    unified_memory: ask('usesHostPageTables') !== 0,
  };
};
