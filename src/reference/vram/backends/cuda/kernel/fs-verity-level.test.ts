import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { runThread } from '../testing/ptx-machine';
import { loadCompiler, makePtx, ptxPath, sourcePath, type Compiler } from './compile-ptx';

const ptx = readFileSync(ptxPath, 'utf8');

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

const BLOCK_BYTES = 4096;
const DIGEST_BYTES = 32;
const THREADS = 4;
const UNTOUCHED = 0xee;

/** Runs the kernel as a driver would, with more threads than there are blocks. */
const levelByPtx = (data: Buffer): Buffer => {
  const at = Math.ceil(data.length / 16) * 16;
  const memory = Buffer.alloc(at + 2 * THREADS * DIGEST_BYTES, UNTOUCHED);
  memory.set(data);
  for (let thread = 0; thread < 2 * THREADS; thread += 1) {
    runThread(ptx, {
      memory,
      parameters: [0n, BigInt(data.length), BigInt(at)],
      special: {
        '%ctaid.x': Math.floor(thread / THREADS),
        '%ntid.x': THREADS,
        '%tid.x': thread % THREADS,
      },
    });
  }
  return memory.subarray(at);
};

const levelExpected = (data: Buffer): Buffer => {
  const level = Buffer.alloc(2 * THREADS * DIGEST_BYTES, UNTOUCHED);
  for (let block = 0; block * BLOCK_BYTES < data.length; block += 1) {
    const filled = Buffer.alloc(BLOCK_BYTES);
    filled.set(data.subarray(block * BLOCK_BYTES, (block + 1) * BLOCK_BYTES));
    level.set(sha256(filled), block * DIGEST_BYTES);
  }
  return level;
};

for (const size of [1, 63, 64, 65, 4095, 4096, 4097, 5 * 4096, 5 * 4096 + 100]) {
  test(`the PTX digests the blocks of ${size} bytes, and writes nothing besides`, () => {
    const data = randomBytes(size);
    assert.deepEqual(levelByPtx(data), levelExpected(data));
  });
}

test('the PTX was made from the source beside it', () => {
  const [, digest] = /^\/\/ SHA-256 of fs-verity-level\.cu: (\w+)$/m.exec(ptx) ?? [];
  const made = sha256(readFileSync(sourcePath)).toString('hex');
  assert.equal(digest, made, 'the kernel has changed: run `npm run build:kernel`');
});

test('the PTX asks for no more than drivers of CUDA 11.7 and GPUs since Volta have', () => {
  const [, version] = /^\.version (\d+\.\d+)$/m.exec(ptx) ?? [];
  assert.ok(Number(version) <= 7.7, version);
  assert.match(ptx, /^\.target sm_70$/m);
});

/** The compiler the PTX was made with, where it is installed. */
const findCompiler = (): Compiler | string => {
  const [, made] = /^\/\/ NVRTC (\S+),/m.exec(ptx) ?? [];
  try {
    const compiler = loadCompiler(process.env.NVRTC_LIBRARY ?? 'libnvrtc.so');
    return compiler.version === made
      ? compiler
      : `needs NVRTC ${made ?? ''}, found ${compiler.version}`;
  } catch {
    return `needs NVRTC ${made ?? ''}, found none; name it in NVRTC_LIBRARY`;
  }
};

const compiler = findCompiler();

test(
  'compiled again, the source gives the same PTX to the byte',
  { skip: typeof compiler === 'string' ? compiler : false },
  () => {
    assert.ok(typeof compiler !== 'string');
    assert.equal(makePtx(compiler), ptx);
  },
);
