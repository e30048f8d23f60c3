import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { projectRoot, runProgram } from '../e2e/proofgate';

/** An import that must not be, and the rule that says so. */
const trespasses: readonly { from: string; to: string; rule: string }[] = [
  { from: 'src/driver/a.ts', to: 'src/reference/audit/b.ts', rule: 'judge-knows-no-judged' },
  { from: 'src/verdict/a.ts', to: 'src/reference/b.ts', rule: 'judge-knows-no-judged' },
  { from: 'steps/a.ts', to: 'src/reference/vram/b.ts', rule: 'judge-knows-no-judged' },
  { from: 'support/world/a.ts', to: 'support/mutants/b.ts', rule: 'judge-knows-no-judged' },
  {
    from: 'support/faults/a.ts',
    to: 'support/faults/programs/b.ts',
    rule: 'judge-knows-no-judged',
  },
  {
    from: 'support/faults/programs/a.ts',
    to: 'src/probes/index.ts',
    rule: 'tortured-programs-stand-with-the-judged',
  },
  {
    from: 'support/existing-crate/a.ts',
    to: 'src/probes/index.ts',
    rule: 'existing-crate-is-judged',
  },
  { from: 'src/reference/audit/a.ts', to: 'src/probes/index.ts', rule: 'judged-knows-no-judge' },
  { from: 'src/reference/a.ts', to: 'support/fixtures/b.ts', rule: 'judged-knows-no-judge' },
  {
    from: 'support/mutants/a.ts',
    to: 'src/driver/index.ts',
    rule: 'mutants-are-made-of-the-reference',
  },
  {
    from: 'support/bench/programs/a.ts',
    to: 'src/probes/index.ts',
    rule: 'bench-stands-with-the-judged',
  },
  {
    from: 'support/bench/programs/reading/a.ts',
    to: 'src/reference/audit/index.ts',
    rule: 'bench-reads-with-the-judge',
  },
  { from: 'src/catalogue/a.ts', to: 'src/protocol/index.ts', rule: 'catalogue-looks-down-only' },
  { from: 'src/verdict/a.ts', to: 'src/probes/index.ts', rule: 'verdict-protocol-looks-down-only' },
  { from: 'src/bundle/a.ts', to: 'src/run/index.ts', rule: 'looking-looks-down-only' },
  { from: 'src/run/a.ts', to: 'src/cli/b.ts', rule: 'running-looks-down-only' },
  { from: 'src/bundle/verify/a.ts', to: 'src/bundle/sign/b.ts', rule: 'verify-never-signs' },
  { from: 'src/verdict/a.ts', to: 'node:fs', rule: 'verdict-is-pure' },
  { from: 'src/run/a.ts', to: 'src/driver/inside.ts', rule: 'through-the-door' },
];

describe('the import rules', () => {
  let place = '';
  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'proofgate-imports-'));
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
      await cp(join(projectRoot, file), join(place, file));
    }
  });
  after(() => rm(place, { recursive: true }));

  /** Lays out a tree with this one import and asks the rules about it. */
  const judge = async (from: string, to: string): Promise<string> => {
    for (const room of ['src', 'steps', 'support']) {
      await rm(join(place, room), { recursive: true, force: true });
      await mkdir(join(place, room));
    }
    const depth = '../'.repeat(from.split('/').length - 1);
    const specifier = to.startsWith('node:') ? to : `${depth}${to.replace(/\.ts$/, '')}`;
    await write(from, `import * as other from '${specifier}';\nexport const used = other;\n`);
    if (!to.startsWith('node:')) await write(to, 'export const thing = 1;\n');
    const depcruise = join(projectRoot, 'node_modules', '.bin', 'depcruise');
    const { stdout } = await runProgram(depcruise, ['src', 'steps', 'support'], { cwd: place });
    return stdout;
  };

  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(dirname(join(place, name)), { recursive: true });
    await writeFile(join(place, name), text);
  };

  for (const { from, to, rule } of trespasses) {
    test(`${rule}: ${from} must not import ${to}`, async () => {
      assert.match(await judge(from, to), new RegExp(`error ${rule}: `));
    });
  }

  test('what is allowed is allowed', async () => {
    for (const [from, to] of [
      ['src/driver/a.ts', 'src/protocol/index.ts'],
      ['src/reference/audit/a.ts', 'src/catalogue/index.ts'],
      ['src/cli/a.ts', 'src/run/index.ts'],
      ['support/mutants/a.ts', 'src/reference/audit/index.ts'],
    ] as const) {
      assert.match(await judge(from, to), /no dependency violations found/, `${from} → ${to}`);
    }
  });
});
