import type { Vocabulary } from './configuration/vocabulary';
import { contains, type FileFacts } from './facts/types';
import { Crate } from './link/crate';
import { wordsOf } from './syntax/words';
import { Lines, findingAt } from './place';
import { emissionsOf, isCounted, rules } from './rules';
import { applySuppressions } from './apply-suppressions';
import type { CrateReview, EventEmitted, Merits, ReviewFinding, Suppressed } from './types';

/** The text a file had when its facts were read. */
export type TextOf = (file: string) => string;

/** The pure core: the facts of one crate's files, to findings. */
export const reviewCrate = (
  at: { readonly name: string; readonly root: string },
  files: readonly FileFacts[],
  textOf: TextOf,
  words: Vocabulary,
): { readonly review: CrateReview; readonly suppressed: readonly Suppressed[] } => {
  const crate = new Crate(files, words, wordsOf(at.name).join('_'));
  const suppressed: Suppressed[] = [];
  const findings: ReviewFinding[] = [];
  const found: ReviewFinding[] = [];
  const events: EventEmitted[] = [];
  for (const file of files) {
    const hits = rules.flatMap((rule) => rule.find(file, crate).map((hit) => ({ rule, hit })));
    if (hits.length === 0 && file.events.length === 0 && file.suppressions.length === 0) continue;
    const lines = new Lines(textOf(file.file));
    const raw = hits.map(({ rule, hit }) => findingAt(rule.id, file.file, lines, hit));
    found.push(...raw);
    const judged = applySuppressions(raw, file, lines, words.sanitizedBy);
    findings.push(...judged.findings);
    suppressed.push(...judged.suppressed);
    events.push(...eventsOf(file, crate, lines));
  }
  return {
    review: {
      ...at,
      ...{ files: files.length, lines: files.reduce((sum, { lines }) => sum + lines, 0) },
      ...{ findings: inOrder(findings), events, merits: meritsOf(files, crate, found) },
    },
    suppressed,
  };
};

const inOrder = (findings: readonly ReviewFinding[]): ReviewFinding[] =>
  [...findings].sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.rule < b.rule ? -1 : 1),
  );

const eventsOf = (file: FileFacts, crate: Crate, lines: Lines): EventEmitted[] =>
  file.events.map((event) => {
    const call = file.audits.find((one) => contains(one, event));
    const at = call ?? event;
    return {
      type: event.type,
      isCritical: event.saysCritical || crate.words.isCritical(event.type),
      file: file.file,
      function: crate.functionAround(file, event)?.name ?? null,
      line: lines.placeOf(at.start).line,
      endLine: lines.placeOf(at.end).line,
      fields: event.fields
        .filter(({ name }) => !name.includes('.') || name.startsWith('.'))
        .map(({ name }) => name),
      sanitized: event.fields.filter(({ isSanitized }) => isSanitized).map(({ name }) => name),
    };
  });

/** What is well done; a finding that was set aside stays one. */
const meritsOf = (
  files: readonly FileFacts[],
  crate: Crate,
  found: readonly ReviewFinding[],
): Merits => {
  const emissions = files.flatMap((file) =>
    emissionsOf(file, crate).map((call) => ({ file, call })),
  );
  const critical = emissions.filter(({ file, call }) => crate.isCritical(file, call));
  const events = files.flatMap(({ events: made }) => made);
  const owners = files.flatMap(({ owners: held }) => held);
  const count = (rule: string) => found.filter((finding) => finding.rule === rule).length;
  return {
    emissions: emissions.length,
    counted: emissions.filter(({ file, call }) => isCounted(call, file, crate) === true).length,
    critical: critical.length,
    flushed: Math.max(0, critical.length - count('REVIEW-3')),
    owners: owners.length,
    disposed: Math.max(0, owners.length - count('REVIEW-5')),
    sanitized: events.filter(({ fields }) => fields.some(({ isSanitized }) => isSanitized)).length,
    withActor: events.filter(({ fields }) =>
      fields.some(({ name }) => /^(?:\.\.\.)?(?:actor|worker_?id)/i.test(name)),
    ).length,
  };
};
