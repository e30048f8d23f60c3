import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/**
 * `npm run -s gpu [-- GiB]`: all there is to try on a machine with a GPU, in one go: what the doctor
 * says, the standard on the cuda backend, and the device tried and timed. Prints one JSON object.
 */
const run = async (program: string, ...args: readonly string[]): Promise<unknown> => {
  const child = spawn(process.execPath, [join(__dirname, '..', '..', program), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const printed = await text(child.stdout);
  const exit = await ended;
  try {
    return { exit, ...(JSON.parse(printed) as object) };
  } catch {
    return { exit, printed };
  }
};

const main = async (gib: string): Promise<void> => {
  const output = await mkdtemp(join(tmpdir(), 'proofgate-gpu-'));
  const gate = ['run', '--backend', 'cuda', '--json', '--output', output];
  const report = {
    doctor: await run('src/cli/main.js', 'doctor', '--json'),
    device: await run('support/bench/programs/gpu.js', gib),
    gate: await run('src/cli/main.js', ...gate),
  };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
};

void main(process.argv[2] ?? '8');
