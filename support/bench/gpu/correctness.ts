import { createHash } from 'node:crypto';
import { createCudaBackend, type DeviceThread } from '../../../src/reference/vram/backends';
import { FsVerity } from '../../../src/reference/vram/fs-verity';

const MIB = 1024 ** 2;

/** Sizes at which the tree gets another level or a block that is not full. */
const SIZES = [
  1,
  4095,
  4096,
  4097,
  128 * 4096,
  128 * 4096 + 1,
  64 * MIB,
  64 * MIB + 1,
  300 * MIB + 5,
];

/** What was looked at, and whether it was as it must be. */
export interface Finding {
  readonly what: string;
  readonly ok: boolean;
}

const onHost = {
  sha256: (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex'),
  'fs-verity': (bytes: Uint8Array): string => {
    const tree = new FsVerity();
    tree.update(bytes);
    return tree.digest(bytes.length);
  },
} as const;

/** Holds the digests of a device against those of the host, before and after a bit is flipped. */
async function* digestsAgree(device: DeviceThread, bytes: number): AsyncGenerator<Finding> {
  const model = Buffer.alloc(
    bytes,
    Uint8Array.from({ length: 251 }, (_, i) => i),
  );
  const backend = createCudaBackend(device, bytes);
  const handle = await backend.allocate(bytes);
  await backend.write(handle, 0, model);
  for (const algorithm of ['sha256', 'fs-verity'] as const) {
    const ok = (await backend.digest(handle, algorithm)) === onHost[algorithm](model);
    yield { what: `${algorithm} of ${bytes} bytes is that of the host`, ok };
  }
  const last = model.subarray(bytes - 1);
  last[0] = (last[0] ?? 0) ^ 0x80;
  await backend.write(handle, bytes - 1, last);
  const ok = (await backend.digest(handle, 'fs-verity')) === onHost['fs-verity'](model);
  yield { what: `fs-verity of ${bytes} bytes finds the last bit flipped`, ok };
  await backend.free(handle);
}

const outOfMemory = async (device: DeviceThread): Promise<Finding> => {
  const { totalBytes } = await device.call('memoryInfo');
  const refused = await device.call('allocate', totalBytes + MIB).then(
    () => 'granted',
    (cause: unknown) => (cause as { code?: string }).code,
  );
  const memory = await device.call('allocate', MIB);
  await device.call('free', memory);
  return {
    what: 'more than there is gives OUT_OF_MEMORY, and the device works on',
    ok: refused === 'OUT_OF_MEMORY',
  };
};

const freedReturns = async (device: DeviceThread): Promise<Finding> => {
  const before = await device.call('memoryInfo');
  await device.call('free', await device.call('allocate', 512 * MIB));
  const after = await device.call('memoryInfo');
  return { what: 'freed memory is free again', ok: after.freeBytes === before.freeBytes };
};

/** Whether a device does what the emulated one does. */
export const findings = async (device: DeviceThread): Promise<readonly Finding[]> => {
  const found: Finding[] = [];
  for (const bytes of SIZES) {
    for await (const finding of digestsAgree(device, bytes)) found.push(finding);
  }
  return [...found, await outOfMemory(device), await freedReturns(device)];
};
