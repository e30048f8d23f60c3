import { SYSTEM_LIBRARY, startDevice } from '../../../src/reference/vram/backends';
import { measureBandwidth } from '../gpu/bandwidth';
import { findings } from '../gpu/correctness';
import { timeSealing } from '../gpu/sealing';

/**
 * `gpu.js [GiB] [library]`: tries the CUDA backend on the device of this machine and times it. Prints
 * one JSON object; exits with 1 when something is not as it must be. Needs no other package than koffi.
 */
const main = async (gib: number, library: string): Promise<void> => {
  const started = performance.now();
  await using device = await startDevice({ library, ordinal: 0 });
  const openMs = performance.now() - started;
  const [properties, memory] = [await device.call('properties'), await device.call('memoryInfo')];
  const found = await findings(device);
  // The first use of the kernel compiles it, which is no part of sealing.
  await timeSealing(device, 'fs-verity', 1 / 1024);
  const sealing = [
    await timeSealing(device, 'sha256', gib),
    await timeSealing(device, 'fs-verity', gib),
  ];
  const bandwidth = measureBandwidth(library);
  const ok = found.every((finding) => finding.ok);
  const report = { ok, properties, memory, open_ms: openMs, findings: found, bandwidth, sealing };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  process.exitCode = ok ? 0 : 1;
};

const [gib = '8', library = SYSTEM_LIBRARY] = process.argv.slice(2);
main(Number(gib), library).catch((cause: unknown) => {
  const { code, message } = cause as { code?: string; message?: string };
  process.stdout.write(`${JSON.stringify({ ok: false, code, message }, null, 2)}\n`);
  process.exitCode = 1;
});
