import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { RequirementId } from '../../src/catalogue';
import { proofgate, projectRoot } from '../e2e/proofgate';

interface RunJson {
  readonly exit: number;
  readonly requirements: readonly {
    id: string;
    outcome: string;
    assurance: string | null;
    reason?: string;
  }[];
}

/** Rules and a README as other teams write them: the project's own, with one thing done otherwise. */
interface BadInput {
  readonly what: string;
  readonly option: '--alert-rules' | '--readme';
  readonly change: (text: string) => string;
  readonly breaks: RequirementId;
  readonly says: RegExp;
}

const without = (name: RegExp) => (text: string) =>
  text
    .split(/(?=\n +- alert:)/)
    .filter((part) => !name.test(part))
    .join('');

const RATIO = /increase\((\w+_failures)\[5m\]\)\s*\/ increase\(\w+_attempts\[5m\]\) > 0\.01/g;

const badInputs: readonly BadInput[] = [
  {
    what: 'the rate of failures a second instead of their share',
    option: '--alert-rules',
    change: (text) => text.replaceAll(RATIO, 'rate($1[5m]) > 0.01'),
    breaks: 'MON-1',
    says: /AuditFailureRate fired|none fired/,
  },
  {
    what: 'a threshold of 10 %',
    option: '--alert-rules',
    change: (text) => text.replaceAll('> 0.01', '> 0.10'),
    breaks: 'MON-1',
    says: /none fired$/,
  },
  {
    what: 'a share of one minute, which a burst exceeds',
    option: '--alert-rules',
    change: (text) => text.replaceAll(RATIO, (rule) => rule.replaceAll('[5m]', '[1m]')),
    breaks: 'MON-1',
    says: /AuditFailureRate fired$/,
  },
  {
    what: 'no YAML',
    option: '--alert-rules',
    change: () => 'groups: [',
    breaks: 'MON-1',
    says: /to load and be evaluated in Prometheus/,
  },
  {
    what: 'ten minutes of patience with CRITICAL failures',
    option: '--alert-rules',
    change: (text) => text.replaceAll(/(CriticalAuditFailure\n)/g, '$1        for: 10m\n'),
    breaks: 'MON-2',
    says: /within 60 s .*none fired$/,
  },
  {
    what: 'growth alone, which does not see a counter that appears with its first failure',
    option: '--alert-rules',
    change: (text) => text.replaceAll(/\s+or \(\w+_critical[^)]*\)/g, ''),
    breaks: 'MON-2',
    says: /before any was counted; seen: none fired$/,
  },
  {
    what: 'the rules of one crate only',
    option: '--alert-rules',
    change: without(/ModelLoader/),
    breaks: 'MON-3',
    says: /of model-loader .*none fired$/,
  },
  {
    what: 'a prefix that nobody uses',
    option: '--alert-rules',
    change: (text) => text.replaceAll('vram_audit', 'vram_residency_audit'),
    breaks: 'MON-3',
    says: /of vram-residency .*none fired$/,
  },
  {
    what: 'one share over both crates, in which the healthy one hides the other',
    option: '--alert-rules',
    change: (text) =>
      without(/ModelLoaderAuditFailureRate/)(text).replace(
        RATIO,
        '(increase(vram_audit_emit_failures[5m]) + increase(model_loader_audit_emit_failures[5m]))' +
          ' / (increase(vram_audit_emit_attempts[5m])' +
          ' + increase(model_loader_audit_emit_attempts[5m])) > 0.01',
      ),
    breaks: 'MON-3',
    says: /none fired$/,
  },
  {
    what: 'a rule that loads and cannot be evaluated',
    option: '--alert-rules',
    change: (text) => text.replaceAll(RATIO, 'increase({__name__=~".*_emit_failures"}[5m]) > 1'),
    breaks: 'MON-3',
    says: /AuditFailureRate cannot be evaluated: vector cannot contain/,
  },
  {
    what: 'no compliance note',
    option: '--readme',
    change: (text) => text.replace(/^Compliance note: .*?\n\n/ms, ''),
    breaks: 'DOC-1',
    says: /the compliance note/,
  },
  {
    what: 'no Audit Logging section',
    option: '--readme',
    change: (text) => text.replace('## Audit Logging', '## Records'),
    breaks: 'DOC-1',
    says: /an Audit Logging section in /,
  },
];

const OURS = { '--alert-rules': join('monitoring', 'alerts.yaml'), '--readme': 'README.md' };

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

  for (const { what, option, change, breaks, says } of badInputs) {
    test(`${what} is caught by ${breaks}`, async () => {
      const ours = await readFile(join(projectRoot, OURS[option]), 'utf8');
      const theirs = change(ours);
      assert.notEqual(theirs, ours);
      const file = join(place, `${what.replace(/\W+/g, '-')}.txt`);
      await writeFile(file, theirs);
      const { outcome, reason, exit } = await judge(breaks, [option, file]);
      assert.equal(outcome, 'fail', reason);
      assert.match(reason ?? '', says);
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
      const subject = join(projectRoot, 'dist', 'src', 'reference', 'subject.js');
      const { outcome, reason } = await judge(id, ['--', process.execPath, subject]);
      assert.equal(outcome, 'not-verified');
      assert.match(reason ?? '', new RegExp(option));
    });
  }
});
