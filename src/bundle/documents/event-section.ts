import { severityLabel } from '../../catalogue';
import { eventWord, fieldsOf, type JudgedEvent } from './judged-events';
import { fenced, list, listed, paragraphs, quoted, table } from './markdown';
import { lines } from './opening';
import type { Account, Sighting } from './types';
import {
  assuranceWords,
  checksOf,
  evidenceLink,
  evidenceLinks,
  isLookedAt,
  outcomeWord,
  signs,
} from './words';

/** The requirement that has each CRITICAL event on disk before the answer. */
const onDisk: Readonly<Record<string, string>> = {
  SealVerificationFailed: 'FLUSH-1',
  PathTraversalAttempt: 'FLUSH-2',
  IntegrityViolation: 'FLUSH-3',
  PolicyViolation: 'FLUSH-4',
};

/** One event in full: when it is due, a record of it, field by field, and what is wrong with it. */
export const eventSection = (event: JudgedEvent, account: Account): string => {
  const { number, definition, told } = event;
  const { type, severity, when, emittedBy } = definition;
  const best = told?.best ?? null;
  return paragraphs([
    `### ${number}. ${type} (${severityLabel[severity]})`,
    lines(
      `**Status**: ${eventWord(event)}`,
      `**When**: ${when}`,
      `**Emitted by**: ${listed(emittedBy)}`,
      `**Where**: ${eventPlaces(event, account) || 'nowhere in what was read'}`,
      ...survival(type, account),
    ),
    best === null ? null : paragraphs(['**Fields**:', fieldTable(event)]),
    best === null ? null : recordMarkdown(best),
    wrong(event),
  ]);
};

const fieldTable = ({ definition, told }: JudgedEvent): string =>
  table(
    ['Field', 'Recorded', 'Value'],
    fieldsOf(definition).map((field) => [
      quoted(field),
      `${told?.fields.get(field) ?? 0} of ${told?.records ?? 0} times`,
      told?.held.has(field)
        ? `${signs.pass} held against what the gate expected`
        : 'recorded, held against nothing',
    ]),
  );

const recordMarkdown = ({ file, line, scenario, event, evidence }: Sighting): string =>
  paragraphs([
    `**A record of it**, ${quoted(`${file}:${line}`)}, from ${quoted(scenario)} (${evidenceLink(evidence)}):`,
    fenced('json', JSON.stringify(event, null, 2)),
  ]);

const wrong = ({ told }: JudgedEvent): string | null => {
  if (!told || told.broken.size === 0) return null;
  return paragraphs([
    '**What is wrong with it**:',
    list(
      [...told.broken].flatMap(([evidence, reasons]) =>
        reasons.map((reason) => `❌ ${quoted(reason)} (${evidenceLink(evidence)})`),
      ),
    ),
  ]);
};

/** Where a record lies, and where the sources put the event together, as far as they were read. */
export const eventPlaces = ({ definition, told }: JudgedEvent, { review }: Account): string => {
  const best = told?.best;
  const inSource = review?.record.crates
    .flatMap(({ events }) => events)
    .filter(({ type }) => type === definition.type)
    .map(
      ({ function: name, file, line }) =>
        `${name === null ? '' : `${quoted(`${name}()`)} in `}${quoted(`${file}:${line}`)}`,
    );
  return [
    ...(best
      ? [`trail ${quoted(`${best.file}:${best.line}`)}, ${evidenceLink(best.evidence)}`]
      : []),
    ...(inSource && inSource.length > 0 ? [`source ${[...new Set(inSource)].join(', ')}`] : []),
  ].join('; ');
};

const survival = (type: string, { requirements }: Account): readonly string[] => {
  const one = requirements.find(({ definition }) => definition.id === onDisk[type]);
  if (!one) return [];
  const { id } = one.definition;
  return [
    isLookedAt(one)
      ? `**On disk before the answer**: ${signs[one.verdict.outcome]} ${id} ${outcomeWord(one.verdict.outcome)}, ` +
        `${assuranceWords(one.verdict.assurance)}; ${evidenceLinks(checksOf(one))}`
      : `**On disk before the answer**: ${signs['not-verified']} ${id} not looked at`,
  ];
};
