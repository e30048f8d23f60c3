import {
  AttachmentContentEncoding,
  type Envelope,
  type FeatureChild,
  type Location,
  TestStepResultStatus,
  type TestStepResult,
} from '@cucumber/messages';
import type { CucumberStatus } from '../scenario-result';

/** Where a scenario stands in the features. */
interface Place {
  readonly uri?: string;
  readonly line?: number;
  readonly name?: string;
  readonly rule?: string;
  readonly tags?: readonly string[];
  /** False for a pickle whose source the stream does not hold. */
  readonly withSource?: boolean;
}

/** A test case that began. */
export interface Started {
  readonly id: string;
  readonly stepId: string;
}

const instant = { seconds: 0, nanos: 0 };

/** Writes a Cucumber message stream, message by message, as a run of the gate does. */
export class Stream {
  readonly messages: Envelope[] = [];
  #next = 0;

  #id(): string {
    this.#next += 1;
    return `id-${String(this.#next).padStart(3, '0')}`;
  }

  /** A scenario of the features; gives the id of its pickle. */
  pickle(place: Place = {}): string {
    const { uri = 'features/a.feature', line = 7, name = 'It holds', rule, tags = [] } = place;
    const [id, astId] = [this.#id(), this.#id()];
    const location = { line, column: 5 };
    if (place.withSource !== false) this.#source(uri, rule, name, astId, location);
    this.messages.push({
      pickle: {
        ...{ id, uri, name, language: 'en', astNodeIds: [astId] },
        steps: [{ id: this.#id(), text: 'a subject', astNodeIds: [this.#id()] }],
        tags: tags.map((tag) => ({ name: tag, astNodeId: this.#id() })),
      },
    });
    return id;
  }

  #source(uri: string, rule: string | undefined, name: string, id: string, at: Location): void {
    const keyword = { tags: [], description: '', location: at };
    const scenario = { ...keyword, id, name, keyword: 'Scenario', steps: [], examples: [] };
    const child: FeatureChild =
      rule === undefined
        ? { scenario }
        : {
            rule: {
              ...{ ...keyword, id: this.#id(), name: rule, keyword: 'Rule' },
              children: [{ scenario }],
            },
          };
    this.messages.push({
      gherkinDocument: {
        uri,
        feature: {
          ...{ ...keyword, name: 'A feature', keyword: 'Feature', language: 'en' },
          children: [child],
        },
        comments: [],
      },
    });
  }

  /** Begins a pickle; a later attempt has a number above 0. */
  start(pickleId: string, attempt = 0): Started {
    const [testCaseId, stepId, id] = [this.#id(), this.#id(), this.#id()];
    this.messages.push({
      testCase: { id: testCaseId, pickleId, testSteps: [{ id: stepId, hookId: this.#id() }] },
    });
    this.messages.push({ testCaseStarted: { id, testCaseId, attempt, timestamp: instant } });
    return { id, stepId };
  }

  attach({ id, stepId }: Started, mediaType: string, body: unknown): void {
    this.messages.push({
      attachment: {
        ...{ testCaseStartedId: id, testStepId: stepId, mediaType },
        body: typeof body === 'string' ? body : JSON.stringify(body),
        contentEncoding: AttachmentContentEncoding.IDENTITY,
      },
    });
  }

  endStep({ id, stepId }: Started, status: CucumberStatus, message?: string): void {
    const testStepResult: TestStepResult = {
      ...{ status: TestStepResultStatus[status], duration: instant },
      ...(message === undefined ? {} : { message }),
    };
    this.messages.push({
      testStepFinished: {
        ...{ testCaseStartedId: id, testStepId: stepId, timestamp: instant },
        testStepResult,
      },
    });
  }

  end({ id }: Started, willBeRetried = false): void {
    this.messages.push({
      testCaseFinished: { testCaseStartedId: id, timestamp: instant, willBeRetried },
    });
  }
}
