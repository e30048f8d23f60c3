import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';

/** What the child can be asked to do; it answers `done`, or the code of the error. */
type Deed = 'append' | 'read' | 'burn' | 'burn apart' | 'take' | 'rest';

/** A small program of its own, to be looked at from outside. */
export interface Child {
  readonly pid: number;
  does(deed: Deed, file?: string): Promise<string>;
  /** Ends it; afterwards no process has its pid. */
  stop(): Promise<void>;
}

const PROGRAM = `
const fs = require('node:fs');
const { once } = require('node:events');
const { Worker } = require('node:worker_threads');
const burn = () => {
  const enough = process.cpuUsage().user + 100_000;
  while (process.cpuUsage().user < enough);
};
const deeds = {
  append: (file) => fs.appendFileSync(file, 'one more line\\n'),
  read: (file) => fs.readFileSync(file),
  rest: () => undefined,
  take: () => void Buffer.alloc(64 * 1024 * 1024, 1),
  burn,
  'burn apart': () => once(new Worker(\`(\${burn})()\`, { eval: true }), 'exit'),
};
require('node:readline').createInterface({ input: process.stdin }).on('line', async (line) => {
  const [deed, file] = JSON.parse(line);
  let answer = 'done';
  try {
    await deeds[deed](file);
  } catch (error) {
    answer = error.code;
  }
  process.stdout.write(answer + '\\n');
});
process.stdout.write('ready\\n');
`;

/** Generous: the child answers at once, unless it died. */
const DEADLINE_MS = 20_000;

/** Starts the child; it is gone when the test ends. */
export const startChild = async (context: TestContext): Promise<Child> => {
  const child = spawn(process.execPath, ['-e', PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
  };
  context.after(stop);
  const lines = createInterface({ input: child.stdout });
  const next = async (): Promise<string> => {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const [line] = (await Promise.race([
      once(lines, 'line', { signal }),
      gone.then(() => Promise.reject(new Error('expected an answer, the child died'))),
    ])) as [string];
    return line;
  };
  await next();
  const { pid } = child;
  if (pid === undefined) throw new Error('expected a running child');
  const does = (deed: Deed, file?: string): Promise<string> => {
    const answer = next();
    child.stdin.write(`${JSON.stringify([deed, file])}\n`);
    return answer;
  };
  return { pid, does, stop };
};
