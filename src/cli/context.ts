import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findLayout } from '../run';

/** The process as commands see it: where to write, what time it is, how to leave. */
export interface Context {
  readonly input: NodeJS.ReadStream;
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: string;
  readonly cwd: string;
  readonly version: string;
  readonly temporaryDirectory: string;
  readonly now: () => Date;
  readonly randomHex: (bytes: number) => string;
  readonly exit: (code: number) => void;
}

/** The one place that touches the process. */
export const processContext = (process: NodeJS.Process): Context => ({
  input: process.stdin,
  out: process.stdout,
  err: process.stderr,
  env: process.env,
  platform: process.platform,
  cwd: process.cwd(),
  version: packageVersion(),
  temporaryDirectory: tmpdir(),
  now: () => new Date(),
  randomHex: (bytes) => randomBytes(bytes).toString('hex'),
  exit: (code) => {
    process.exitCode = code;
  },
});

const packageVersion = (): string => {
  const text = readFileSync(join(findLayout().root, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
};
