import type { DocumentMutant } from './types';

const RATIO = /increase\((\w+_failures)\[5m\]\)\s*\/ increase\(\w+_attempts\[5m\]\) > 0\.01/g;

const without = (name: RegExp) => (text: string) =>
  text
    .split(/(?=\n +- alert:)/)
    .filter((part) => !name.test(part))
    .join('');

/** Alert rules that load, look right, and do not wake anybody. */
export const alertRules: readonly DocumentMutant[] = [
  {
    name: 'rules-rate-for-a-share',
    what: 'the rate of failures a second instead of their share',
    input: 'alertRules',
    change: (text) => text.replaceAll(RATIO, 'rate($1[5m]) > 0.01'),
    breaks: ['MON-1'],
  },
  {
    name: 'rules-ten-percent',
    what: 'a threshold of 10 %',
    input: 'alertRules',
    change: (text) => text.replaceAll('> 0.01', '> 0.10'),
    breaks: ['MON-1'],
  },
  {
    name: 'rules-one-minute',
    what: 'a share of one minute, which a burst exceeds',
    input: 'alertRules',
    change: (text) => text.replaceAll(RATIO, (rule) => rule.replaceAll('[5m]', '[1m]')),
    breaks: ['MON-1'],
  },
  {
    name: 'rules-no-yaml',
    what: 'no YAML',
    input: 'alertRules',
    change: () => 'groups: [',
    breaks: ['MON-1'],
  },
  {
    name: 'rules-patient-with-critical',
    what: 'ten minutes of patience with CRITICAL failures',
    input: 'alertRules',
    change: (text) => text.replaceAll(/(CriticalAuditFailure\n)/g, '$1        for: 10m\n'),
    breaks: ['MON-2'],
  },
  {
    name: 'rules-growth-alone',
    what: 'growth alone, which does not see a counter that appears with its first failure',
    input: 'alertRules',
    change: (text) => text.replaceAll(/\s+or \(\w+_critical[^)]*\)/g, ''),
    breaks: ['MON-2'],
  },
  {
    name: 'rules-one-crate',
    what: 'the rules of one crate only',
    input: 'alertRules',
    change: without(/ModelLoader/),
    breaks: ['MON-3'],
  },
  {
    name: 'rules-unused-prefix',
    what: 'a prefix that nobody uses',
    input: 'alertRules',
    change: (text) => text.replaceAll('vram_audit', 'vram_residency_audit'),
    breaks: ['MON-3'],
  },
  {
    name: 'rules-one-share-for-all',
    what: 'one share over both crates, in which the healthy one hides the other',
    input: 'alertRules',
    change: (text) =>
      without(/ModelLoaderAuditFailureRate/)(text).replace(
        RATIO,
        '(increase(vram_audit_emit_failures[5m]) + increase(model_loader_audit_emit_failures[5m]))' +
          ' / (increase(vram_audit_emit_attempts[5m])' +
          ' + increase(model_loader_audit_emit_attempts[5m])) > 0.01',
      ),
    breaks: ['MON-3'],
  },
  {
    name: 'rules-not-evaluable',
    what: 'a rule that loads and cannot be evaluated',
    input: 'alertRules',
    change: (text) => text.replaceAll(RATIO, 'increase({__name__=~".*_emit_failures"}[5m]) > 1'),
    breaks: ['MON-3'],
  },
];
