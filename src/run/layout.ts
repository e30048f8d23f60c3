import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RunError } from './errors';
import type { Inputs } from './inputs';

/** Where the parts of the gate lie: in a checkout as TypeScript, in a package as JavaScript. */
export interface Layout {
  /** Holds features/ and package.json; feature names in results are relative to it. */
  readonly root: string;
  /** Holds src, steps and support as they run. */
  readonly code: string;
  readonly features: string;
  /** The sources of the emulated CUDA driver. */
  readonly fakeCuda: string;
  /** Modules Cucumber loads first, then the support code itself. */
  readonly requireModules: readonly string[];
  readonly requirePaths: readonly string[];
  /** A module of its own, because Cucumber loads its plugins by name. */
  readonly choicePlugin: string;
  /** What the built-in subject is documented and watched with. */
  readonly inputs: Inputs;
  /** Built programs, started as processes of their own. */
  readonly programs: {
    readonly reference: string;
    readonly control: string;
    /** Runs the features of a team, apart from the standard. */
    readonly extension: string;
  };
  /** Has the steps of a team find `proofgate/steps`. */
  readonly resolve: string;
  /** The built module that lists the subjects of a self-test. */
  readonly mutants: string;
  /** Matrices of self-tests that were made before the gate was packed. */
  readonly matrices: string;
}

/** Finds the layout from where this very file lies. */
export const findLayout = (): Layout => {
  const extension = extname(__filename);
  const fromSource = extension === '.ts';
  const code = join(__dirname, '..', '..');
  const root = fromSource ? code : join(code, '..');
  const built = fromSource ? join(root, 'dist') : code;
  return {
    root,
    code,
    features: join(root, 'features'),
    fakeCuda: join(root, 'support', 'fake-cuda'),
    requireModules: fromSource ? ['ts-node/register'] : [],
    requirePaths: [
      join(code, 'support', `vocabulary${extension}`),
      join(code, 'support', `hooks${extension}`),
      join(code, 'steps', `*${extension}`),
    ],
    choicePlugin: pathToFileURL(join(__dirname, `choice-plugin${extension}`)).href,
    inputs: {
      readme: [join(root, 'README.md')],
      alertRules: [join(root, 'monitoring', 'alerts.yaml')],
      source: [join(root, 'src', 'reference')],
    },
    programs: {
      reference: join(built, 'reference', 'program.js'),
      control: join(built, 'support', 'controls', 'leaky-comparison.js'),
      extension: join(built, 'src', 'run', 'extension', 'program.js'),
    },
    resolve: join(code, 'support', 'extension', `resolve${extension}`),
    mutants: join(built, 'support', 'mutants', 'index.js'),
    matrices: join(built, 'matrices'),
  };
};

/**
 * In a checkout somebody has to build the programs first.
 *
 * @throws {RunError} `NOT_BUILT`
 */
export const assertBuilt = ({ programs, mutants }: Layout): void => {
  if ([...Object.values(programs), mutants].every((program) => existsSync(program))) return;
  throw new RunError(
    'NOT_BUILT',
    'expected the built programs of the reference subject, found none; run `npm run build` first',
  );
};
