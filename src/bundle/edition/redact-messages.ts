import {
  AttachmentContentEncoding,
  type Attachment,
  type Envelope,
  type TestStepFinished,
} from '@cucumber/messages';
import {
  CHECK_MEDIA_TYPE,
  NOTE_MEDIA_TYPE,
  RAW_MEDIA_TYPE,
  checkRecordSchema,
  noteSchema,
  rawEvidenceSchema,
} from '../../verdict';
import { REMOVED } from './edition';

/**
 * A message stream in which chosen test cases say how they ended and on which evidence, and quote
 * none of it: no finding, no reason, no message of Cucumber's, no text that was attached.
 */
export const redactMessages = (
  messages: readonly Envelope[],
  testCases: ReadonlySet<string>,
): readonly Envelope[] => {
  const started = new Set(
    messages.flatMap(({ testCaseStarted: one }) =>
      one && testCases.has(one.testCaseId) ? [one.id] : [],
    ),
  );
  return messages.map((message): Envelope => {
    const { attachment, testStepFinished } = message;
    if (attachment && started.has(attachment.testCaseStartedId ?? '')) {
      return { attachment: redactAttachment(attachment) };
    }
    if (testStepFinished && started.has(testStepFinished.testCaseStartedId)) {
      return { testStepFinished: redactEnd(testStepFinished) };
    }
    return message;
  });
};

const redactEnd = (finished: TestStepFinished): TestStepFinished => {
  const { duration, status, message, exception } = finished.testStepResult;
  const testStepResult = {
    ...{ duration, status },
    ...(message !== undefined && { message: REMOVED }),
    ...(exception && { exception: { type: REMOVED } }),
  };
  return { ...finished, testStepResult };
};

const redactAttachment = (attachment: Attachment): Attachment => {
  const { testCaseStartedId, testStepId, mediaType, timestamp } = attachment;
  return {
    ...(testCaseStartedId !== undefined && { testCaseStartedId }),
    ...(testStepId !== undefined && { testStepId }),
    ...(timestamp && { timestamp }),
    ...{ mediaType, contentEncoding: AttachmentContentEncoding.IDENTITY },
    body: bodyWithout(attachment),
  };
};

const bodyWithout = ({ mediaType, body }: Attachment): string => {
  switch (mediaType) {
    case CHECK_MEDIA_TYPE:
      return JSON.stringify(redactCheck(body));
    case NOTE_MEDIA_TYPE:
      return JSON.stringify({ ...noteSchema.parse(JSON.parse(body)), reason: REMOVED });
    case RAW_MEDIA_TYPE:
      return JSON.stringify({ ...rawEvidenceSchema.parse(JSON.parse(body)), what: REMOVED });
    default:
      return REMOVED;
  }
};

/** Why the assurance is what it is are the words of the gate, not of the subject. */
const redactCheck = (body: string) => {
  const record = checkRecordSchema.parse(JSON.parse(body));
  return {
    ...record,
    findings: record.findings.map(({ code }) => ({ code, expected: REMOVED, seen: REMOVED })),
    reason: record.reason === null ? null : REMOVED,
  };
};
