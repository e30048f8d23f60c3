import { execFile } from 'node:child_process';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import type { CudaReport } from './types';

const run = promisify(execFile);

/** A driver wakes its devices first, which takes seconds where nothing keeps them awake. */
const DEADLINE_MS = 60_000;

/** The name under which NVIDIA's driver installs its library. */
const SYSTEM_LIBRARY = 'libcuda.so.1';

/** Asks the CUDA driver of this machine, in a process of its own, what devices there are. */
export const cudaReport = async (library = SYSTEM_LIBRARY): Promise<CudaReport> => {
  const extension = extname(__filename);
  const loader = extension === '.ts' ? ['--require', 'ts-node/register'] : [];
  const program = join(__dirname, `list-devices${extension}`);
  try {
    const { stdout } = await run(process.execPath, [...loader, program, library], {
      timeout: DEADLINE_MS,
    });
    return JSON.parse(stdout) as CudaReport;
  } catch (cause) {
    const { signal, message } = cause as { signal?: string | null; message: string };
    return { devices: [], reason: `asking the driver ended in ${signal ?? message}` };
  }
};
