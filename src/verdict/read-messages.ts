import type { Attachment, Envelope, Pickle } from '@cucumber/messages';
import { Query } from '@cucumber/query';
import {
  CHECK_MEDIA_TYPE,
  NOTE_MEDIA_TYPE,
  RAW_MEDIA_TYPE,
  checkRecordSchema,
  noteSchema,
  rawEvidenceSchema,
  type Note,
} from './record';
import {
  judgeScenario,
  type CucumberStatus,
  type ScenarioResult,
  type ScenarioRun,
} from './scenario-result';
import { NOT_SELECTED } from './waivers';

/**
 * Reads every scenario out of a Cucumber message stream, in the order in which they stand in the
 * features, with the records and notes attached on the way. The stream is the one account of a run:
 * the gate decides from it, and so does whoever verifies the bundle.
 *
 * A scenario that the stream knows but did not run is there as `not-verified`, one that it began
 * and never finished as an error: neither can be left out to look better. One that was run again is
 * inconclusive at best: whoever repeats until it passes has proved nothing.
 *
 * @throws {z.ZodError | SyntaxError} when an attachment of ours is not of its schema.
 */
export const readScenarios = (messages: Iterable<Envelope>): readonly ScenarioResult[] => {
  const query = new Query();
  for (const message of messages) query.update(message);
  const ran = executions(query);
  const taken = new Set<string>();
  return query
    .findAllPickles()
    .map((pickle) => ({ ...describe(query, pickle), ...(ran.get(pickle.id) ?? notRun) }))
    .sort((a, b) => compare(a.feature, b.feature) || a.line - b.line)
    .map((run) => judgeScenario({ ...run, id: uniqueId(run, taken) }));
};

type Execution = Pick<ScenarioRun, 'status' | 'records' | 'notes' | 'raw' | 'message'>;
type Description = Pick<ScenarioRun, 'name' | 'rule' | 'feature' | 'line' | 'requirements'>;

const notRun: Execution = {
  status: 'SKIPPED',
  records: [],
  notes: [{ outcome: 'not-verified', reason: NOT_SELECTED }],
  raw: [],
  message: null,
};

const ranAgain: Note = {
  outcome: 'inconclusive',
  reason: 'it was run more than once in this run; only a single attempt counts',
};

const executions = (query: Query): ReadonlyMap<string, Execution> => {
  const byPickle = new Map<string, Execution>();
  for (const started of query.findAllTestCaseStarted()) {
    const pickle = query.findPickleBy(started);
    if (!pickle) throw new SyntaxError(`the stream has no pickle for ${started.testCaseId}`);
    const attachments = query
      .findTestStepsFinishedBy(started)
      .flatMap((finished) => query.findAttachmentsBy(finished));
    const finished = query.findTestCaseFinishedBy(started) !== undefined;
    const result = query.findMostSevereTestStepResultBy(started);
    const status: CucumberStatus = finished && result ? result.status : 'UNKNOWN';
    byPickle.set(pickle.id, {
      status,
      records: read(attachments, CHECK_MEDIA_TYPE).map((body) => checkRecordSchema.parse(body)),
      notes: [
        ...read(attachments, NOTE_MEDIA_TYPE).map((body) => noteSchema.parse(body)),
        ...(started.attempt > 0 || byPickle.has(pickle.id) ? [ranAgain] : []),
      ],
      raw: read(attachments, RAW_MEDIA_TYPE).map((body) => rawEvidenceSchema.parse(body)),
      message: result?.message ?? null,
    });
  }
  return byPickle;
};

const describe = (query: Query, pickle: Pickle): Description => ({
  name: pickle.name,
  rule: query.findLineageBy(pickle)?.rule?.name ?? '',
  feature: pickle.uri,
  line: query.findLocationOf(pickle)?.line ?? 0,
  requirements: pickle.tags
    .map((tag) => tag.name.slice(1))
    .filter((name) => /^[A-Z]+-\d+$/.test(name)),
});

const uniqueId = (run: Description, taken: Set<string>): string => {
  const title = `${run.feature}: ${run.rule} / ${run.name}`;
  let id = title;
  for (let nth = 2; taken.has(id); nth += 1) id = `${title} (${nth})`;
  taken.add(id);
  return id;
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const read = (attachments: readonly Attachment[], mediaType: string): readonly unknown[] =>
  attachments
    .filter((attachment) => attachment.mediaType === mediaType)
    .map((attachment): unknown => JSON.parse(attachment.body));
