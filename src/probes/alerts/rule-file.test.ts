import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryPlace } from '../testing';
import { readRuleFile } from './rule-file';
import { ruleFile } from './testing';

test('alerts and recorded metrics are read with what they wait for', () => {
  const { groups, problems } = ruleFile(`
groups:
  - name: one
    interval: 1m
    rules:
      - { record: ratio, expr: a / b, labels: { crate: loader, tier: 1 } }
      - { alert: High, expr: ratio > 0.01, for: 90s, annotations: { summary: "{{ $value }}" } }
  - { name: two }
`);
  assert.deepEqual(problems, []);
  const labels = { crate: 'loader', tier: '1' };
  assert.deepEqual(groups, [
    {
      name: 'one',
      intervalMs: 60_000,
      rules: [
        { kind: 'record', name: 'ratio', expr: 'a / b', forMs: 0, labels },
        { kind: 'alert', name: 'High', expr: 'ratio > 0.01', forMs: 90_000, labels: {} },
      ],
    },
    { name: 'two', intervalMs: null, rules: [] },
  ]);
});

test('what Prometheus would not load is told, problem by problem', () => {
  const problems: Readonly<Record<string, RegExp>> = {
    'groups: [': /^no YAML: /,
    '': /^it: /,
    'alerts: []': /^groups: /,
    '{ groups: [{ rules: [] }] }': /^groups\.0\.name: /,
    '{ groups: [{ name: g, rules: [{ alert: A }] }] }': /^groups\.0\.rules\.0\.expr: /,
    '{ groups: [{ name: g, rules: [{ alert: A, expr: 1, for: soon }] }] }': /for: no duration$/,
    '{ groups: [{ name: g, rules: [{ alert: A, expr: "a >" }] }] }': /^A: expected PromQL/,
    '{ groups: [{ name: g, rules: [{ expr: "a > 1" }] }] }': /^a rule with neither alert nor/,
    '{ groups: [{ name: g, rules: [{ alert: A, expr: 1, for: 60 }] }] }': /for: no duration$/,
    '{ groups: [{ name: g, rules: [{ alert: A, expr: 1, fro: 1m }] }] }': /rules\.0: .*"fro"/,
    '{ groups: [{ name: g, rules: [{ alert: A, record: a, expr: 1 }] }] }': /found both$/,
    '{ groups: [{ name: g, rules: [{ record: a, expr: 1, for: 1m }] }] }': /expected no for/,
    '{ groups: [{ name: g }, { name: g }] }': /^groups: expected a name of its own/,
  };
  for (const [text, says] of Object.entries(problems)) {
    assert.match(ruleFile(text).problems.join('\n'), says, text);
  }
});

test('what Prometheus does load is no problem', () => {
  const rule = 'alert: A, expr: 1, for: 0, keep_firing_for: 5m, annotations: { runbook: 7 }';
  const group = `name: g, limit: 5, query_offset: 1m, labels: { team: a }, rules: [{ ${rule} }]`;
  assert.deepEqual(ruleFile(`{ groups: [{ ${group} }] }`).problems, []);
});

test('a file is known by its name and its digest, not by where it lies', async (t) => {
  const path = join(await temporaryPlace(t), 'alerts.yaml');
  await writeFile(path, 'groups: []\n');
  const { file, text, sha256 } = await readRuleFile(path);
  assert.equal(file, 'alerts.yaml');
  assert.equal(text, 'groups: []\n');
  assert.match(sha256, /^[0-9a-f]{64}$/);
});
