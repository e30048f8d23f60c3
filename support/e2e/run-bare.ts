import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareMachine } from './bare-machine';
import { projectRoot } from './proofgate';

const CLI = join(projectRoot, 'dist', 'src', 'cli', 'main.js');

/** Runs the command line as on a machine without the tools of the deep probes, and ends as it does. */
const main = async (args: readonly string[]): Promise<void> => {
  const place = await mkdtemp(join(tmpdir(), 'proofgate-bare-'));
  try {
    const PATH = await bareMachine(join(place, 'bin'));
    const run = spawn(process.execPath, [CLI, ...args], {
      env: { ...process.env, PATH },
      stdio: 'inherit',
    });
    process.exitCode = await new Promise<number>((resolve, reject) => {
      run.once('error', reject).once('close', (code) => {
        resolve(code ?? 4);
      });
    });
  } finally {
    await rm(place, { recursive: true });
  }
};

void main(process.argv.slice(2));
