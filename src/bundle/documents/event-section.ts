import { severityLabel } from '../../catalogue';
import { eventWord, fieldsOf, type JudgedEvent } from './judged-events';
import { fenced, list, listed, paragraphs, quoted, table } from './markdown';
import { lines } from './opening';
import type { Account, Held, Sighting } from './types';
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
      `**Due**: when ${when}`,
      `**Due from**: ${listed(emittedBy)}`,
      `**Where**: ${eventPlaces(event, account) || 'nowhere in what was read'}`,
      ...survival(type, account),
    ),
    best === null
      ? null
      : paragraphs([
          '**Fields**, and what a passing check held each against:',
          fieldTable(event),
          labelled(event),
        ]),
    best === null ? null : recordMarkdown(best),
    wrong(event),
  ]);
};

/** What else is wrong with the records, which is no field of the event. */
const labelled = ({ definition, told }: JudgedEvent): string | null => {
  const label = severityLabel[definition.severity];
  const others = [...(told?.severities ?? [])].filter((one) => one !== label);
  const wrongs = [
    ...(others.length > 0
      ? [`❌ also recorded as ${others.map(quoted).join(', ')}, not ${label}`]
      : []),
    ...(told && told.untimed > 0 ? [`❌ ${told.untimed} of ${told.records} without a time`] : []),
  ];
  return wrongs.length > 0 ? list(wrongs) : null;
};

const fieldTable = ({ definition, told }: JudgedEvent): string =>
  table(
    ['Field', 'Recorded', 'Value'],
    fieldsOf(definition).map((field) => [
      quoted(field),
      `${told?.fields.get(field) ?? 0} of ${told?.records ?? 0} times`,
      heldWords(told?.held.get(field)),
    ]),
  );

const heldWords = (held: Held | undefined): string => {
  if (held === undefined) return 'held against nothing in this run';
  return held === 'value' ? `${signs.pass} the very value` : `${signs.pass} a text as it should be`;
};

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
