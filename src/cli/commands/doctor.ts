import type { Command } from 'commander';
import { describeCuda, probeAvailability } from '../../run';
import { describeBrowser, type BrowserPlace } from '../../site';
import type { Context } from '../context';
import { paint } from '../terminal/paint';

type Cuda = Awaited<ReturnType<typeof describeCuda>>;

interface Line {
  readonly name: string;
  readonly available: boolean;
  readonly reason?: string;
}

/** `proofgate doctor`: what the gate can look with on this machine, and what shards can lie on. */
export const addDoctor = (program: Command, context: Context): void => {
  program
    .command('doctor')
    .description('tell which probes and devices work on this machine, and why others do not')
    .option('--json', 'print one JSON object and nothing else', false)
    .addHelpText('after', '\nExample:\n  $ proofgate doctor')
    .action(async ({ json }: { json: boolean }) => {
      const probes = await probeAvailability(context);
      const cuda = await describeCuda();
      const browser = await describeBrowser(placeOf(context));
      if (json) {
        context.out.write(`${JSON.stringify({ node: process.version, probes, cuda, browser })}\n`);
        return;
      }
      context.out.write(`node  ${process.version}\n`);
      for (const line of [...probes, ...cudaLines(cuda), { name: 'browser', ...browser }]) {
        const { name, available, reason } = line;
        const word = available
          ? paint('green', 'yes', context.out)
          : paint('yellow', 'no', context.out);
        context.out.write(
          `${name.padEnd(16)}${word}${reason === undefined ? '' : `  ${reason}`}\n`,
        );
      }
    });
};

const placeOf = ({ env, platform }: Context): BrowserPlace => ({
  named: env.PROOFGATE_BROWSER,
  ...{ platform, architecture: process.arch },
});

const GIBIBYTE = 1024 ** 3;

/** The driver with its devices, and the emulated driver. */
const cudaLines = ({ driver, devices, reason, emulated }: Cuda): readonly Line[] => {
  const described = devices.map(
    ({ name, compute_capability: capability, total_bytes: bytes }) =>
      `${name} (${capability}, ${(bytes / GIBIBYTE).toFixed(1)} GiB)`,
  );
  const found = `CUDA ${driver ?? 'unknown'}: ${described.join(', ')}`;
  return [
    { name: 'cuda', available: reason === undefined, reason: reason ?? found },
    emulated
      ? { name: 'cuda emulated', available: true }
      : { name: 'cuda emulated', available: false, reason: 'needs a C compiler' },
  ];
};
