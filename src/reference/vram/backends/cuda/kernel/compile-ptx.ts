import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'koffi';

const SOURCE = 'fs-verity-level.cu';

/** Where the source of the kernel lies, and the PTX made from it. */
export const sourcePath = join(__dirname, SOURCE);
export const ptxPath = join(__dirname, 'fs-verity-level.ptx');

/** The oldest architecture it runs on; the driver compiles PTX for all later ones too. */
const ARCHITECTURE = 'compute_70';

/** NVRTC, NVIDIA's compiler as a library; it needs neither a GPU nor a toolkit. */
export interface Compiler {
  readonly version: string;
  compile(source: string): string;
}

/** Binds NVRTC. Any other result than 0 throws what the compiler logged. */
export const loadCompiler = (path: string): Compiler => {
  const library = load(path);
  const bind = (name: string, ...types: readonly string[]) =>
    library.func(name, 'int', [...types]) as (...args: unknown[]) => number;
  const text = (size: string, get: string, program: unknown): string => {
    const bytes = new BigUint64Array(1);
    bind(size, 'void *', 'void *')(program, bytes);
    const into = Buffer.alloc(Number(bytes[0]));
    bind(get, 'void *', 'void *')(program, into);
    return into.toString('utf8', 0, into.indexOf(0));
  };
  const version = new Int32Array(2);
  bind('nvrtcVersion', 'void *', 'void *')(version.subarray(0, 1), version.subarray(1));
  return {
    version: version.join('.'),
    compile(source) {
      const program = new BigUint64Array(1);
      const create = ['void *', 'str', 'str', 'int', 'void *', 'void *'];
      bind('nvrtcCreateProgram', ...create)(program, source, SOURCE, 0, null, null);
      const options = [`--gpu-architecture=${ARCHITECTURE}`, '--std=c++14'];
      const compile = bind('nvrtcCompileProgram', 'void *', 'int', 'const char **');
      if (compile(program[0], options.length, options) !== 0) {
        throw new Error(text('nvrtcGetProgramLogSize', 'nvrtcGetProgramLog', program[0]));
      }
      return text('nvrtcGetPTXSize', 'nvrtcGetPTX', program[0]);
    },
  };
};

/** The line every PTX begins with: what it was made from, and with what. */
const provenance = (source: Buffer, { version }: Compiler): string =>
  `// SHA-256 of ${SOURCE}: ${createHash('sha256').update(source).digest('hex')}\n` +
  `// NVRTC ${version}, ${ARCHITECTURE}\n`;

/** The PTX of the kernel as it is now. */
export const makePtx = (compiler: Compiler): string => {
  const source = readFileSync(sourcePath);
  return provenance(source, compiler) + compiler.compile(source.toString('utf8'));
};
