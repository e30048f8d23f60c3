import type { Traceability } from './traceability';

const HEAD = [
  ...['subject', 'version', 'backend', 'requirement', 'title', 'severity', 'regulations'],
  ...['outcome', 'assurance', 'scenario', 'scenario_outcome', 'check', 'check_outcome', 'evidence'],
];

/**
 * `data/trace/traceability.csv`: the same as traceability.json for whoever works in a spreadsheet, a
 * row for each check; a requirement or scenario without any has a row too, with empty cells.
 */
export const traceabilityCsv = ({ subject, requirements }: Traceability): string => {
  const rows = requirements.flatMap((one) => {
    const { id, title, severity, regulations, outcome, assurance, scenarios } = one;
    const head = [
      ...[subject.name, subject.version, subject.backend, id, title, severity],
      ...[regulations.join(' '), outcome, assurance?.level ?? ''],
    ];
    if (scenarios.length === 0) return [head];
    return scenarios.flatMap((scenario) => {
      const told = [...head, scenario.id, scenario.outcome];
      const checks = scenario.checks.map((check) => [
        ...[...told, check.check, check.outcome, `evidence/${check.evidence}.json`],
      ]);
      return checks.length === 0 ? [told] : checks;
    });
  });
  return [HEAD, ...rows].map(line).join('');
};

/** A line as RFC 4180 has it, with as many cells as the head. */
const line = (cells: readonly string[]): string =>
  `${HEAD.map((_, column) => quoted(cells[column] ?? '')).join(',')}\r\n`;

/** What a spreadsheet would take for a formula is marked as text. */
const quoted = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
