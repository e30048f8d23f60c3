import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { proofgate, projectRoot, runProgram, type Finished } from './proofgate';

/** The part of `run --json` that these tests read (design §9). */
interface RunJson {
  readonly requirements: readonly { id: string; outcome: string; reason?: string }[];
}

const workspace = join(projectRoot, 'subjects', 'rust');

/** Of each chapter one that a subject of any language can get wrong, and that is soon judged. */
const slice = ['EMIT-3', 'FLUSH-2', 'FLUSH-3', 'DROP-1', 'DROP-3', 'PATH-1', 'PATH-4', 'HYG-2'];

/** What the audits found is what the gate finds; what they praised (inputs, actors) holds. */
const found: Readonly<Record<string, string>> = {
  ...Object.fromEntries(slice.map((id) => [id, 'fail'])),
  ...{ 'PATH-4': 'pass', 'HYG-2': 'pass' },
};

/** Which rule says what of the crate as it was found; the rest of the rules have nothing to say. */
const reviewed = { 'REVIEW-1': 10, 'REVIEW-2': 1, 'REVIEW-3': 5, 'REVIEW-5': 3, 'REVIEW-6': 4 };

const cargo = (...args: readonly string[]): Promise<Finished> =>
  runProgram('cargo', [...args, '--locked'], { cwd: workspace });

/** Why nothing can be built here; null where it can. */
const whyNot = async (): Promise<string | null> => {
  try {
    const { code, stderr } = await cargo('fetch');
    return code === 0
      ? null
      : `crates cannot be fetched: ${stderr.trim().split('\n').at(-1) ?? ''}`;
  } catch (cause) {
    return `cargo does not run: ${(cause as Error).message}`;
  }
};

const outcomesOf = ({ stdout, stderr }: Finished): Record<string, string> => {
  assert.equal(stderr, '');
  const { requirements } = JSON.parse(stdout) as RunJson;
  const judged = requirements.filter(({ id }) => slice.includes(id));
  return Object.fromEntries(judged.map(({ id, outcome }) => [id, outcome]));
};

describe('the Rust subjects', () => {
  let place = '';
  let reason: string | null = null;
  let built: Finished | null = null;

  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'proofgate-rust-'));
    reason = await whyNot();
    if (reason === null) built = await cargo('build', '--release');
  });

  after(() => rm(place, { recursive: true }));

  const judge = (subject: string): Promise<Finished> => {
    const wanted = slice.flatMap((id) => ['--requirement', id]);
    const target = process.env.CARGO_TARGET_DIR ?? join(workspace, 'target');
    const program = join(target, 'release', subject);
    return proofgate(['run', '--json', '--output', place, ...wanted, '--', program]);
  };

  /** Skips with the reason where there is no cargo, or no crate to be had. */
  const withCargo = (title: string, run: () => Promise<void>): void => {
    test(title, async (t: TestContext) => {
      if (reason !== null) {
        t.skip(reason);
        return;
      }
      assert.equal(built?.code, 0, built?.stderr);
      await run();
    });
  };

  withCargo('hold to the same golden transcripts, and pass the tests of their own', async () => {
    const tested = await cargo('test', '--release');
    assert.equal(tested.code, 0, tested.stdout + tested.stderr);
    assert.match(tested.stdout, /every_golden_message_is_read_and_written_alike \.\.\. ok/);
  });

  withCargo('the example passes', async () => {
    const passed = Object.fromEntries(slice.map((id) => [id, 'pass']));
    assert.deepEqual(outcomesOf(await judge('proofgate-example')), passed);
  });

  withCargo('the same crate as it was found fails what the audits found', async () => {
    assert.deepEqual(outcomesOf(await judge('proofgate-as-found')), found);
  });

  test('the adapter on the page for crate teams is the one that the tests of the SDK compile', async () => {
    const page = await readFile(join(projectRoot, 'docs', 'plug-in-a-crate.md'), 'utf8');
    const examples = join(workspace, 'proofgate-subject', 'examples');
    const example = await readFile(join(examples, 'first_adapter.rs'), 'utf8');
    const [, onPage] = /```rust\n([^]*?)```/.exec(page) ?? [];
    assert.equal(onPage, example.slice(example.indexOf('\n\n') + 2));
  });

  test('the review has nothing to say of the example and the SDK', async () => {
    const sources = ['example', 'proofgate-subject'].map((name) => join(workspace, name));
    const { code, stdout } = await proofgate(['review', ...sources, '--json']);
    assert.deepEqual((JSON.parse(stdout) as { findings: unknown[] }).findings, []);
    assert.equal(code, 0);
  });

  test('the review says of the crate as it was found what the audits said', async () => {
    const { code, stdout } = await proofgate(['review', join(workspace, 'as-found'), '--json']);
    const counted: Record<string, number> = {};
    for (const { rule } of (JSON.parse(stdout) as { findings: { rule: string }[] }).findings) {
      counted[rule] = (counted[rule] ?? 0) + 1;
    }
    assert.deepEqual(counted, reviewed);
    assert.equal(code, 1);
  });
});
