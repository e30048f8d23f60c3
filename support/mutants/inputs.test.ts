import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { RequirementId } from '../../src/catalogue';
import { proofgate, projectRoot } from '../e2e/proofgate';
import { alertRules, readmes } from './inputs';

interface RunJson {
  readonly exit: number;
  readonly requirements: readonly {
    id: string;
    outcome: string;
    assurance: string | null;
    reason?: string;
  }[];
}

/** What the finding on each has to say. */
const says: Readonly<Record<string, RegExp>> = {
  'rules-rate-for-a-share': /AuditFailureRate fired|none fired/,
  'rules-ten-percent': /none fired$/,
  'rules-one-minute': /AuditFailureRate fired$/,
  'rules-no-yaml': /to load and be evaluated in Prometheus/,
  'rules-patient-with-critical': /within 60 s .*none fired$/,
  'rules-growth-alone': /before any was counted; seen: none fired$/,
  'rules-one-crate': /of model-loader .*none fired$/,
  'rules-unused-prefix': /of vram-residency .*none fired$/,
  'rules-one-share-for-all': /none fired$/,
  'rules-not-evaluable': /AuditFailureRate cannot be evaluated: vector cannot contain/,
  'readme-no-note': /the compliance note/,
  'readme-no-section': /an Audit Logging section in /,
};

const OURS = {
  alertRules: { option: '--alert-rules', file: join('monitoring', 'alerts.yaml') },
  readme: { option: '--readme', file: 'README.md' },
} as const;

describe('rules and documents that do not do', { concurrency: availableParallelism() }, () => {
  let place = '';
  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'proofgate-inputs-'));
  });
  after(() => rm(place, { recursive: true }));

  const judge = async (id: RequirementId, args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const run = ['run', '--json', '--output', place, '--tags', `@${id}`];
    const { stdout, stderr } = await proofgate([...run, ...args], { env });
    assert.equal(stderr, '');
    const { exit, requirements } = JSON.parse(stdout) as RunJson;
    const verdict = requirements.find((requirement) => requirement.id === id);
    assert.ok(verdict);
    return { ...verdict, exit };
  };

  for (const { name, what, input, change, breaks } of [...alertRules, ...readmes]) {
    const [id] = breaks;
    test(`${what} is caught by ${id}`, async () => {
      const { option, file: ours } = OURS[input];
      const text = await readFile(join(projectRoot, ours), 'utf8');
      const theirs = change(text);
      assert.notEqual(theirs, text);
      const file = join(place, `${name}.txt`);
      await writeFile(file, theirs);
      const { outcome, reason, exit } = await judge(id, [option, file]);
      assert.equal(outcome, 'fail', reason);
      assert.match(reason ?? '', says[name] ?? /never/);
      assert.equal(exit, 1);
    });
  }

  test('without promtool the gate evaluates the rules itself, and says so', async () => {
    const { outcome, assurance } = await judge('MON-1', [], { PATH: place });
    assert.equal(outcome, 'pass');
    assert.equal(assurance, 'partial');
  });

  test('without promtool rules that the gate cannot evaluate are not verified', async () => {
    const file = join(place, 'far.yaml');
    await writeFile(file, '{ groups: [{ name: g, rules: [{ alert: Far, expr: absent(x) }] }] }');
    const { outcome, reason } = await judge('MON-3', ['--alert-rules', file], { PATH: place });
    assert.equal(outcome, 'not-verified');
    assert.match(reason ?? '', /without promtool .* Far: absent\(x\)/);
  });

  for (const [id, option] of [
    ['MON-2', '--alert-rules'],
    ['DOC-1', '--readme'],
  ] as const) {
    test(`${id} of a subject that names no file is not verified, and ${option} is named`, async () => {
      const subject = join(projectRoot, 'dist', 'reference', 'program.js');
      const { outcome, reason } = await judge(id, ['--', process.execPath, subject]);
      assert.equal(outcome, 'not-verified');
      assert.match(reason ?? '', new RegExp(option));
    });
  }
});
