import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { promtoolAvailability, readRuleFile } from '../../src/probes';
import { projectRoot } from './proofgate';

const run = promisify(execFile);
const directory = join(projectRoot, 'monitoring');

const readText = (name: string): Promise<string> => readFile(join(directory, name), 'utf8');

/** What the subject exposes, and nothing else is there to be watched. */
const METRICS =
  /^(?:(?:vram|model_loader)_audit_(?:emit_attempts|emit_failures|critical_emit_failures)|audit_(?:delivered|undelivered|given_up)_records)$/;

const unknownMetrics = (text: string): readonly string[] =>
  (text.match(/\b\w*audit_\w+/g) ?? []).filter((name) => !METRICS.test(name));

test('the rules pass their own tests in promtool', async (t) => {
  const { available, reason } = await promtoolAvailability();
  if (!available) {
    t.skip(reason);
    return;
  }
  const { stdout } = await run('promtool', ['test', 'rules', 'alerts-tests.yaml'], {
    cwd: directory,
  });
  assert.match(stdout, /SUCCESS/);
});

test('every alert has a severity, words for whoever it wakes, and a page that says what to do', async () => {
  const { groups } = parse(await readText('alerts.yaml')) as {
    groups: { rules: { alert: string; labels: object; annotations: { runbook: string } }[] }[];
  };
  const page = await readFile(join(projectRoot, 'docs', 'monitoring.md'), 'utf8');
  const titles = [...page.matchAll(/^### (.+)$/gm)].map(([, title = '']) => title.toLowerCase());
  for (const { alert, labels, annotations } of groups.flatMap(({ rules }) => rules)) {
    assert.ok('severity' in labels && 'summary' in annotations, alert);
    const [file, anchor = ''] = annotations.runbook.split('#');
    assert.equal(file, 'docs/monitoring.md', alert);
    assert.ok(titles.includes(anchor), `${alert}: ${anchor}`);
  }
});

test('rules and dashboard speak of metrics that the subject has, and every alert is tested', async () => {
  const { groups, problems } = await readRuleFile(join(directory, 'alerts.yaml'));
  assert.deepEqual(problems, []);
  const rules = groups.flatMap((group) => group.rules);
  assert.deepEqual(
    rules.flatMap(({ expr }) => unknownMetrics(expr)),
    [],
  );
  assert.deepEqual(unknownMetrics(await readText('dashboard.json')), []);
  const tests = await readText('alerts-tests.yaml');
  for (const { name } of rules) assert.ok(tests.includes(`alertname="${name}"`), name);
});

test('the dashboard has panels with questions, each in a place of its own', async () => {
  const { panels } = JSON.parse(await readText('dashboard.json')) as {
    panels: { id: number; targets: { expr: string }[]; gridPos: { x: number; y: number } }[];
  };
  assert.ok(panels.length > 0 && panels.every(({ targets }) => targets.length > 0));
  for (const place of [
    panels.map(({ id }) => String(id)),
    panels.map(({ gridPos }) => `${gridPos.x}/${gridPos.y}`),
  ]) {
    assert.equal(new Set(place).size, panels.length);
  }
});
