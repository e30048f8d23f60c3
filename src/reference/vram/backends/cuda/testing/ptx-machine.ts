/**
 * A machine that runs one thread of a PTX program, slowly: so that the very text the driver gets can be
 * tried without a GPU. It knows the instructions of our kernel and throws at any other.
 */
type Value = number | bigint | boolean;

interface Instruction {
  readonly guard: string | null;
  readonly name: string;
  readonly operands: readonly string[];
}

interface Program {
  readonly instructions: readonly Instruction[];
  readonly labels: ReadonlyMap<string, number>;
}

/** Where a thread stands, what it was given, and the memory it shares with the others. */
export interface Thread {
  readonly special: Readonly<Record<string, number>>;
  readonly parameters: readonly bigint[];
  readonly memory: Buffer;
}

const STATEMENT = /^(?:@(%p\d+)\s+)?([a-z][\w.]*)\s*(.*);$/;

const parse = (ptx: string): Program => {
  const instructions: Instruction[] = [];
  const labels = new Map<string, number>();
  for (const raw of ptx.slice(ptx.indexOf('{')).split('\n')) {
    const line = raw.replace(/\/\/.*/, '').trim();
    const label = /^(\$\w+):$/.exec(line)?.[1];
    if (label !== undefined) labels.set(label, instructions.length);
    const statement = STATEMENT.exec(line);
    if (statement === null) continue;
    const [, guard = null, name = '', operands = ''] = statement;
    const parts = operands.match(/\{[^}]*\}|\[[^\]]*\]|[^,\s]+/g) ?? [];
    instructions.push({ guard, name, operands: parts });
  }
  return { instructions, labels };
};

const u32 = (value: Value): number => Number(BigInt.asUintN(32, BigInt(value)));
const u64 = (value: Value): bigint => BigInt.asUintN(64, BigInt(value));

const permuted = (a: number, b: number, selector: number): number => {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(a);
  bytes.writeUInt32LE(b, 4);
  const chosen = [0, 4, 8, 12].map((shift) => bytes[(selector >> shift) & 7] ?? 0);
  return Buffer.from(chosen).readUInt32LE();
};

/** What each instruction makes of its sources; the 32-bit ones get numbers without a sign. */
const arithmetic: Readonly<Record<string, (...sources: readonly Value[]) => Value>> = {
  'add.s32': (a = 0, b = 0) => u32(Number(a) + Number(b)),
  'xor.b32': (a, b) => (Number(a) ^ Number(b)) >>> 0,
  'and.b32': (a, b) => (Number(a) & Number(b)) >>> 0,
  'or.b32': (a, b) => (Number(a) | Number(b)) >>> 0,
  'not.b32': (a) => ~Number(a) >>> 0,
  'shl.b32': (a, n) => (Number(a) << Number(n)) >>> 0,
  'shr.u32': (a, n) => Number(a) >>> Number(n),
  'shf.r.wrap.b32': (low = 0, high = 0, n = 0) =>
    u32(((BigInt(high) << 32n) | BigInt(low)) >> (BigInt(n) & 31n)),
  'prmt.b32': (a, b, selector) => permuted(Number(a), Number(b), Number(selector)),
  'mov.u32': (a = 0) => u32(a),
  'mul.wide.u32': (a = 0, b = 0) => BigInt(a) * BigInt(b),
  'add.s64': (a = 0, b = 0) => u64(BigInt(a) + BigInt(b)),
  'shl.b64': (a = 0, n = 0) => u64(BigInt(a) << BigInt(n)),
  'cvt.u64.u32': (a = 0) => BigInt(a),
  'cvt.s64.s32': (a = 0) => u64(BigInt.asIntN(32, BigInt(a))),
  'cvta.to.global.u64': (a = 0) => a,
  'setp.ge.u64': (a = 0, b = 0) => a >= b,
  'setp.gt.u64': (a = 0, b = 0) => a > b,
  'setp.lt.u32': (a = 0, b = 0) => a < b,
  'setp.eq.s32': (a, b) => a === b,
};

const WORD_BYTES = 4;

class Machine {
  readonly #registers = new Map<string, Value>();

  constructor(readonly thread: Thread) {}

  holds(guard: string | null): boolean {
    return guard === null || this.#registers.get(guard) === true;
  }

  do({ name, operands }: Instruction): void {
    const [first = '', second = '', ...others] = operands;
    const { memory, parameters } = this.thread;
    const compute = arithmetic[name];
    if (compute) {
      const sources = [second, ...others].map((operand) => this.#value(operand));
      this.#registers.set(first, compute(...sources));
    } else if (name === 'ld.param.u64') {
      this.#registers.set(first, parameters[Number(/_(\d+)\]$/.exec(second)?.[1])] ?? 0n);
    } else if (name === 'ld.global.u8') {
      this.#registers.set(first, memory.readUInt8(this.#address(second)));
    } else if (name === 'ld.global.v4.u32') {
      for (const [index, register] of namesIn(first).entries()) {
        const at = this.#address(second) + index * WORD_BYTES;
        this.#registers.set(register, memory.readUInt32LE(at));
      }
    } else if (name === 'st.global.v4.u32') {
      for (const [index, register] of namesIn(second).entries()) {
        const at = this.#address(first) + index * WORD_BYTES;
        memory.writeUInt32LE(Number(this.#value(register)), at);
      }
    } else {
      throw new Error(
        `expected an instruction this machine knows, found ${name}; teach it that one`,
      );
    }
  }

  #value(operand: string): Value {
    const known = this.#registers.get(operand) ?? this.thread.special[operand];
    if (known !== undefined) return known;
    if (operand.startsWith('%')) throw new Error(`${operand} is read before it is written`);
    return u32(BigInt(operand));
  }

  #address(operand: string): number {
    const [, base = '', offset = '0'] = /^\[(%\w+)(?:\+(\d+))?\]$/.exec(operand) ?? [];
    return Number(this.#value(base)) + Number(offset);
  }
}

const namesIn = (vector: string): readonly string[] => vector.match(/%\w+/g) ?? [];

/** Runs one thread of a program to its end. Addresses are offsets into its memory. */
export const runThread = (ptx: string, thread: Thread): void => {
  const { instructions, labels } = parse(ptx);
  const machine = new Machine(thread);
  for (let at = 0; ;) {
    const instruction = instructions[at];
    if (instruction === undefined || instruction.name === 'ret') return;
    at += 1;
    if (!machine.holds(instruction.guard)) continue;
    if (instruction.name === 'bra' || instruction.name === 'bra.uni') {
      at = labels.get(instruction.operands[0] ?? '') ?? instructions.length;
    } else {
      machine.do(instruction);
    }
  }
};
